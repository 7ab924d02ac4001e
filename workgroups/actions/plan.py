"""Planning a Work Group and publishing it."""

from collections.abc import Callable, Iterable, Mapping

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from access.permissions import Permission
from access.refusal import Refused
from hubs.actions.people import account_of
from hubs.models import FeePolicy, Hub, User
from outbox.actions import queue
from workgroups import emails
from workgroups.choices import OutcomeLevel
from workgroups.models import Outcome, SchoolTask, WorkGroup, WorkGroupLead, Workshop
from workgroups.queries.cycle import TaskShift
from workgroups.queries.plan import plan_of_workgroup
from workgroups.rules.readiness import (
    Criterion,
    missing_criteria,
    needs_only_a_reason,
    readiness_criteria,
)

# What apps above say against somebody leading a Work Group: a sentence, or "" for nothing.
LeadObjection = Callable[[WorkGroup, User], str]
# Places stand above this package, which never learns of them: they object from where they are.
lead_objections: list[LeadObjection] = []


def lead_objection(object_to: LeadObjection) -> LeadObjection:
    """Register a reason against a lead, in a module its AppConfig loads."""
    lead_objections.append(object_to)
    return object_to


@transaction.atomic
def create_workgroup(*, draft: WorkGroup) -> WorkGroup:
    """Begin a Work Group in its project's year, on the terms its hub has in force today.

    Who it is for and how many a school may send is what the project says, until it is changed.
    An event charges no fee unless somebody chooses terms for it.
    """
    # One at a time in a hub, so that of two alike the second finds the first.
    Hub.objects.select_for_update(no_key=True).get(pk=draft.hub_id)
    names = {"project": draft.project, "title": draft.title, "cohort": draft.cohort}
    if WorkGroup.objects.filter(hub=draft.hub, published_at=None, **names).exists():
        raise Refused(
            "There is a draft of this Work Group already. Give another one a cohort of its own.",
            field="cohort",
        )
    draft.school_year = draft.project.school_year
    draft.eligible_roles = draft.project.audience
    draft.places_per_school = draft.project.places_per_school or draft.places_per_school
    draft.day_equivalent = draft.day_equivalent or draft.project.day_equivalent
    if not draft.project.is_event:
        draft.fee_policy = FeePolicy.objects.in_force(draft.hub, timezone.localdate())
    draft.save()
    return draft


@transaction.atomic
def publish_workgroup(
    *, workgroup: WorkGroup, by: User, without_evidence_because: str = ""
) -> WorkGroup:
    """Put the Work Group on its public page. Raises Refused with what is still missing.

    A hub lead may go without a plan of evidence for a reason, which is kept.
    """
    # Not the project, on which other hubs plan at the same time.
    rows = WorkGroup.objects.select_for_update(of=["self"]).select_related("project")
    row = rows.get(pk=workgroup.pk)
    if row.published_at:
        raise Refused("This Work Group has been published already.")
    found = readiness_criteria(plan_of_workgroup(row))
    if may_publish_without_evidence(row, found, by):
        row.published_without_evidence_because = reason_to_go_without(without_evidence_because)
    elif lacking := missing_criteria(found):
        still = "; ".join(
            f"{c.label.lower()} ({c.what_to_do.rstrip('.').lower()})" for c in lacking
        )
        raise Refused(f"Before it can be published it needs: {still}.")
    row.published_at, row.published_by = timezone.now(), by
    row.save()
    return row


def may_publish_without_evidence(workgroup: WorkGroup, found: list[Criterion], by: User) -> bool:
    """Is all that is missing something that this person may override?"""
    may = Permission.PUBLISH_WITHOUT_EVIDENCE
    return needs_only_a_reason(found) and by.may(may, workgroup.hub_id)


def reason_to_go_without(reason: str) -> str:
    if not reason.strip():
        raise Refused("Say why it is published without a plan of evidence.", field="reason")
    return reason.strip()


@transaction.atomic
def add_workshop_to_draft(*, workshop: Workshop) -> Workshop:
    """Add a workshop to a draft. Raises Refused once people may have places, who must be told."""
    lock_workgroup(workshop.workgroup)
    # Asked anew: publishing holds the same lock, so it lies behind us or waits.
    if WorkGroup.objects.filter(pk=workshop.workgroup_id, published_at__isnull=False).exists():
        raise Refused("This Work Group has been published meanwhile. Add the workshop again.")
    workshop.save()
    return workshop


@transaction.atomic
def set_outcomes(*, workgroup: WorkGroup, texts: dict[str, list[str]]) -> None:
    """Make the intended outcomes those of `texts`, in order, by level.

    An outcome whose words stay the same stays the same row, with what people said of it. Where as
    many of a level come as go, they are taken for the same ones in other words.
    """
    lock_workgroup(workgroup)
    before = {(row.level, row.text): row for row in workgroup.outcomes.select_for_update()}
    wanted = [(level, text) for level in OutcomeLevel.values for text in texts.get(level, [])]
    gone = [row for key, row in before.items() if key not in wanted]
    before |= reworded_outcomes(gone, [key for key in dict.fromkeys(wanted) if key not in before])
    # Answers protect what they rate. They lie in a package above, so the database is asked.
    try:
        Outcome.objects.filter(pk__in=[row.pk for row in gone]).delete()
    except ProtectedError as error:
        raise Refused(
            "People have already been asked about one of these outcomes, so it has to stay."
        ) from error
    for position, (level, text) in enumerate(dict.fromkeys(wanted), 1):
        row = before.get((level, text)) or Outcome(workgroup=workgroup, level=level, text=text)
        row.position = position
        row.save()


def reworded_outcomes(
    gone: list[Outcome], new: list[tuple[str, str]]
) -> dict[tuple[str, str], Outcome]:
    """New rows, with what the outcomes of the same place in their level were measured by."""
    found = {}
    for level in OutcomeLevel.values:
        old = [row for row in gone if row.level == level]
        keys = [key for key in new if key[0] == level]
        if len(old) == len(keys):
            for row, (_, text) in zip(old, keys, strict=True):
                kept = {"category": row.category, "measure": row.measure}
                found[level, text] = Outcome(
                    workgroup=row.workgroup, level=level, text=text, **kept
                )
    return found


@transaction.atomic
def set_measures(*, workgroup: WorkGroup, said: Mapping[int, tuple[str, str]]) -> None:
    """Keep of each outcome, by its id, what it is about and how it is measured."""
    lock_workgroup(workgroup)
    for outcome in workgroup.outcomes.select_for_update().filter(pk__in=said):
        outcome.category, outcome.measure = said[outcome.pk]
        outcome.save()


def lock_workgroup(workgroup: WorkGroup) -> None:
    """Parts of one Work Group are added one at a time."""
    # Without the key, so that rows that point to it can be written meanwhile.
    WorkGroup.objects.select_for_update(no_key=True).get(pk=workgroup.pk)


@transaction.atomic
def add_task(*, task: SchoolTask) -> SchoolTask:
    """Set a task after a workshop, once."""
    lock_workgroup(task.workgroup)
    same = SchoolTask.objects.filter(after_workshop=task.after_workshop, title=task.title)
    if same.exists():
        raise Refused("This task is set already after that workshop.", field="title")
    task.save()
    return task


def move_tasks(shifts: Iterable[TaskShift]) -> list[SchoolTask]:
    """Give tasks the days on which they are due with a workshop that is moved."""
    moved = []
    for shift in shifts:
        shift.task.due_on = shift.due_on
        shift.task.save()
        moved.append(shift.task)
    return moved


@transaction.atomic
def add_lead(*, workgroup: WorkGroup, name: str, email: str, by: User) -> WorkGroupLead:
    """Name somebody as lead and write to them; they can sign in from now on. Raises Refused."""
    # The lock under which places are accepted, so that nobody gets one meanwhile.
    lock_workgroup(workgroup)
    user = account_of(name=name, email=email)
    lead, is_new = WorkGroupLead.objects.get_or_create(workgroup=workgroup, user=user)
    if not is_new:
        raise Refused(f"{user} leads this Work Group already.", field="email")
    for object_to in lead_objections:
        if sentence := object_to(workgroup, user):
            raise Refused(sentence, field="email")
    ahead = workgroup.workshops.standing().filter(starts_at__gt=timezone.now())
    queue([emails.lead_named(lead, next_workshop=ahead.select_related("venue").first(), by=by)])
    return lead


@transaction.atomic
def remove_lead(*, workgroup: WorkGroup, user: User, by: User) -> None:
    """Take somebody off the leads, and tell them unless they did it themselves."""
    # Locked, as two who each take away another lead would leave none.
    leads = WorkGroupLead.objects.select_for_update().filter(workgroup=workgroup)
    if workgroup.published_at and leads.count() == 1:
        raise Refused("A published Work Group needs a lead. Name another one first.")
    row = leads.filter(user=user).first()
    if row is None:
        return
    letter = emails.lead_removed(user, workgroup, row=row.pk, by=by)
    row.delete()
    if user != by:
        queue([letter])


@transaction.atomic
def remove_workshop_from_draft(*, workshop: Workshop) -> None:
    """Take a workshop out of a draft. A published one is cancelled instead, with word to all."""
    if workshop.workgroup.published_at:
        raise Refused("People may have seen this date. Cancel it, so that they are told.")
    # A task protects its workshop, but in a draft nobody has been set it yet.
    SchoolTask.objects.filter(after_workshop=workshop).delete()
    workshop.delete()
