"""The dates of a draft, planned together."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import ProtectedError

from access.refusal import Refused
from workgroups.actions.plan import lock_workgroup
from workgroups.models import SchoolTask, WorkGroup, Workshop
from workgroups.rules.dates import PlannedWorkshop

CHANGED_MEANWHILE = (
    "The dates were changed a moment ago, by you or somebody else. Open the page again and look "
    "before you go on."
)


@transaction.atomic
def set_dates(
    *, workgroup: WorkGroup, planned: Sequence[PlannedWorkshop], seen: Collection[int]
) -> list[Workshop]:
    """Make the workshops of a draft those that are planned, each with its school-based tasks.

    `seen` are the keys of those that the planner had in view, so that two clicks, or two people,
    neither add one twice nor take out what they never saw. A workshop that stays keeps what else
    is known of it. One that is not among them is taken out with its tasks. Raises Refused once
    people may have seen the dates, who must be told.
    """
    lock_workgroup(workgroup)
    # Asked anew: publishing holds the same lock, so it lies behind us or waits.
    if WorkGroup.objects.filter(pk=workgroup.pk, published_at__isnull=False).exists():
        raise Refused("This Work Group has been published meanwhile. Move its dates one at a time.")
    before = {row.pk: row for row in workgroup.workshops.standing().select_for_update()}
    kept = [row.workshop for row in planned if row.workshop is not None]
    if before.keys() != set(seen) or not set(kept) <= set(seen) or len(kept) > len(set(kept)):
        raise Refused(CHANGED_MEANWHILE)
    gone = before.keys() - set(kept)
    # A task protects its workshop, but in a draft nobody has been set it yet.
    SchoolTask.objects.filter(after_workshop__in=gone).delete()
    try:
        Workshop.objects.filter(pk__in=gone).delete()
    except ProtectedError as error:
        raise Refused("People have been at one of these workshops, so it has to stay.") from error
    make_way(before, planned)
    return [save_workshop(workgroup, before, row) for row in planned]


def make_way(before: dict[int, Workshop], planned: Sequence[PlannedWorkshop]) -> None:
    """Two workshops that swap their times would meet on the way: no two start at one time."""
    was = {before[row.workshop].starts_at for row in planned if row.workshop is not None}
    for row in planned:
        old = before[row.workshop] if row.workshop is not None else None
        if old and old.starts_at != row.starts_at and row.starts_at in was:
            length = old.ends_at - old.starts_at
            # A minute that no form asks for, different for each.
            old.starts_at = old.starts_at.replace(
                second=1 + old.pk % 59, microsecond=old.pk % 10**6
            )
            old.ends_at = old.starts_at + length
            old.save()


def save_workshop(
    workgroup: WorkGroup, before: dict[int, Workshop], planned: PlannedWorkshop
) -> Workshop:
    known = before.get(planned.workshop) if planned.workshop is not None else None
    workshop = known or Workshop(workgroup=workgroup)
    was = facts_of(workshop)
    workshop.starts_at, workshop.ends_at = planned.starts_at, planned.ends_at
    workshop.mode, workshop.venue_id = planned.mode, planned.venue
    # Else its history would name a change where there was none.
    if known is None or facts_of(workshop) != was:
        workshop.save()
    set_tasks(workshop, planned.tasks)
    return workshop


def facts_of(workshop: Workshop) -> tuple:
    return workshop.starts_at, workshop.ends_at, workshop.mode, workshop.venue_id


def set_tasks(workshop: Workshop, titles: Sequence[str]) -> None:
    """A task whose title stays the same stays the same row; as many as come and go are renamed."""
    tasks = list(SchoolTask.objects.filter(after_workshop=workshop).order_by("pk"))
    gone = [task for task in tasks if task.title not in titles]
    new = [title for title in titles if title not in {task.title for task in tasks}]
    if len(gone) == len(new):
        for task, title in zip(gone, new, strict=True):
            task.title = title
            task.save()
        return
    SchoolTask.objects.filter(pk__in=[task.pk for task in gone]).delete()
    for title in new:
        SchoolTask(workgroup=workshop.workgroup, after_workshop=workshop, title=title).save()
