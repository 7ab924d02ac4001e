"""How far people and schools have come, from asking for a place to completing.

Nationally a school counts for a project once it has completed it, not when it signs up, so the
stages are facts of their own, by person and by school.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from evaluations.choices import JourneyStage
from participants.rules.completion import (
    COUNTS_FOR_PERSON,
    COUNTS_FOR_SCHOOL,
    Standing,
    minutes_there,
)
from workgroups.rules.completion import USUAL, CompletionRule


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


class DoneTask(NamedTuple):
    """A school-based task that one person of one school has done."""

    person: int
    school: int
    workgroup: int
    task: int


class Asks(NamedTuple):
    """What one Work Group asks of whoever completes it."""

    rule: CompletionRule = USUAL
    tasks: int = 0  # set between its workshops


# By (person or school, Work Group): minutes, or tasks.
Counted = Mapping[tuple[int, int], int]
AnInterest = TypeVar("AnInterest", bound=Interest)


@dataclass(frozen=True, slots=True)
class Journey(Generic[AnInterest]):
    """How far one person, or one school, has come in one project of the year."""

    who: int  # the person or the school
    interest: AnInterest  # the first, where there are several
    was_offered: bool
    signed_up: bool
    standing: Standing  # in the Work Group where they are furthest

    @property
    def school(self) -> int:
        return self.interest.school

    @property
    def started(self) -> bool:
        return self.standing.attended > 0

    @property
    def completed(self) -> bool:
        return self.standing.has_completed


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


def journeys_of(
    interests: Sequence[AnInterest],
    visits: Iterable[Visit],
    meetings: Mapping[int, Meeting],
    done: Iterable[DoneTask] = (),
    asks: Mapping[int, Asks] | None = None,
) -> Journeys[AnInterest]:
    """`meetings` are by the id of the workshop; every visit is to one of them.

    `asks` is by the id of the Work Group; of one that is missing there, the usual is asked.
    """
    by_person, by_school = attended_minutes(visits, meetings)
    done_by_person, done_by_school = tasks_done(done)
    held: Counter[int] = Counter()
    for meeting in meetings.values():
        held[meeting.workgroup] += meeting.minutes

    def journey(one: AnInterest, who: int, there: Counted, did: Counted) -> Journey[AnInterest]:
        asked = (asks or {}).get(one.workgroup, Asks())
        return Journey(
            who=who,
            interest=one,
            was_offered=one.was_offered,
            signed_up=one.has_place,
            standing=Standing(
                attended=there.get((who, one.workgroup), 0),
                held=held[one.workgroup],
                done=did.get((who, one.workgroup), 0),
                tasks=asked.tasks,
                rule=asked.rule,
            ),
        )

    return Journeys(
        people=joined_journeys(
            journey(one, one.person, by_person, done_by_person) for one in interests
        ),
        schools=joined_journeys(
            journey(one, one.school, by_school, done_by_school) for one in interests
        ),
    )


def tasks_done(done: Iterable[DoneTask]) -> tuple[Counted, Counted]:
    """By each person and by each school, whose people may have done the same task."""
    by_person, by_school = set(), set()
    for one in done:
        by_person.add((one.person, one.workgroup, one.task))
        by_school.add((one.school, one.workgroup, one.task))
    return (
        Counter((who, workgroup) for who, workgroup, _ in by_person),
        Counter((who, workgroup) for who, workgroup, _ in by_school),
    )


def attended_minutes(
    visits: Iterable[Visit], meetings: Mapping[int, Meeting]
) -> tuple[Counted, Counted]:
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
    most = max(one.standing, other.standing, key=how_far)
    return replace(
        one,
        was_offered=one.was_offered or other.was_offered,
        signed_up=one.signed_up or other.signed_up,
        standing=most,
    )


def how_far(standing: Standing) -> tuple[bool, int, int, int]:
    return standing.has_completed, standing.percent, standing.attended, standing.done
