"""How far the people and schools of a hub's year have come, in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from access.permissions import Permission
from evaluations.rules.engagement import Continuation, continuation, has_completed
from participants.choices import AttendanceOutcome
from participants.models import Attendance, ExpressionOfInterest, Offer, Participant
from schools.models.school import OPEN_STATUSES
from schools.queries.lineage import successors_of
from workgroups.choices import ProjectKind
from workgroups.models import Workshop

# A single meeting is nothing that a school could complete.
EVENT = {"workgroup__project__kind": ProjectKind.EVENT}
SEES = Permission.VIEW_SCHOOLS
CAME = (AttendanceOutcome.PRESENT, AttendanceOutcome.SUBSTITUTED)

# By (person or school, Work Group).
Minutes = dict[tuple[int, int], int]


class Interest(NamedTuple):
    """An expression of interest, with what is shown of it and what came of it."""

    person: int
    person_name: str
    school: int
    school_name: str
    status: str
    authority: str | None
    workgroup: int
    project: int
    project_code: str
    project_title: str
    place: int | None
    offer: int | None  # any of those made

    @property
    def is_of_an_open_school(self) -> bool:
        return self.status in OPEN_STATUSES

    @property
    def project_words(self) -> str:
        return f"{self.project_code} {self.project_title}".strip()


class Meeting(NamedTuple):
    """A workshop that stands, and how many minutes it lasts."""

    workgroup: int
    minutes: int


# Somebody's, or their colleague's, coming to one workshop: the person, the school, the workshop,
# the outcome and, where they were not there for all of it, their minutes.
Visit = tuple[int, int, int, str, int | None]


class Road(NamedTuple):
    """How far one person, or one school, has come in one project of the year."""

    key: tuple[int, int]  # the person or the school, and the project
    interest: Interest  # the first, where there are several
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
        return has_completed(self.attended, self.held)

    @property
    def percent(self) -> int:
        return 100 * self.attended // self.held if self.held else 0


# What counts at each stage of the funnel, in its order.
STAGES: dict[str, tuple[str, Callable[[Road], bool]]] = {
    "asked": ("Asked for a place", lambda road: True),
    "offered": ("Were offered one", lambda road: road.was_offered),
    "signed_up": ("Signed up", lambda road: road.signed_up),
    "started": ("Started", lambda road: road.started),
    "completed": ("Completed", lambda road: road.completed),
}


@dataclass(frozen=True)
class Engagement:
    """The roads of one year, by person and by school."""

    people: list[Road]
    schools: list[Road]


def engagement(user, *, year: int, which: Q) -> Engagement:
    """`which` narrows the expressions of interest."""
    interests = interests_of(user, year, which)
    meetings = meetings_of(user, year)
    by_person, by_school = minutes_there(visits_of(user, year), meetings)
    held: Counter = Counter()
    for meeting in meetings.values():
        held[meeting.workgroup] += meeting.minutes

    def road(one: Interest, who: int, there: Minutes) -> Road:
        attended = there.get((who, one.workgroup), 0)
        return road_of(one, who, attended=attended, held=held[one.workgroup])

    return Engagement(
        people=joined(road(one, one.person, by_person) for one in interests),
        schools=joined(road(one, one.school, by_school) for one in interests),
    )


def interests_of(user, year: int, which: Q) -> list[Interest]:
    offers = Offer.objects.filter(interest=OuterRef("pk")).order_by()
    rows = (
        ExpressionOfInterest.objects.visible_to(user, can=SEES)
        .filter(which, workgroup__school_year=year, workgroup__cancelled_at=None)
        .exclude(**EVENT)
        # Where an EXISTS would lead PostgreSQL to read every offer there ever was.
        .annotate(offer=Subquery(offers.values("pk")[:1]))
    )
    fields = rows.order_by("school__name", "person__name", "pk").values_list(
        "person",
        "person__name",
        "school",
        "school__name",
        "school__status",
        "school__local_authority__name",
        "workgroup",
        "workgroup__project",
        "workgroup__project__code",
        "workgroup__project__title",
        "place",
        "offer",
    )
    return [Interest(*row) for row in fields]


def workshops_of(user, year: int) -> QuerySet[Workshop]:
    """Those of the year that stand."""
    rows = Workshop.objects.visible_to(user, can=SEES).standing()
    return rows.filter(workgroup__school_year=year)


def meetings_of(user, year: int) -> dict[int, Meeting]:
    rows = workshops_of(user, year)
    return {
        pk: Meeting(workgroup, int((ends_at - starts_at).total_seconds()) // 60)
        for pk, workgroup, starts_at, ends_at in rows.order_by().values_list(
            "pk", "workgroup", "starts_at", "ends_at"
        )
    }


def visits_of(user, year: int) -> Iterable[Visit]:
    rows = Attendance.objects.visible_to(user, can=SEES).filter(
        outcome__in=CAME, workshop__in=workshops_of(user, year)
    )
    return rows.order_by().values_list(
        "participant__person", "participant__school", "workshop", "outcome", "minutes"
    )


def minutes_there(visits: Iterable[Visit], meetings: dict[int, Meeting]) -> tuple[Minutes, Minutes]:
    """Of each person and of each school.

    A colleague who comes in somebody's place counts for the school, not for the person. Two
    people of a school at one workshop count once: for the one who stayed longer.
    """
    by_person: Minutes = defaultdict(int)
    longest: dict[tuple[int, int], int] = {}
    for person, school, workshop, outcome, part in visits:
        meeting = meetings[workshop]
        there = meeting.minutes if part is None else min(part, meeting.minutes)
        if outcome == AttendanceOutcome.PRESENT:
            by_person[person, meeting.workgroup] += there
        at = (school, workshop)
        longest[at] = max(longest.get(at, 0), there)
    by_school: Minutes = defaultdict(int)
    for (school, workshop), there in longest.items():
        by_school[school, meetings[workshop].workgroup] += there
    return by_person, by_school


def road_of(interest: Interest, who: int, *, attended: int, held: int) -> Road:
    return Road(
        key=(who, interest.project),
        interest=interest,
        was_offered=interest.offer is not None or interest.place is not None,
        signed_up=interest.place is not None,
        attended=attended,
        held=held,
    )


def joined(roads: Iterable[Road]) -> list[Road]:
    """One road for each who and project, with the furthest of what they came to in any group."""
    found: dict[tuple[int, int], Road] = {}
    for road in roads:
        other = found.get(road.key)
        found[road.key] = further(other, road) if other else road
    return list(found.values())


def further(one: Road, other: Road) -> Road:
    most = max(one, other, key=lambda road: (road.completed, road.percent, road.attended))
    return one._replace(
        was_offered=one.was_offered or other.was_offered,
        signed_up=one.signed_up or other.signed_up,
        attended=most.attended,
        held=most.held,
    )


def next_year_of(user, *, year: int, schools: Iterable[Road]) -> Continuation:
    """Which of the year's schools go on in the next; an academy stands for the school before it."""
    signed_up = [road for road in schools if road.signed_up]
    cohort = {road.school for road in signed_up}
    next_year = schools_taking_part(user, year + 1)
    followers = successors_of(cohort | next_year)
    return continuation(
        cohort=cohort,
        closed={road.school for road in signed_up if not road.interest.is_of_an_open_school},
        next_year=next_year,
        successors={school: rows[0].pk for school, rows in followers.items() if rows},
    )


def schools_taking_part(user, year: int) -> set[int]:
    """Schools with a place in that year, or that have begun and given it up since."""
    came = Attendance.objects.filter(participant=OuterRef("pk"), outcome__in=CAME)
    rows = (
        Participant.objects.visible_to(user, can=SEES)
        .filter(
            Q(withdrawn_at=None) | Exists(came),
            workgroup__school_year=year,
            workgroup__cancelled_at=None,
        )
        .exclude(**EVENT)
    )
    return set(rows.values_list("school", flat=True))
