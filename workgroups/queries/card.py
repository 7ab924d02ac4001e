"""What the public list says of each Work Group, beside its title."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from pages.wording import day_words, join_words
from workgroups.choices import Phase, WorkshopMode
from workgroups.models import WorkGroup, Workshop
from workgroups.queries.places import places_held
from workgroups.rules.stage import takes_applicants

PLACES_NAMED = 2


@dataclass(frozen=True)
class WorkGroupCard:
    workgroup: WorkGroup
    is_open: bool
    phase_labels: list[str]
    how: str
    where: str
    begins: str
    places: str
    distance: str

    @property
    def phases(self) -> str:
        return join_words(self.phase_labels)


def with_meetings(workgroups):
    """Work Groups as cards_of() wants them: with their standing workshops and the venues."""
    standing = Workshop.objects.standing().select_related("venue")
    return workgroups.prefetch_related(Prefetch("workshops", standing, to_attr="meetings"))


def cards_of(workgroups: Iterable[Any], now: datetime) -> list[WorkGroupCard]:
    rows = list(workgroups)
    held = places_held([row.pk for row in rows])
    return [card_of(row, held.get(row.pk, 0), now) for row in rows]


def card_of(row: Any, held: int, now: datetime) -> WorkGroupCard:
    is_open = takes_applicants(
        now,
        opens_at=row.interest_opens_at,
        closes_at=row.interest_closes_at,
        last_starts_at=max((meeting.starts_at for meeting in row.meetings), default=None),
    )
    return WorkGroupCard(
        workgroup=row,
        is_open=is_open,
        phase_labels=[str(Phase(phase).label) for phase in row.phases],
        how=how_words({meeting.mode for meeting in row.meetings}),
        where=where_words([meeting.venue for meeting in row.meetings if meeting.venue]),
        begins=begins_words(row.first_at, now),
        places=places_words(row.capacity - held, row.capacity, is_open=is_open),
        distance=distance_words(getattr(row, "miles", None)),
    )


def begins_words(first_at: datetime | None, now: datetime) -> str:
    if first_at is None:
        return ""
    verb = "Starts" if first_at > now else "Started"
    return f"{verb} {day_words(timezone.localdate(first_at))}."


def how_words(modes: set[str]) -> str:
    labels = [mode.label for mode in WorkshopMode if mode in modes]
    return " and ".join(labels).capitalize()


def where_words(venues: list[Any]) -> str:
    """The first places in the order of the dates, and how many others there are."""
    places = [f"{venue.name}, {venue.postcode}" for venue in dict.fromkeys(venues)]
    named, more = places[:PLACES_NAMED], len(places) - PLACES_NAMED
    if more > 0:
        named.append("1 other place" if more == 1 else f"{more} other places")
    return "; ".join(named)


def places_words(left: int, capacity: int, *, is_open: bool) -> str:
    # Nobody can ask for those that are left of one that is closed.
    if not is_open:
        return str(capacity)
    return f"{left} of {capacity} left" if left > 0 else "None left"


def distance_words(miles: float | None) -> str:
    if miles is None:
        return ""
    if miles < 1:
        return "Less than a mile"
    return "1 mile" if round(miles) == 1 else f"{round(miles)} miles"
