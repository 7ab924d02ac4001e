"""The dates of a person's place, and who is expected at each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, FilteredRelation, OuterRef, Q, When
from django.db.models.functions import Greatest
from django.utils import timezone

from hubs.models import User
from pages.prepared import WORKGROUP, PreparedRows
from participants.models import (
    Attendance,
    Cancellation,
    Participant,
    Person,
    Substitution,
)
from participants.rules.check_in import can_check_in
from workgroups.models import Workshop
from workgroups.rules.notice import is_late

NO_LINE: list[Any] = ["", None, ""]


@dataclass(frozen=True)
class PlaceDate:
    """One workshop as it stands for one participant."""

    workshop: Workshop
    free_until: datetime | None
    cancellation: Cancellation | None
    substitution: Substitution | None
    outcome: str
    minutes: int | None  # where they were not there for all of it
    mark: str  # on a register that may still be open
    now: datetime
    may_cost_now: bool  # could a fee follow, were this date cancelled at this moment?

    @property
    def has_begun(self) -> bool:
        """From then on nothing can be said of it any more but by the hub."""
        return self.workshop.starts_at <= self.now

    @property
    def is_over(self) -> bool:
        return self.workshop.ends_at < self.now

    @property
    def can_check_in(self) -> bool:
        """Has the door opened, without anybody's having marked them yet?"""
        starts_at, ends_at = self.workshop.starts_at, self.workshop.ends_at
        return not self.mark and can_check_in(self.now, starts_at=starts_at, ends_at=ends_at)

    @property
    def is_missed(self) -> bool:
        """Will they not come themselves?"""
        return bool(self.cancellation or self.substitution)

    @property
    def changed_since(self) -> bool:
        """Has the hub changed it since they said that they cannot come?"""
        changed_at, said = self.workshop.changed_at, self.cancellation
        return bool(said and changed_at and changed_at > said.recorded_at)

    @property
    def is_late_now(self) -> bool:
        """Would a cancellation at this moment be late?"""
        return is_late(self.now, self.free_until)


def dates_of(participant: Participant) -> list[PlaceDate]:
    """Every workshop of the participant's Work Group that stands, in order."""
    cancelled = {
        row.workshop_id: row
        for row in Cancellation.objects.standing().filter(participant=participant)
    }
    replaced = {
        row.workshop_id: row
        for row in Substitution.objects.standing().filter(participant=participant)
    }
    ended = {
        workshop: line
        for workshop, *line in Attendance.objects.filter(participant=participant).values_list(
            "workshop", "outcome", "minutes", "mark"
        )
    }
    return place_dates(participant, cancelled, replaced, ended)


def dates_of_new(participant: Participant) -> list[PlaceDate]:
    """The same of a place written in this transaction, of whose dates nothing can be said yet."""
    return place_dates(participant, {}, {}, {})


def place_dates(
    participant: Participant,
    cancelled: Mapping[int, Cancellation],
    replaced: Mapping[int, Substitution],
    ended: Mapping[int, list[Any]],
) -> list[PlaceDate]:
    now = timezone.now()
    return [
        PlaceDate(
            workshop=workshop,
            free_until=participant.free_until(workshop),
            cancellation=cancelled.get(workshop.pk),
            substitution=replaced.get(workshop.pk),
            outcome=ended.get(workshop.pk, NO_LINE)[0],
            minutes=ended.get(workshop.pk, NO_LINE)[1],
            mark=ended.get(workshop.pk, NO_LINE)[2],
            now=now,
            may_cost_now=participant.cancelling_may_cost(workshop, now),
        )
        for workshop in standing_workshops.all(workgroup=participant.workgroup_id)
    ]


@PreparedRows
def standing_workshops():
    return Workshop.objects.standing().filter(workgroup=WORKGROUP).select_related("venue")


def dates_that_may_cost(given_up: Participant) -> list[tuple[Workshop, datetime | None]]:
    """The dates cancelled with that place for which a fee may follow, each with its free moment."""
    return [
        (row.workshop, given_up.free_until(row.workshop))
        for row in cancelled_with(given_up)
        if given_up.cancelling_may_cost(row.workshop, row.notified_at)
    ]


def dates_cancelled_with(given_up: Participant, *, after: datetime) -> list[Workshop]:
    """The dates cancelled with that place that start after then."""
    dates = [row.workshop for row in cancelled_with(given_up)]
    return [workshop for workshop in dates if workshop.starts_at > after]


def cancelled_with(given_up: Participant):
    # Whatever was cancelled before has been told by itself, and is judged by the word given then.
    rows = Cancellation.objects.standing().filter(
        participant=given_up, recorded_at=given_up.withdrawn_at, workshop__cancelled_at=None
    )
    return rows.select_related("workshop__venue").order_by("workshop__starts_at")


def expected_dates(which: Q):
    """Each participant with each `date` (a workshop) they are expected at: nobody has cancelled.

    `which` narrows the dates. Said in a later filter(), it would meet any date of the Work Group.
    """
    told = Cancellation.objects.standing().filter(
        participant=OuterRef("pk"), workshop=OuterRef("date")
    )
    replaced = Substitution.objects.standing().filter(
        participant=OuterRef("pk"), workshop=OuterRef("date")
    )
    return (
        Participant.objects.taking_part()
        .alias(
            date=FilteredRelation(
                "workgroup__workshops", condition=Q(workgroup__workshops__cancelled_at=None)
            )
        )
        .filter(which, ~Exists(told), ~Exists(replaced), workgroup__cancelled_at=None)
    )


def dates_of_person(person: Person) -> list[tuple[Participant, Workshop]]:
    """Each date that the person is expected at, or was, with the place it belongs to; in order."""
    pairs = expected_dates(Q(date__isnull=False)).filter(person=person)
    found = list(pairs.order_by("date__starts_at", "pk").values_list("pk", "date"))
    places = Participant.objects.select_related("workgroup").in_bulk({pk for pk, _ in found})
    workshops = Workshop.objects.select_related("venue").in_bulk({pk for _, pk in found})
    return [(places[place], workshops[workshop]) for place, workshop in found]


def dates_ahead(*, after: datetime, before: datetime):
    """(participant, workshop, starts_at, changed_at, accepted_at, policy) of expected dates.

    Whom the hub has moved here is told of the date then: as Participant.free_until() says of one.
    """
    dates = expected_dates(Q(date__starts_at__gte=after, date__starts_at__lt=before))
    moved_at = Case(When(terms_accepted_at__isnull=False, then="accepted_at"))
    changed_at = Greatest("date__changed_at", moved_at)  # where one is NULL, the other
    return dates.order_by("date__starts_at", "pk").values_list(
        "pk", "date", "date__starts_at", changed_at, "accepted_at", "fee_policy"
    )


def expected_at(workshop: Workshop):
    """Whose attendance is settled at this workshop, cancelled or not."""
    still_in = Q(withdrawn_at=None) | Q(withdrawn_at__gt=workshop.starts_at)
    # Whoever gave the place up before: their notice may have come too late for this date.
    left_with_notice = Q(
        pk__in=Cancellation.objects.standing().filter(workshop=workshop).values("participant")
    )
    return Participant.objects.filter(
        still_in | left_with_notice,
        workgroup=workshop.workgroup_id,
        accepted_at__lt=workshop.starts_at,
    )


def leads_to_tell(workgroup: int, by: User | None):
    """Who leads the Work Group and can be written to, without whoever makes the change."""
    leads = User.objects.filter(led_workgroups=workgroup, is_active=True).order_by("pk")
    return leads.exclude(pk=by.pk) if by else leads
