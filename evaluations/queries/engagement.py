"""How far the people and schools of a hub's year have come, in a fixed number of queries."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from access.permissions import Permission
from evaluations.queries.completion import DONE_TASK, asks_in
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


class ListedInterest(NamedTuple):
    """An interest with what a list shows of it; its first fields are those of Interest."""

    person: int
    school: int
    workgroup: int
    project: int
    place: int | None
    offer: int | None
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
    offers = Offer.objects.filter(interest=OuterRef("pk")).order_by()
    rows = (
        ExpressionOfInterest.objects.visible_to(user, can=SEES)
        .filter(which, workgroup__school_year=year, workgroup__cancelled_at=None)
        .exclude(**EVENT)
        # Where an EXISTS would lead PostgreSQL to read every offer there ever was.
        .annotate(offer=Subquery(offers.values("pk")[:1]))
    )
    # By position, in the order of the fields of ListedInterest.
    fields = rows.order_by("school__name", "person__name", "pk").values_list(
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
    return list(map(ListedInterest._make, fields))


def workshops_of(user, year: int) -> QuerySet[Workshop]:
    """Those of the year that stand."""
    rows = Workshop.objects.visible_to(user, can=SEES).standing()
    return rows.filter(workgroup__school_year=year)


def meetings_of(user, year: int) -> dict[int, Meeting]:
    rows = workshops_of(user, year).order_by()
    fields = rows.values_list("pk", "workgroup", "starts_at", "ends_at")
    return {
        pk: Meeting(workgroup, minutes_between(starts_at, ends_at))
        for pk, workgroup, starts_at, ends_at in fields
    }


def visits_of(user, year: int) -> Iterable[Visit]:
    """Only those that count: of a year's registers, most of what is read is how they ended."""
    # What counts for a person counts for the school too, so these are all.
    rows = Attendance.objects.visible_to(user, can=SEES).filter(
        outcome__in=COUNTS_FOR_SCHOOL, workshop__in=workshops_of(user, year)
    )
    fields = rows.order_by().values_list(
        "participant__person", "participant__school", "workshop", "outcome", "minutes"
    )
    return map(Visit._make, fields)


def tasks_done_of(user, year: int) -> Iterable[DoneTask]:
    rows = TaskAccount.objects.visible_to(user, can=SEES).done()
    rows = rows.filter(participant__workgroup__school_year=year)
    return map(DoneTask._make, rows.order_by().values_list(*DONE_TASK))


def asks_of(user, year: int) -> dict[int, Asks]:
    rows = WorkGroup.objects.visible_to(user, can=SEES).filter(school_year=year)
    return asks_in(rows)


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
    """Schools with a place in that year, or that have begun and given it up since."""
    came = Attendance.objects.filter(participant=OuterRef("pk"), outcome__in=COUNTS_FOR_SCHOOL)
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
