"""Registers of workshops: their rows, their state and which are due."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from pages.wording import counted_things
from participants.choices import Mark, RegisterStage
from participants.models import (
    Attendance,
    Cancellation,
    Participant,
    Register,
    Substitution,
)
from participants.queries.coming import with_coming
from participants.queries.dates import expected_at
from participants.queries.walk_in import walk_ins_counted
from workgroups.models import WorkGroup, Workshop


@dataclass
class RegisterRow:
    """One participant on the register of one workshop."""

    participant: Participant
    cancellation: Cancellation | None
    substitution: Substitution | None
    attendance: Attendance | None

    @property
    def mark(self) -> str:
        return self.attendance.mark if self.attendance else ""

    @property
    def minutes(self) -> int | None:
        """Where somebody was there for a part."""
        return self.attendance.minutes if self.attendance else None

    @property
    def part_words(self) -> str:
        return counted_things(self.minutes, "minute") if self.minutes else ""

    @property
    def is_missed(self) -> bool:
        """Is it cancelled, and comes nobody instead? As with_coming() says of a set."""
        return self.cancellation is not None and self.substitution is None

    @property
    def needs_mark(self) -> bool:
        return self.attendance is None and not self.is_missed

    @property
    def mark_when_all_came(self) -> Mark:
        return Mark.SUBSTITUTE if self.substitution else Mark.PRESENT


def register_rows(workshop: Workshop) -> list[RegisterRow]:
    """The register, by name; the places of which nobody comes are last."""
    # The sort below keeps this order, by name, within those who come and those who do not.
    people = expected_at(workshop).select_related("person", "school", "fee_policy")
    cancelled = by_participant(Cancellation.objects.standing(), workshop)
    replaced = by_participant(Substitution.objects.standing(), workshop)
    marked = by_participant(Attendance.objects.all(), workshop)
    rows = [
        RegisterRow(
            participant=person,
            cancellation=cancelled.get(person.pk),
            substitution=replaced.get(person.pk),
            attendance=marked.get(person.pk),
        )
        for person in people.order_by("person__name", "pk")
    ]
    return sorted(rows, key=lambda row: row.is_missed)


def by_participant(rows, workshop: Workshop) -> dict:
    return {row.participant_id: row for row in rows.filter(workshop=workshop)}


@dataclass(frozen=True)
class RegisterState:
    """How far the register of one workshop is."""

    number: int
    workshop: Workshop
    expected: int
    cancelled: int
    marked: int
    walk_ins: int  # who came without a place
    closed_at: datetime | None
    now: datetime

    @property
    def stage(self) -> RegisterStage:
        # Before all else: a workshop may be called off after its register was closed.
        if self.is_called_off:
            return RegisterStage.CALLED_OFF
        if self.closed_at:
            return RegisterStage.CLOSED
        if not has_begun(self.workshop):
            return RegisterStage.TO_COME
        is_over = self.workshop.ends_at < self.now
        return RegisterStage.MISSING if is_over else RegisterStage.OPEN

    @property
    def is_called_off(self) -> bool:
        return self.workshop.cancelled_at is not None


def has_begun(workshop: Workshop) -> bool:
    """A register can be taken from the London day of its workshop."""
    return timezone.localdate(workshop.starts_at) <= timezone.localdate()


def registers_of(workgroup: WorkGroup) -> list[RegisterState]:
    """The registers of a Work Group's workshops, in order, in a fixed number of queries."""
    now = timezone.now()
    workshops = with_coming(workgroup.workshops.select_related("venue", "register"))
    still_in = Attendance.objects.filter(
        workshop__workgroup=workgroup, participant__withdrawn_at=None
    )
    marked = Counter(still_in.values_list("workshop", flat=True))
    walk_ins = walk_ins_counted(workgroup)
    return [
        RegisterState(
            number=number,
            workshop=workshop,
            expected=workshop.coming,
            cancelled=workshop.given_up,
            marked=marked[workshop.pk],
            walk_ins=walk_ins.get(workshop.pk, 0),
            # A workshop has no row of a register until somebody opens it.
            closed_at=workshop.register.closed_at if hasattr(workshop, "register") else None,
            now=now,
        )
        for number, workshop in enumerate(workshops, 1)
    ]


def without_register(workshops, now: datetime):
    """The workshops that are over and whose register nobody has closed."""
    closed = Register.objects.closed().filter(workshop=OuterRef("pk"))
    over = workshops.standing().filter(ends_at__lt=now, workgroup__cancelled_at=None)
    return over.filter(~Exists(closed), workgroup__published_at__lt=now)


def registers_due(workshops, now: datetime):
    """The workshops whose register can be taken, from their day on, and that nobody has closed."""
    closed = Register.objects.closed().filter(workshop=OuterRef("pk"))
    begun = workshops.standing().filter(
        starts_at__date__lte=timezone.localdate(now), workgroup__cancelled_at=None
    )
    return begun.filter(~Exists(closed), workgroup__published_at__lt=now)


def is_register_closed(workshop: Workshop) -> bool:
    return Register.objects.closed().filter(workshop=workshop).exists()
