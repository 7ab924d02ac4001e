"""What every hub of the network did in one school year, in figures that name nobody."""

from dataclasses import dataclass, fields

from django.db.models import Exists, F, Func, IntegerField, OuterRef, QuerySet, Subquery

from evaluations.choices import ReportState
from evaluations.models import Report
from hubs.models import Hub, School
from participants.models import Participant
from workgroups.models import WorkGroup


@dataclass(frozen=True)
class Year:
    """A school counts for the hub whose area it lies in, wherever it takes part."""

    workgroups: int
    people: int
    schools: int
    reached: int
    reports: int

    @property
    def percent(self) -> int:
        return round(100 * self.reached / self.schools) if self.schools else 0

    @property
    def width(self) -> int:
        """Of a bar of 200."""
        return self.reached * 200 // self.schools if self.schools else 0


@dataclass(frozen=True)
class HubYear(Year):
    hub: Hub


def network_year(hubs: QuerySet[Hub], year: int) -> list[HubYear]:
    """A row for each hub, by name, in one query."""
    groups = WorkGroup.objects.public().filter(school_year=year)
    places = Participant.objects.filter(workgroup__in=groups)
    open_schools = School.objects.registered().open().filter(hub=OuterRef("pk"))
    taking_part = Exists(places.filter(school=OuterRef("pk")))
    approved = Report.objects.filter(state=ReportState.APPROVED, workgroup__in=groups)
    rows = hubs.annotate(
        n_workgroups=number_of(groups.filter(hub=OuterRef("pk"))),
        n_people=number_of(places.filter(workgroup__hub=OuterRef("pk")), "person"),
        n_schools=number_of(open_schools),
        n_reached=number_of(open_schools.filter(taking_part)),
        n_reports=number_of(approved.filter(workgroup__hub=OuterRef("pk"))),
    )
    return [
        HubYear(
            hub=hub,
            workgroups=hub.n_workgroups,
            people=hub.n_people,
            schools=hub.n_schools,
            reached=hub.n_reached,
            reports=hub.n_reports,
        )
        for hub in rows.order_by("name", "pk")
    ]


def of_all(rows: list[HubYear]) -> Year:
    def total(what: str) -> int:
        return sum(getattr(row, what) for row in rows)

    return Year(**{field.name: total(field.name) for field in fields(Year)})


def number_of(rows: QuerySet, what: str = "pk") -> Subquery:
    """How many different values of `what` the rows have."""
    number = Func(F(what), template="count(distinct %(expressions)s)", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(number=number).values("number"))
