"""From asking for a place to completing: by person and by school, as separate facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from participants.choices import AttendanceOutcome

COMPLETION = Fraction(3, 4)  # of the workshops
CAME = frozenset({AttendanceOutcome.PRESENT})
SCHOOL_CAME = frozenset({AttendanceOutcome.PRESENT, AttendanceOutcome.SUBSTITUTED})


@dataclass(frozen=True)
class Journey:
    """How far one expression of interest has come."""

    person: int
    school: int
    was_offered: bool
    has_accepted: bool


@dataclass(frozen=True)
class Visit:
    """How one workshop ended for one person of one school."""

    person: int
    school: int
    workshop: int
    outcome: str


@dataclass(frozen=True)
class Stage:
    """How many people and how many schools have come at least this far."""

    label: str
    meaning: str
    people: int
    schools: int


def has_completed(attended: int, workshops: int) -> bool:
    """Three quarters of the workshops that were held, or more."""
    return attended > 0 and attended >= COMPLETION * workshops


def stages(journeys: Iterable[Journey], visits: Iterable[Visit], *, workshops: int) -> list[Stage]:
    journeys, visits = list(journeys), list(visits)
    offered = [journey for journey in journeys if journey.was_offered or journey.has_accepted]
    accepted = [journey for journey in journeys if journey.has_accepted]
    by_person = workshops_of([(v.person, v.workshop) for v in visits if v.outcome in CAME])
    by_school = workshops_of([(v.school, v.workshop) for v in visits if v.outcome in SCHOOL_CAME])
    return [
        stage("Asked for a place", "sent an expression of interest", journeys),
        stage("Were offered one", "the hub offered a place", offered),
        stage("Accepted", "accepted the place, even if they gave it up later", accepted),
        Stage(
            "Started",
            "came to at least one workshop; for a school, somebody of the school came",
            len(by_person),
            len(by_school),
        ),
        Stage(
            "Completed",
            f"came to at least three quarters of the {workshops} workshops; for a school, "
            "the participant or a colleague in their place came",
            sum(has_completed(len(seen), workshops) for seen in by_person.values()),
            sum(has_completed(len(seen), workshops) for seen in by_school.values()),
        ),
    ]


def stage(label: str, meaning: str, journeys: list[Journey]) -> Stage:
    people = {journey.person for journey in journeys}
    schools = {journey.school for journey in journeys}
    return Stage(label, meaning, len(people), len(schools))


def workshops_of(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """The workshops that each one came to."""
    seen: dict[int, set[int]] = {}
    for one, workshop in pairs:
        seen.setdefault(one, set()).add(workshop)
    return seen
