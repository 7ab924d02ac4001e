"""What is proposed for copies of Work Groups: their days, their project, when interest closes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.utils import timezone

from hubs.models import Hub
from hubs.queries.calendar import calendar_of
from pages.rules.school_days import SchoolCalendar, warnings_for
from pages.rules.school_year import first_day, last_day
from workgroups.models import Project, SchoolTask, WorkGroup, WorkGroupLead, Workshop
from workgroups.queries.cycle import CycleStep
from workgroups.rules.copied_days import CopiedDay, copied_closing, copied_days, years_on
from workgroups.rules.copying import PlannedCopy, following_project


@dataclass(frozen=True)
class CopyProposal:
    """One Work Group as it might be copied: its cycle, and for each old day the new one."""

    source: WorkGroup
    school_year: int
    cycle: list[CycleStep]
    days: dict[date, CopiedDay]
    project: Project | None
    closes_on: date | None

    def day_of(self, workshop: Workshop) -> CopiedDay:
        return self.days[timezone.localdate(workshop.starts_at)]


def copy_proposals(
    sources: Sequence[WorkGroup],
    school_year: int,
    *,
    calendar: SchoolCalendar,
    projects: Sequence[Project],
    wish: Callable[[date], date] | None = None,
) -> list[CopyProposal]:
    """For each of a hub's Work Groups, which want their projects joined, in two queries for all.

    `wish` says where a day would go if there were no holidays: otherwise as many years on as lie
    between the years.
    """
    cycles = cycles_to_copy(sources)
    return [
        proposal(
            source,
            school_year,
            cycles.get(source.pk, []),
            wish or partial(years_on, years=school_year - source.school_year),
            calendar,
            projects,
        )
        for source in sources
    ]


def calendar_of_copies(hub: Hub, school_year: int) -> SchoolCalendar:
    # With a year on both sides: a project may begin in the summer before, and a programme run on.
    return calendar_of(hub, first_day(school_year - 1), last_day(school_year + 1))


def proposal(
    source: WorkGroup,
    school_year: int,
    cycle: list[CycleStep],
    wish: Callable[[date], date],
    calendar: SchoolCalendar,
    projects: Sequence[Project],
) -> CopyProposal:
    days = copied_days(
        [timezone.localdate(step.workshop.starts_at) for step in cycle], wish, calendar
    )
    return CopyProposal(
        source=source,
        school_year=school_year,
        cycle=cycle,
        days={row.was: row for row in days},
        project=source.project
        if source.school_year == school_year
        else following_project(source.project, school_year, projects),
        closes_on=closing_day(source.interest_closes_at, days, wish),
    )


def projects_of_year(school_year: int) -> list[Project]:
    rows = Project.objects.filter(school_year=school_year)
    return list(rows.order_by("code", "title", "pk"))


def closing_day(
    closes_at: datetime | None, days: list[CopiedDay], wish: Callable[[date], date]
) -> date | None:
    """None where it never closed, and where that day has passed."""
    if closes_at is None:
        return None
    closed = timezone.localtime(closes_at)
    held = [row for row in days if row.day is not None]
    if held and held[0].day:
        found = copied_closing(closed, was=held[0].was, on=held[0].day)
    else:
        found = wish(closed.date())
    return found if found > timezone.localdate() else None


def cycles_to_copy(sources: Iterable[WorkGroup]) -> dict[int, list[CycleStep]]:
    """The workshops with their tasks, by the Work Group's key, in two queries."""
    keys = [source.pk for source in sources]
    tasks: dict[int, list[SchoolTask]] = {}
    for task in SchoolTask.objects.filter(workgroup__in=keys).order_by("pk"):
        tasks.setdefault(task.after_workshop_id, []).append(task)
    workshops: dict[int, list[Workshop]] = {}
    for row in Workshop.objects.filter(workgroup__in=keys).select_related("venue"):
        workshops.setdefault(row.workgroup_id, []).append(row)
    return {
        key: [
            CycleStep(number, workshop, tasks.get(workshop.pk, []), free_until=None)
            for number, workshop in enumerate(dates_to_copy(rows), 1)
        ]
        for key, rows in workshops.items()
    }


def dates_to_copy(dates: list[Workshop]) -> list[Workshop]:
    """Those that stand; if all were cancelled, what was planned."""
    return [row for row in dates if row.cancelled_at is None] or dates


def leads_by_workgroup(workgroups: Iterable[WorkGroup]) -> dict[int, list[tuple[int, str]]]:
    """(key, name) of each lead."""
    found: dict[int, list[tuple[int, str]]] = {}
    rows = WorkGroupLead.objects.filter(workgroup__in=[row.pk for row in workgroups])
    names = rows.order_by("user__name", "pk").values_list("workgroup", "user", "user__name")
    for workgroup, user, name in names:
        found.setdefault(workgroup, []).append((user, name))
    return found


def copies_in_year(sources: Iterable[WorkGroup], school_year: int) -> dict[int, list[WorkGroup]]:
    """What was copied from each to that year and was not called off, by the key of the source."""
    found: dict[int, list[WorkGroup]] = {}
    rows = WorkGroup.objects.filter(
        predecessor__in=[source.pk for source in sources],
        school_year=school_year,
        cancelled_at=None,
    )
    for row in rows.order_by("title", "cohort", "pk"):
        found.setdefault(row.predecessor_id or 0, []).append(row)
    return found


def warnings_of_copies(
    copies: Sequence[PlannedCopy], calendar: SchoolCalendar
) -> list[tuple[str, date, list[str]]]:
    """(title, day, what speaks against it) of the dates that may want another look."""
    days = [
        (copy.title, timezone.localdate(row.starts_at)) for copy in copies for row in copy.workshops
    ]
    said = [(title, day, warnings_for(day, calendar)) for title, day in days]
    return [(title, day, words) for title, day, words in said if words]
