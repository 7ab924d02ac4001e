"""The dates and tasks of one Work Group, with what speaks against each."""

from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise

from django.utils import timezone

from hubs.models import FeePolicy, Hub
from hubs.queries.calendar import calendar_of
from pages.rules.school_days import warnings_for
from pages.wording import day_words
from workgroups.models import (
    SchoolTask,
    WorkGroup,
    Workshop,
)
from workgroups.rules.calendar import shifted_due_on
from workgroups.rules.days_off import day_off_words
from workgroups.rules.notice import free_until_for, last_free_moment


@dataclass(frozen=True)
class CycleStep:
    """One workshop with the school-based tasks that follow it."""

    number: int
    workshop: Workshop
    tasks: list[SchoolTask]
    free_until: datetime | None
    warnings: list[str] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return self.workshop.ends_at <= timezone.now()

    @property
    def is_past_free_moment(self) -> bool:
        """Has the last free moment passed before the workshop? Later places have their own."""
        until = self.free_until
        return until is not None and until < timezone.now() < self.workshop.starts_at


def with_warnings(cycle: list[CycleStep], hub: Hub) -> list[CycleStep]:
    """The same steps with what speaks against their days, in two queries for all."""
    standing = [step.workshop for step in cycle if step.workshop.cancelled_at is None]
    found = day_warnings(standing, hub)
    late = late_tasks(cycle)
    return [
        replace(step, warnings=found.get(step.workshop.pk, []) + late.get(step.workshop.pk, []))
        for step in cycle
    ]


def late_tasks(cycle: list[CycleStep]) -> dict[int, list[str]]:
    """The tasks that are due only after the next workshop, by the workshop they follow."""
    # What was called off is nobody's next workshop.
    standing = [step for step in cycle if step.workshop.cancelled_at is None]
    return {
        step.workshop.pk: [
            f"“{task.title}” is due on {day_words(task.due_on)}, after the next workshop."
            for task in step.tasks
            if task.due_on and task.due_on > timezone.localdate(following.workshop.starts_at)
        ]
        for step, following in pairwise(standing)
    }


@dataclass(frozen=True)
class TaskShift:
    """A school-based task that is due on another day once the workshop after it is moved."""

    task: SchoolTask
    due_on: date
    off: str = ""  # why there is no school that day, from with_days_off()

    @property
    def moved(self) -> SchoolTask:
        """The task as it is then, which is saved nowhere."""
        task = copy(self.task)
        task.due_on = self.due_on
        return task

    @property
    def planned(self) -> str:
        assert self.task.due_on is not None
        return (
            f"“{self.task.title}” is due on {day_words(self.task.due_on)} now, and then on "
            f"{day_words(self.due_on)}.{self.off_words}"
        )

    @property
    def done(self) -> str:
        return f"“{self.task.title}” is now due on {day_words(self.due_on)}.{self.off_words}"

    @property
    def off_words(self) -> str:
        return f" There is no school that day: {self.off}." if self.off else ""


def task_shifts(workshop: Workshop, to: date) -> list[TaskShift]:
    """The tasks that lead up to the workshop, as they are due once it is moved to that day."""
    standing = Workshop.objects.standing().filter(workgroup=workshop.workgroup_id)
    before = standing.filter(starts_at__lt=workshop.starts_at).last()
    if before is None:
        return []
    was, first = timezone.localdate(workshop.starts_at), timezone.localdate(before.starts_at)
    tasks = SchoolTask.objects.filter(after_workshop=before, due_on__isnull=False)
    found = [
        TaskShift(task, shifted_due_on(task.due_on, was=was, to=to, not_before=first))
        for task in tasks.order_by("pk")
        if task.due_on is not None
    ]
    return [shift for shift in found if shift.due_on != shift.task.due_on]


def with_days_off(shifts: list[TaskShift], hub: Hub) -> list[TaskShift]:
    """The same, where there is no school on the new day with the reason."""
    if not shifts:
        return []
    days = [shift.due_on for shift in shifts]
    calendar = calendar_of(hub, min(days), max(days))
    return [replace(shift, off=day_off_words(shift.due_on, calendar)) for shift in shifts]


def tasks_that_stay(workshop: Workshop, to: date) -> list[str]:
    """What is said of each task that follows the workshop and has a day, once it is moved to
    another: they do not move with it.
    """
    if to == timezone.localdate(workshop.starts_at):
        return []
    tasks = SchoolTask.objects.filter(after_workshop=workshop, due_on__isnull=False)
    found = [(one.title, one.due_on) for one in tasks.order_by("due_on", "pk") if one.due_on]
    return [
        f"“{title}” stays due on {day_words(due_on)}"
        + (", which is no longer after this workshop." if due_on <= to else ".")
        for title, due_on in found
    ]


def day_warnings(workshops: list[Workshop], hub: Hub) -> dict[int, list[str]]:
    """What speaks against each workshop's day, by the workshop's id."""
    days = {workshop.pk: timezone.localdate(workshop.starts_at) for workshop in workshops}
    if not days:
        return {}
    calendar = calendar_of(hub, min(days.values()), max(days.values()))
    return {pk: warnings_for(day, calendar) for pk, day in days.items()}


def cycle_of(
    workgroup: WorkGroup, *, with_cancelled: bool = False, accepted_at: datetime | None = None
) -> list[CycleStep]:
    """The workshop-task cycle in order, with the last free moment of each date.

    For somebody who accepts a place at `accepted_at`, if that is given.
    """
    workshops = workgroup.workshops.select_related("venue").with_own_leads()
    if not with_cancelled:
        workshops = workshops.standing()
    tasks: dict[int, list[SchoolTask]] = {}
    for task in workgroup.tasks.order_by("pk"):
        tasks.setdefault(task.after_workshop_id, []).append(task)
    policy = workgroup.fee_policy
    return [
        CycleStep(
            number=number,
            workshop=workshop,
            tasks=tasks.get(workshop.pk, []),
            free_until=free_until(workshop, policy, accepted_at),
        )
        for number, workshop in enumerate(workshops, 1)
    ]


def free_until(
    workshop: Workshop, policy: FeePolicy | None, accepted_at: datetime | None
) -> datetime | None:
    if accepted_at is not None:
        return free_until_for(workshop.starts_at, policy, accepted_at, workshop.changed_at)
    return last_free_moment(workshop.starts_at, policy) if policy else None
