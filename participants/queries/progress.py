"""How far the people of a Work Group are: who came to which workshop, and who did which task."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from outbox.models import Message
from participants.models import Attendance, Participant, TaskAccount
from participants.queries.standing import standing_of
from participants.queries.task_accounts import TaskOfPlace, set_tasks, task_of_place
from participants.queries.walk_in import walk_ins_counted
from participants.rules.completion import (
    COUNTS_FOR_SCHOOL,
    Standing,
    minutes_between,
    minutes_there,
)
from participants.rules.task_account import may_be_reminded
from workgroups.models import WorkGroup, Workshop

TASKS_REMINDER = "tasks-reminder"
NOT_CLOSED: tuple[str, int | None] = ("", None)


@dataclass(frozen=True)
class Came:
    """One participant at one workshop."""

    workshop: Workshop
    outcome: str  # "" before its register is closed
    minutes: int | None  # where they were not there for all of it
    had_place: bool  # when it began
    is_over: bool

    @property
    def part_words(self) -> str:
        """Where somebody was there for a part."""
        if self.minutes is None or self.outcome not in COUNTS_FOR_SCHOOL:
            return ""
        whole = minutes_between(self.workshop.starts_at, self.workshop.ends_at)
        return f"{minutes_there(whole, self.minutes)} of {whole} minutes"


@dataclass(frozen=True)
class ColumnTotal:
    """Of one workshop or task: how many came or did it, of how many of whom it is known."""

    reached: int
    of: int
    walk_ins: int = 0  # who came without a place


@dataclass(frozen=True)
class PersonProgress:
    """One participant, with what they did in the order of the year."""

    participant: Participant
    steps: list[Came | TaskOfPlace]
    reminded_at: datetime | None  # when a reminder was last written to them
    standing: Standing

    @property
    def late(self) -> list[TaskOfPlace]:
        return [one for one in self.tasks if one.is_late]

    @property
    def tasks(self) -> list[TaskOfPlace]:
        return [one for one in self.steps if isinstance(one, TaskOfPlace)]


@dataclass(frozen=True)
class Progress:
    """The grid: its columns in the order of the year, and its people by name."""

    columns: list[Workshop | TaskOfPlace]
    people: list[PersonProgress]
    walk_ins: Mapping[int, int]  # by workshop

    @property
    def totals(self) -> list[ColumnTotal]:
        """In the order of the columns."""
        return [
            total_of([person.steps[number] for person in self.people], self.walk_ins)
            for number in range(len(self.columns))
        ]

    @property
    def behind(self) -> list[PersonProgress]:
        return [one for one in self.people if one.late]

    @property
    def colleagues(self) -> int:
        return sum(one.account.colleagues or 0 for one in self.accounts)

    @property
    def pupils(self) -> int:
        return sum(one.account.pupils or 0 for one in self.accounts)

    @property
    def accounts(self):
        return [one for person in self.people for one in person.tasks if one.account]


def progress_of(workgroup: WorkGroup, *, with_given_up: bool = False) -> Progress:
    """In a fixed number of queries, however many people there are."""
    now, today = timezone.now(), timezone.localdate()
    tasks = set_tasks(workgroup.pk)
    workshops = list(Workshop.objects.standing().filter(workgroup=workgroup))
    places = Participant.objects.filter(workgroup=workgroup)
    places = places if with_given_up else places.taking_part()
    people = list(
        places.select_related("person", "school", "fee_policy").order_by("person__name", "pk")
    )
    outcomes = outcomes_in(workgroup)
    said = {
        (account.participant_id, account.task_id): account
        for account in TaskAccount.objects.filter(participant__in=people)
    }
    reminded = last_reminders([person.pk for person in people])

    def dates_of_person(person: Participant) -> list[Came]:
        ended = [outcomes.get((person.pk, one.pk), NOT_CLOSED) for one in workshops]
        return [
            Came(one, outcome, minutes, person.accepted_at < one.starts_at, one.ends_at < now)
            for one, (outcome, minutes) in zip(workshops, ended, strict=True)
        ]

    def of_person(person: Participant) -> PersonProgress:
        came = dates_of_person(person)
        done = [
            task_of_place(task, due, said.get((person.pk, task.pk)), today) for task, due in tasks
        ]
        standing = standing_of(came, done, workgroup.completion_rule)
        return PersonProgress(person, in_order([*came, *done]), reminded.get(person.pk), standing)

    blank = [task_of_place(task, due, None, today) for task, due in tasks]
    return Progress(
        in_order([*workshops, *blank]),
        [of_person(person) for person in people],
        walk_ins_counted(workgroup),
    )


def total_of(steps: list, walk_ins: Mapping[int, int]) -> ColumnTotal:
    if not steps or isinstance(steps[0], TaskOfPlace):
        return ColumnTotal(sum(one.is_done for one in steps), len(steps))
    settled = [one for one in steps if one.outcome]
    came = sum(one.outcome in COUNTS_FOR_SCHOOL for one in settled)
    return ColumnTotal(came, len(settled), walk_ins.get(steps[0].workshop.pk, 0))


def in_order(steps: list) -> list:
    """Each workshop, then the tasks that follow it; those of one called off stand at its time."""

    def place(step) -> tuple[datetime, bool]:
        if isinstance(step, TaskOfPlace):
            return step.task.after_workshop.starts_at, True
        return (step if isinstance(step, Workshop) else step.workshop).starts_at, False

    return sorted(steps, key=place)


def outcomes_in(workgroup: WorkGroup) -> Mapping[tuple[int, int], tuple[str, int | None]]:
    """By (participant, workshop), where its register is closed: how it ended, for how long."""
    rows = Attendance.objects.settled().filter(workshop__workgroup=workgroup)
    fields = rows.values_list("participant", "workshop", "outcome", "minutes")
    return {(place, workshop): (outcome, minutes) for place, workshop, outcome, minutes in fields}


def last_reminders(participants: list[int]) -> dict[int, datetime]:
    """When each was last reminded of their tasks, of those who were."""
    rows = Message.objects.filter(kind=TASKS_REMINDER, about_id__in=participants)
    found = rows.order_by().values("about_id").annotate(at=Max("created_at"))
    return {about: at for about, at in found.values_list("about_id", "at") if about}


def to_remind(progress: Progress, on: date) -> list[PersonProgress]:
    """Those behind who were not reminded these last days."""
    return [one for one in progress.behind if may_be_reminded(on, reminded_on(one))]


def left_in_peace(progress: Progress, on: date) -> list[PersonProgress]:
    """Those behind who were."""
    return [one for one in progress.behind if not may_be_reminded(on, reminded_on(one))]


def reminded_on(person: PersonProgress) -> date | None:
    return timezone.localdate(person.reminded_at) if person.reminded_at else None
