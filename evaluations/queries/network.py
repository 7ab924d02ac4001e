"""What every hub of the network did in one school year, in figures that name nobody."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.db.models import Count, QuerySet, Value

from evaluations.choices import ReportState
from hubs.models import Hub
from participants.models import Participant
from schools.models import School
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


FIGURES = [field.name for field in fields(Year)]


def network_year(hubs: QuerySet[Hub], year: int) -> list[HubYear]:
    """A row for each hub, by name."""
    found = figures_by_hub(hubs, year)
    return [HubYear(hub=hub, **found[hub.pk]) for hub in hubs.order_by("name", "pk")]


def network_total(hubs: QuerySet[Hub], year: int) -> Year:
    """The figures of those hubs together, in one query."""
    return sum_of_years([Year(**figures) for figures in figures_by_hub(hubs, year).values()])


def sum_of_years(years: Sequence[Year]) -> Year:
    return Year(**{figure: sum(getattr(year, figure) for year in years) for figure in FIGURES})


def figures_by_hub(hubs: QuerySet[Hub], year: int) -> dict[int, dict[str, int]]:
    """By the hub's id. Each figure is counted for all hubs at once: what costs most, to find the
    schools that take part, is the same work for one hub as for all.
    """
    everywhere = WorkGroup.objects.public().filter(school_year=year)
    # Of any hub, and also places given up: signing up is a fact of its own.
    places = Participant.objects.filter(workgroup__in=everywhere)
    groups = everywhere.filter(hub__in=hubs)
    schools = School.objects.registered().open().filter(hub__in=hubs)
    # Somebody in two Work Groups of a hub is one person.
    people = Count("participants__person", distinct=True)
    rows = count_by_hub("workgroups", groups).union(
        count_by_hub("people", groups, people),
        count_by_hub("schools", schools),
        count_by_hub("reached", schools.filter(pk__in=places.values("school"))),
        count_by_hub("reports", groups.filter(report__state=ReportState.APPROVED)),
        all=True,
    )
    found: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(FIGURES, 0))
    for figure, hub, number in rows:
        found[hub][figure] = number
    return found


def count_by_hub(figure: str, rows: QuerySet, number: Count | None = None) -> QuerySet:
    """(the figure's name, hub, number) for each hub with any."""
    return rows.order_by().values_list(Value(figure), "hub").annotate(n=number or Count("pk"))
