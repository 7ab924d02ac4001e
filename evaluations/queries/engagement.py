"""How far the people and schools of a hub's year have come, in a fixed number of queries."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import NamedTuple, cast

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    When,
)

from access.permissions import Permission, roles_that_may
from evaluations.queries.completion import INTEREST, asks_from, fields_of_asks
from evaluations.rules.continuation import Continuation, continuation_of
from evaluations.rules.journey import (
    Asks,
    DoneTask,
    Journey,
    Journeys,
    Meeting,
    Visit,
    journeys_of,
)
from pages.expressions import IsOneOf
from pages.prepared import HUB, KEYS, Prepared, Slot, array_of, ask, ask_all, compose_once
from participants.models import (
    Attendance,
    ExpressionOfInterest,
    Offer,
    Participant,
    Person,
    TaskAccount,
)
from participants.rules.completion import COUNTS_FOR_SCHOOL, minutes_between
from schools.models import School
from schools.models.school import OPEN_STATUSES
from schools.queries.lineage import successors_of
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup, Workshop

# A single meeting is nothing that a school could complete.
EVENT = {"workgroup__project__kind": ProjectKind.EVENT}
SEES = Permission.VIEW_SCHOOLS
YEAR = Slot("year", IntegerField())


class ListedSchool(NamedTuple):
    """What a list shows of a school, and what it is narrowed by."""

    name: str
    status: str
    phase: str
    authority: int | None
    authority_name: str | None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES


class ListedInterest(NamedTuple):
    """An interest with what a list shows of it; its first fields are those of Interest."""

    person: int
    school: int
    workgroup: int
    project: int
    place: int | None
    offer: int | None  # where there is no place
    project_code: str
    project_title: str
    # Who holds the place, which may be another school's by now than the one that asked.
    holder: int | None
    holding_school: int | None
    of: ListedSchool
    person_name: str = ""  # once it is asked for

    @property
    def project_words(self) -> str:
        return f"{self.project_code} {self.project_title}".strip()


# Whose a place is: person, school and Work Group, by the id of the place.
Holders = Mapping[int, tuple[int, int, int]]


def engagement_in(
    user,
    *,
    year: int,
    hub: int | None = None,
    shows: Callable[[ListedInterest], bool] | None = None,
) -> Journeys[ListedInterest]:
    """Of one hub, or of all whose schools the user sees; `shows` narrows the interests."""
    hubs = hubs_seen_by(user, hub)
    interests = interests_of(hubs, year)
    # Of all of them, as a school may have come on a place that another school asked for.
    holders = {one.place: (one.holder, one.holding_school, one.workgroup) for one in interests}
    return journeys_of(
        list(filter(shows, interests)) if shows else interests,
        visits_of(hubs, year, cast(Holders, holders)),
        meetings_of(hubs, year),
        tasks_done_of(hubs, year, cast(Holders, holders)),
        asks_of(hubs, year),
    )


def interests_of(hubs: list[int], year: int) -> list[ListedInterest]:
    """By the name of the school, and for each by the project."""
    rows = ask_of_hubs(statement_of_interests(), hubs, year)
    # Their own query, as to join each of a thousand to its school and sort them takes far longer.
    schools = listed_schools({row[1] for row in rows})
    order = {school: place for place, school in enumerate(schools)}
    rows.sort(key=lambda row: (order[row[1]], row[6], row[7]))
    return [ListedInterest._make((*row, schools[row[1]], "")) for row in rows]


def listed_schools(keys: Collection[int]) -> dict[int, ListedSchool]:
    """By name."""
    rows = ask(statement_of_listed_schools(), keys=array_of(keys))
    return {school: ListedSchool._make(shown) for school, *shown in rows}


def with_names(journeys: Iterable[Journey[ListedInterest]]) -> list[Journey[ListedInterest]]:
    """Of people who stand by the name of their school: with their own, and by it in each school."""
    journeys = list(journeys)
    rows = ask(statement_of_names(), keys=array_of(one.who for one in journeys))
    names = {person: (place, name) for place, (person, name) in enumerate(rows)}
    schools = {one.school: place for place, one in enumerate(journeys)}
    journeys.sort(key=lambda one: (schools[one.school], names[one.who]))
    return [
        one._replace(interest=one.interest._replace(person_name=names[one.who][1]))
        for one in journeys
    ]


def hubs_seen_by(user, only: int | None = None) -> list[int]:
    """What visible_to() looks for: a test keeps that nobody sees schools but by a role in a hub."""
    hubs = user.hub_ids(roles_that_may(SEES)) if user.is_active else []
    return [hub for hub in hubs if only in (None, hub)]


def ask_of_hubs(statement: Prepared, hubs: list[int], year: int) -> list[tuple]:
    return ask_all([(statement, {"hub": hub, "year": year}) for hub in hubs])


# Composed once, as only the hub and the year are another on each visit.
OF_YEAR = {"workgroup__hub": HUB, "workgroup__school_year": YEAR}


@cache
def statement_of_interests() -> Prepared:
    offers = Offer.objects.filter(interest=OuterRef("pk")).order_by()
    rows = (
        ExpressionOfInterest.objects.filter(workgroup__cancelled_at=None, **OF_YEAR)
        .exclude(**EVENT)
        # Where an EXISTS would lead PostgreSQL to read every offer there ever was. Of whoever has a
        # place nobody asks whether it was offered.
        .annotate(offer=Case(When(place=None, then=Subquery(offers.values("pk")[:1]))))
    )
    return compose_once(
        rows.order_by().values_list(
            *INTEREST,
            "workgroup__project__code",
            "workgroup__project__title",
            "place__person",
            "place__school",
        )
    )


@cache
def statement_of_listed_schools() -> Prepared:
    rows = School.objects.filter(IsOneOf(F("pk"), KEYS)).order_by("name", "pk")
    return compose_once(
        rows.values_list(
            "pk", "name", "status", "phase", "local_authority", "local_authority__name"
        )
    )


@cache
def statement_of_names() -> Prepared:
    rows = Person.objects.filter(IsOneOf(F("pk"), KEYS)).order_by("name", "pk")
    return compose_once(rows.values_list("pk", "name"))


@cache
def statement_of_meetings() -> Prepared:
    rows = Workshop.objects.standing().filter(**OF_YEAR).order_by()
    return compose_once(rows.values_list("pk", "workgroup", "starts_at", "ends_at"))


@cache
def statement_of_visits() -> Prepared:
    """Only those that count: of a year's registers, most of what is read is how they ended.

    By the place alone, as to join each of thousands to its own takes longer than to look it up.
    """
    # What counts for a person counts for the school too, so these are all.
    rows = Attendance.objects.filter(
        outcome__in=sorted(COUNTS_FOR_SCHOOL),
        workshop__in=Workshop.objects.standing().filter(**OF_YEAR).order_by(),
    )
    return compose_once(
        rows.order_by().values_list("participant", "workshop", "outcome", "minutes")
    )


@cache
def statement_of_tasks() -> Prepared:
    # By what was set, which is read far sooner than the accounts of each place.
    of_year = {f"task__{name}": value for name, value in OF_YEAR.items()}
    rows = TaskAccount.objects.done().filter(**of_year).order_by()
    return compose_once(rows.values_list("participant", "task"))


@cache
def statement_of_asks() -> Prepared:
    return compose_once(fields_of_asks(WorkGroup.objects.filter(hub=HUB, school_year=YEAR)))


@cache
def statement_of_schools() -> Prepared:
    """Schools with a place in that year, or that have begun and given it up since."""
    came = Attendance.objects.filter(
        participant=OuterRef("pk"), outcome__in=sorted(COUNTS_FOR_SCHOOL)
    )
    rows = Participant.objects.filter(
        Q(withdrawn_at=None) | Exists(came), workgroup__cancelled_at=None, **OF_YEAR
    ).exclude(**EVENT)
    return compose_once(rows.order_by().values_list("school"))


def meetings_of(hubs: list[int], year: int) -> dict[int, Meeting]:
    return {
        pk: Meeting(workgroup, minutes_between(starts_at, ends_at))
        for pk, workgroup, starts_at, ends_at in ask_of_hubs(statement_of_meetings(), hubs, year)
    }


# Thousands of each, which are taken apart by their places alone: plain tuples do. Those of single
# events are of no place that is counted.
def visits_of(hubs: list[int], year: int, holders: Holders) -> Iterable[Visit]:
    found = []
    for place, workshop, outcome, minutes in ask_of_hubs(statement_of_visits(), hubs, year):
        if place in holders:
            person, school, _ = holders[place]
            found.append((person, school, workshop, outcome, minutes))
    return cast(list[Visit], found)


def tasks_done_of(hubs: list[int], year: int, holders: Holders) -> Iterable[DoneTask]:
    rows = ask_of_hubs(statement_of_tasks(), hubs, year)
    found = [(*holders[place], task) for place, task in rows if place in holders]
    return cast(list[DoneTask], found)


def asks_of(hubs: list[int], year: int) -> dict[int, Asks]:
    return asks_from(ask_of_hubs(statement_of_asks(), hubs, year))


def next_year_of(user, *, year: int, schools: Iterable[Journey[ListedInterest]]) -> Continuation:
    """Which of the year's schools go on in the next; an academy stands for the school before it."""
    signed_up = [journey for journey in schools if journey.signed_up]
    cohort = {journey.school for journey in signed_up}
    next_year = schools_taking_part(user, year + 1)
    followers = successors_of(cohort | next_year)
    return continuation_of(
        cohort=cohort,
        closed={one.school for one in signed_up if not one.interest.of.is_open},
        next_year=next_year,
        # A school that was split counts as the first of those that came of it.
        successors={school: rows[0].pk for school, rows in followers.items() if rows},
    )


def schools_taking_part(user, year: int, hub: int | None = None) -> set[int]:
    hubs = hubs_seen_by(user, hub)
    return {school for (school,) in ask_of_hubs(statement_of_schools(), hubs, year)}
