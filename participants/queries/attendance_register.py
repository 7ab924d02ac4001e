"""Registers of workshops: their rows, their state and which are due."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from pages.wording import counted_things
from participants.choices import Mark, MarkSource, RegisterStage
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


class SaidOfDate:
    """What is known of one workshop, by participant; each kind is read once somebody asks for it.

    A register of thirty that is only sent needs none of it.
    """

    def __init__(self, workshop: Workshop):
        self.workshop = workshop

    @cached_property
    def cancellations(self) -> dict[int, Cancellation]:
        return by_participant(Cancellation.objects.standing(), self.workshop)

    @cached_property
    def substitutions(self) -> dict[int, Substitution]:
        return by_participant(Substitution.objects.standing(), self.workshop)

    @cached_property
    def attendances(self) -> dict[int, Attendance]:
        return by_participant(Attendance.objects.all(), self.workshop)


@dataclass
class RegisterRow:
    """One participant on the register of one workshop."""

    participant: Participant
    said: SaidOfDate

    @property
    def cancellation(self) -> Cancellation | None:
        return self.said.cancellations.get(self.participant.pk)

    @property
    def substitution(self) -> Substitution | None:
        return self.said.substitutions.get(self.participant.pk)

    @property
    def attendance(self) -> Attendance | None:
        return self.said.attendances.get(self.participant.pk)

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
    def checked_in_at(self) -> datetime | None:
        """When they marked themselves, where nobody has marked them since."""
        made = self.attendance
        return made.marked_at if made and made.source != MarkSource.REGISTER else None

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


def rows_to_mark(workshop: Workshop) -> list[RegisterRow]:
    """The register by name, read in one query until more is asked of a row."""
    people = expected_at(workshop).select_related("person", "school", "fee_policy")
    said = SaidOfDate(workshop)
    return [RegisterRow(person, said) for person in people.order_by("person__name", "pk")]


def register_rows(workshop: Workshop) -> list[RegisterRow]:
    return with_missed_last(rows_to_mark(workshop))


def with_missed_last(rows: Iterable[RegisterRow]) -> list[RegisterRow]:
    """In the same order, but for the places of which nobody comes."""
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


def registers_to_chase(now: datetime):
    """Those that are missing, with somebody on them: an empty one asks nobody for anything."""
    places = Participant.objects.filter(
        workgroup=OuterRef("workgroup"), accepted_at__lt=OuterRef("starts_at")
    )
    still_in = Q(withdrawn_at=None) | Q(withdrawn_at__gt=OuterRef("starts_at"))
    missing = without_register(Workshop.objects.all(), now)
    return missing.filter(Exists(places.filter(still_in)))


def registers_due(workshops, now: datetime):
    """The workshops whose register can be taken, from their day on, and that nobody has closed."""
    closed = Register.objects.closed().filter(workshop=OuterRef("pk"))
    begun = workshops.standing().filter(
        starts_at__date__lte=timezone.localdate(now), workgroup__cancelled_at=None
    )
    return begun.filter(~Exists(closed), workgroup__published_at__lt=now)


def is_register_closed(workshop: Workshop) -> bool:
    return Register.objects.closed().filter(workshop=workshop).exists()
