"""How far people and schools have come, from asking for a place to completing.

Nationally a school counts for a project once it has completed it, not when it signs up, so the
stages are facts of their own, by person and by school.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from evaluations.choices import JourneyStage
from participants.rules.completion import (
    COUNTS_FOR_PERSON,
    COUNTS_FOR_SCHOOL,
    has_completed,
    minutes_there,
)


@dataclass(frozen=True, slots=True)
class Interest:
    """An expression of interest, all by id: who asked for what, and what came of it."""

    person: int
    school: int
    workgroup: int
    project: int
    place: int | None
    offer: int | None  # any of those made

    @property
    def has_place(self) -> bool:
        """Or had one, and gave it up later."""
        return self.place is not None

    @property
    def was_offered(self) -> bool:
        # A place may also be given without an offer, on somebody's word to the hub.
        return self.offer is not None or self.has_place


class Meeting(NamedTuple):
    """A workshop that stands, and how many minutes it lasts."""

    workgroup: int
    minutes: int


class Visit(NamedTuple):
    """How one workshop ended for one person of one school, once its register was closed."""

    person: int
    school: int
    workshop: int
    outcome: str
    minutes: int | None  # where they were not there for all of it


# By (person or school, Work Group).
Minutes = Mapping[tuple[int, int], int]
AnInterest = TypeVar("AnInterest", bound=Interest)


@dataclass(frozen=True, slots=True)
class Journey(Generic[AnInterest]):
    """How far one person, or one school, has come in one project of the year."""

    who: int  # the person or the school
    interest: AnInterest  # the first, where there are several
    was_offered: bool
    signed_up: bool
    attended: int  # minutes, in the Work Group where most of the whole was attended
    held: int

    @property
    def school(self) -> int:
        return self.interest.school

    @property
    def started(self) -> bool:
        return self.attended > 0

    @property
    def completed(self) -> bool:
        return has_completed(attended=self.attended, held=self.held)

    @property
    def percent(self) -> int:
        # Rounded down, so that three quarters are read only where they are reached.
        return 100 * self.attended // self.held if self.held else 0


@dataclass(frozen=True)
class Journeys(Generic[AnInterest]):
    """The same journeys twice: by person and by school."""

    people: list[Journey[AnInterest]]
    schools: list[Journey[AnInterest]]


# In the order of the funnel, each by itself: a lower stage may hold more than the one above it.
HAS_REACHED: dict[JourneyStage, Callable[[Journey], bool]] = {
    JourneyStage.ASKED: lambda journey: True,
    JourneyStage.OFFERED: lambda journey: journey.was_offered,
    JourneyStage.SIGNED_UP: lambda journey: journey.signed_up,
    JourneyStage.STARTED: lambda journey: journey.started,
    JourneyStage.COMPLETED: lambda journey: journey.completed,
}


def minutes_between(starts_at: datetime, ends_at: datetime) -> int:
    return (ends_at - starts_at) // timedelta(minutes=1)


def journeys_of(
    interests: Sequence[AnInterest], visits: Iterable[Visit], meetings: Mapping[int, Meeting]
) -> Journeys[AnInterest]:
    """`meetings` are by the id of the workshop; every visit is to one of them."""
    by_person, by_school = attended_minutes(visits, meetings)
    held: Counter[int] = Counter()
    for meeting in meetings.values():
        held[meeting.workgroup] += meeting.minutes

    def journey(one: AnInterest, who: int, there: Minutes) -> Journey[AnInterest]:
        return Journey(
            who=who,
            interest=one,
            was_offered=one.was_offered,
            signed_up=one.has_place,
            attended=there.get((who, one.workgroup), 0),
            held=held[one.workgroup],
        )

    return Journeys(
        people=joined_journeys(journey(one, one.person, by_person) for one in interests),
        schools=joined_journeys(journey(one, one.school, by_school) for one in interests),
    )


def attended_minutes(
    visits: Iterable[Visit], meetings: Mapping[int, Meeting]
) -> tuple[Minutes, Minutes]:
    """Of each person and of each school.

    Two people of a school at one workshop count once: for the one who stayed longer.
    """
    by_person: dict[tuple[int, int], int] = defaultdict(int)
    longest: dict[tuple[int, int], int] = {}
    for visit in visits:
        workgroup, whole = meetings[visit.workshop]
        there = minutes_there(whole, visit.minutes)
        if visit.outcome in COUNTS_FOR_PERSON:
            by_person[visit.person, workgroup] += there
        if visit.outcome in COUNTS_FOR_SCHOOL:
            at = (visit.school, visit.workshop)
            longest[at] = max(longest.get(at, 0), there)
    by_school: dict[tuple[int, int], int] = defaultdict(int)
    for (school, workshop), there in longest.items():
        by_school[school, meetings[workshop].workgroup] += there
    return by_person, by_school


def joined_journeys(journeys: Iterable[Journey[AnInterest]]) -> list[Journey[AnInterest]]:
    """One for each who and project, with the furthest of what they came to in any Work Group."""
    found: dict[tuple[int, int], Journey[AnInterest]] = {}
    for journey in journeys:
        key = (journey.who, journey.interest.project)
        other = found.get(key)
        found[key] = further_journey(other, journey) if other else journey
    return list(found.values())


def further_journey(one: Journey[AnInterest], other: Journey[AnInterest]) -> Journey[AnInterest]:
    # Minutes of two Work Groups are never added up: half of each is no whole course.
    most = max(one, other, key=lambda found: (found.completed, found.percent, found.attended))
    return replace(
        one,
        was_offered=one.was_offered or other.was_offered,
        signed_up=one.signed_up or other.signed_up,
        attended=most.attended,
        held=most.held,
    )
