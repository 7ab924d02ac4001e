"""How far the people and schools of a hub's year have come, in a fixed number of queries."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, cast

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, When

from access.permissions import Permission, roles_that_may
from evaluations.queries.completion import DONE_TASK, asks_from, fields_of_asks
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
from pages.prepared import HUB, Prepared, Slot, ask, ask_all, compose_once
from participants.models import (
    Attendance,
    ExpressionOfInterest,
    Offer,
    Participant,
    TaskAccount,
)
from participants.rules.completion import COUNTS_FOR_SCHOOL, minutes_between
from schools.models.school import OPEN_STATUSES
from schools.queries.lineage import successors_of
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup, Workshop

# A single meeting is nothing that a school could complete.
EVENT = {"workgroup__project__kind": ProjectKind.EVENT}
SEES = Permission.VIEW_SCHOOLS
YEAR = Slot("year", IntegerField())


class ListedInterest(NamedTuple):
    """An interest with what a list shows of it; its first fields are those of Interest."""

    person: int
    school: int
    workgroup: int
    project: int
    place: int | None
    offer: int | None  # where there is no place
    person_name: str
    school_name: str
    status: str
    authority: str | None
    project_code: str
    project_title: str

    @property
    def is_of_an_open_school(self) -> bool:
        return self.status in OPEN_STATUSES

    @property
    def project_words(self) -> str:
        return f"{self.project_code} {self.project_title}".strip()


def engagement_in(user, *, year: int, which: Q) -> Journeys[ListedInterest]:
    """`which` narrows the expressions of interest."""
    return journeys_of(
        interests_of(user, year, which),
        visits_of(user, year),
        meetings_of(user, year),
        tasks_done_of(user, year),
        asks_of(user, year),
    )


def interests_of(user, year: int, which: Q) -> list[ListedInterest]:
    hubs = hubs_seen_by(user)
    if which or len(hubs) != 1:
        # Each address narrows otherwise, and the rows of several hubs are sorted together.
        rows = ExpressionOfInterest.objects.visible_to(user, can=SEES)
        found = fields_of_interests(rows.filter(which, workgroup__school_year=year))
        return list(map(ListedInterest._make, found))
    [hub] = hubs
    return list(map(ListedInterest._make, ask(statement_of_interests(), hub=hub, year=year)))


def fields_of_interests(rows: QuerySet[ExpressionOfInterest]) -> QuerySet:
    """By position, in the order of the fields of ListedInterest."""
    offers = Offer.objects.filter(interest=OuterRef("pk")).order_by()
    found = (
        rows.filter(workgroup__cancelled_at=None)
        .exclude(**EVENT)
        # Where an EXISTS would lead PostgreSQL to read every offer there ever was. Of whoever has a
        # place nobody asks whether it was offered.
        .annotate(offer=Case(When(place=None, then=Subquery(offers.values("pk")[:1]))))
    )
    return found.order_by("school__name", "person__name", "pk").values_list(
        "person",
        "school",
        "workgroup",
        "workgroup__project",
        "place",
        "offer",
        "person__name",
        "school__name",
        "school__status",
        "school__local_authority__name",
        "workgroup__project__code",
        "workgroup__project__title",
    )


def hubs_seen_by(user) -> list[int]:
    """What visible_to() looks for: a test keeps that nobody sees schools but by a role in a hub."""
    return user.hub_ids(roles_that_may(SEES)) if user.is_active else []


def ask_of_hubs(statement: Prepared, user, year: int) -> list[tuple]:
    return ask_all([(statement, {"hub": hub, "year": year}) for hub in hubs_seen_by(user)])


# Composed once, as only the hub and the year are another on each visit.
OF_YEAR = {"workgroup__hub": HUB, "workgroup__school_year": YEAR}


@cache
def statement_of_interests() -> Prepared:
    return compose_once(fields_of_interests(ExpressionOfInterest.objects.filter(**OF_YEAR)))


@cache
def statement_of_meetings() -> Prepared:
    rows = Workshop.objects.standing().filter(**OF_YEAR).order_by()
    return compose_once(rows.values_list("pk", "workgroup", "starts_at", "ends_at"))


@cache
def statement_of_visits() -> Prepared:
    """Only those that count: of a year's registers, most of what is read is how they ended."""
    # What counts for a person counts for the school too, so these are all.
    rows = Attendance.objects.filter(
        outcome__in=sorted(COUNTS_FOR_SCHOOL),
        workshop__in=Workshop.objects.standing().filter(**OF_YEAR).order_by(),
    )
    fields = rows.order_by().values_list(
        "participant__person", "participant__school", "workshop", "outcome", "minutes"
    )
    return compose_once(fields)


@cache
def statement_of_tasks() -> Prepared:
    of_year = {f"participant__{name}": value for name, value in OF_YEAR.items()}
    rows = TaskAccount.objects.done().filter(**of_year).order_by()
    return compose_once(rows.values_list(*DONE_TASK))


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


def meetings_of(user, year: int) -> dict[int, Meeting]:
    return {
        pk: Meeting(workgroup, minutes_between(starts_at, ends_at))
        for pk, workgroup, starts_at, ends_at in ask_of_hubs(statement_of_meetings(), user, year)
    }


# Thousands of each, which are taken apart by their places alone: as the database gives them.
def visits_of(user, year: int) -> Iterable[Visit]:
    return cast(list[Visit], ask_of_hubs(statement_of_visits(), user, year))


def tasks_done_of(user, year: int) -> Iterable[DoneTask]:
    return cast(list[DoneTask], ask_of_hubs(statement_of_tasks(), user, year))


def asks_of(user, year: int) -> dict[int, Asks]:
    return asks_from(ask_of_hubs(statement_of_asks(), user, year))


def next_year_of(user, *, year: int, schools: Iterable[Journey[ListedInterest]]) -> Continuation:
    """Which of the year's schools go on in the next; an academy stands for the school before it."""
    signed_up = [journey for journey in schools if journey.signed_up]
    cohort = {journey.school for journey in signed_up}
    next_year = schools_taking_part(user, year + 1)
    followers = successors_of(cohort | next_year)
    return continuation_of(
        cohort=cohort,
        closed={one.school for one in signed_up if not one.interest.is_of_an_open_school},
        next_year=next_year,
        # A school that was split counts as the first of those that came of it.
        successors={school: rows[0].pk for school, rows in followers.items() if rows},
    )


def schools_taking_part(user, year: int) -> set[int]:
    return {school for (school,) in ask_of_hubs(statement_of_schools(), user, year)}
