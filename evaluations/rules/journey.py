"""How far people and schools have come, from asking for a place to completing.

Nationally a school counts for a project once it has completed it, not when it signs up, so the
stages are facts of their own, by person and by school.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, NamedTuple, Protocol, TypeVar

from evaluations.choices import JourneyStage
from participants.rules.completion import (
    COUNTS_FOR_PERSON,
    COUNTS_FOR_SCHOOL,
    Standing,
    minutes_there,
)
from workgroups.rules.completion import USUAL, CompletionRule


class AskedFor(Protocol):
    """An expression of interest, all by id: who asked for what, and what came of it."""

    @property
    def person(self) -> int: ...

    @property
    def school(self) -> int: ...

    @property
    def workgroup(self) -> int: ...

    @property
    def project(self) -> int: ...

    @property
    def place(self) -> int | None:
        """Also one that was given up later."""

    @property
    def offer(self) -> int | None:
        """Any of those made."""


# Tuples, here and below: a page of a hub's year makes thousands of them.
class Interest(NamedTuple):
    """One with nothing but its ids."""

    person: int
    school: int
    workgroup: int
    project: int
    place: int | None
    offer: int | None


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
AnInterest = TypeVar("AnInterest", bound=AskedFor)


class Journey(NamedTuple, Generic[AnInterest]):
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
    starts = {}
    for group in {one.workgroup for one in interests}:
        rule, tasks = asks.get(group, Asks()) if asks else Asks()
        starts[group] = Standing(held=held[group], tasks=tasks, rule=rule)
    return Journeys(
        people=journeys_by("person", interests, by_person, done_by_person, starts),
        schools=journeys_by("school", interests, by_school, done_by_school, starts),
    )


def journeys_by(
    named: str,
    interests: Iterable[AnInterest],
    there: Counted,
    did: Counted,
    starts: Mapping[int, Standing],
) -> list[Journey[AnInterest]]:
    """One for each who and project, with the furthest of what they came to in any Work Group.

    `starts` are where everybody stands in each Work Group who has not come yet.
    """
    found: dict[tuple[int, int], Journey[AnInterest]] = {}
    who_of = attrgetter(named)
    for one in interests:
        who, group = who_of(one), one.workgroup
        at = (who, group)
        attended, done = there.get(at, 0), did.get(at, 0)
        standing = start = starts[group]
        if attended or done:
            standing = Standing(attended, start.held, done, start.tasks, start.rule)
        # A place may also be given without an offer, on somebody's word to the hub.
        signed_up = one.place is not None
        was_offered = signed_up or one.offer is not None
        journey = Journey(who, one, was_offered, signed_up, standing)
        key = (who, one.project)
        other = found.get(key)
        found[key] = further_journey(other, journey) if other else journey
    return list(found.values())


def tasks_done(done: Iterable[DoneTask]) -> tuple[Counted, Counted]:
    """By each person and by each school, whose people may have done the same task."""
    by_person, by_school = set(), set()
    for person, school, workgroup, task in done:
        by_person.add((person, workgroup, task))
        by_school.add((school, workgroup, task))
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
    for person, school, workshop, outcome, minutes in visits:
        if outcome not in COUNTS_FOR_SCHOOL:
            continue
        workgroup, whole = meetings[workshop]
        there = whole if minutes is None else minutes_there(whole, minutes)
        if outcome in COUNTS_FOR_PERSON:
            by_person[person, workgroup] += there
        at = (school, workshop)
        if there > longest.get(at, -1):
            longest[at] = there
    by_school: dict[tuple[int, int], int] = defaultdict(int)
    for (school, workshop), there in longest.items():
        by_school[school, meetings[workshop].workgroup] += there
    return by_person, by_school


def further_journey(one: Journey[AnInterest], other: Journey[AnInterest]) -> Journey[AnInterest]:
    # Minutes of two Work Groups are never added up: half of each is no whole course.
    return Journey(
        one.who,
        one.interest,
        one.was_offered or other.was_offered,
        one.signed_up or other.signed_up,
        further(one.standing, other.standing),
    )


def further(one: Standing, other: Standing) -> Standing:
    # Colleagues in one Work Group stand as their school does.
    return one if one == other else max(one, other, key=how_far)


def how_far(standing: Standing) -> tuple[bool, int, int, int]:
    return standing.has_completed, standing.percent, standing.attended, standing.done
