from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import OuterRef

from pages.expressions import number_of
from participants.models import InterestDraft, NextTimeWish
from participants.rules.wishes import Offering, is_next_of
from workgroups.models import WorkGroup


def offering_of(workgroup: WorkGroup) -> Offering:
    project = workgroup.project
    return Offering(project.title, project.code, workgroup.school_year, project.is_event)


def open_wishes_of(workgroups: Iterable[WorkGroup]):
    """Those in the hubs of these Work Groups, the oldest first."""
    hubs = {workgroup.hub_id for workgroup in workgroups}
    rows = NextTimeWish.objects.open().filter(workgroup__hub__in=hubs)
    return rows.select_related("workgroup__project").order_by("asked_at", "pk")


def is_answered_by(wish: NextTimeWish, workgroup: WorkGroup) -> bool:
    """Is that the next of the Work Group they asked after? A copy says so itself."""
    before = wish.workgroup
    if before.hub_id != workgroup.hub_id or before.pk == workgroup.pk:
        return False
    is_copy = before.pk == workgroup.predecessor_id
    return is_copy or is_next_of(offering_of(before), offering_of(workgroup))


@dataclass(frozen=True)
class Waiting:
    """How many addresses are written to when a Work Group is published.

    `elsewhere` says whether some of them are only if no other of those asked for is first.
    """

    people: int
    elsewhere: bool


def waiting_for(workgroups: Collection[WorkGroup]) -> dict[int, Waiting]:
    """By the key of each that somebody waits for, in one query."""
    found: dict[int, list[NextTimeWish]] = {}
    several = set()
    for wish in open_wishes_of(workgroups):
        answers = [workgroup.pk for workgroup in workgroups if is_answered_by(wish, workgroup)]
        for key in answers:
            found.setdefault(key, []).append(wish)
        if len(answers) > 1:
            several.add(wish)
    return {
        key: Waiting(len({wish.email for wish in wishes}), not several.isdisjoint(wishes))
        for key, wishes in found.items()
    }


def address_in_draft(pk: int, workgroup: WorkGroup) -> str:
    draft = InterestDraft.objects.filter(pk=pk, workgroup=workgroup).first()
    return draft.answers.get("email", "") if draft else ""


def with_wishes(workgroups):
    """Adds wishes_open, how many people want to hear of the next one."""
    asked = NextTimeWish.objects.open().filter(workgroup=OuterRef("pk"))
    return workgroups.annotate(wishes_open=number_of(asked))
