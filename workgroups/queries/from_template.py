"""What is proposed for a Work Group that is planned from a template: its days and its project."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hubs.models import Hub
from pages.rules.london import london
from pages.rules.school_days import SchoolCalendar
from pages.rules.school_year import school_year_of
from workgroups.models import Project, SchoolTask, WorkGroupTemplate, Workshop
from workgroups.queries.copying import calendar_of_copies
from workgroups.queries.cycle import CycleStep
from workgroups.rules.copied_days import CopiedDay, copied_days
from workgroups.rules.copying import following_project
from workgroups.rules.design import Design, DesignedWorkshop

SUMMER = range(6, 9)  # months in which a project may begin before its year


@dataclass(frozen=True)
class TemplateProposal:
    """A Work Group as the template would have it, from a first day on.

    The workshops of its cycle stand in no table: their keys are their numbers in the design.
    """

    template: WorkGroupTemplate
    design: Design
    hub: Hub
    school_year: int
    calendar: SchoolCalendar
    cycle: list[CycleStep]
    days: dict[date, CopiedDay]
    projects: list[Project]

    def day_of(self, workshop: Workshop) -> CopiedDay:
        return self.days[timezone.localdate(workshop.starts_at)]

    @property
    def project(self) -> Project | None:
        """The one that goes on with the project of the Work Group that it was made from."""
        source = self.template.made_from
        if source is None:
            return None
        if source.project in self.projects:
            return source.project
        return following_project(source.project, self.school_year, self.projects)


def template_proposal(template: WorkGroupTemplate, hub: Hub, first_on: date) -> TemplateProposal:
    """Wants `made_from` and its project joined."""
    design, school_year = template.read_design(), school_year_of(first_on)
    calendar = calendar_of_copies(hub, school_year)
    days = design.days(first_on)
    return TemplateProposal(
        template=template,
        design=design,
        hub=hub,
        school_year=school_year,
        calendar=calendar,
        cycle=list(proposed_cycle(design, days)),
        days={day.was: day for day in copied_days(days, lambda day: day, calendar)},
        projects=projects_to_choose(first_on),
    )


def proposed_cycle(design: Design, days: Sequence[date]) -> Iterator[CycleStep]:
    for number, (row, day) in enumerate(zip(design.workshops, days, strict=True), 1):
        tasks = [SchoolTask(title=task.title) for task in design.tasks_after(number)]
        yield CycleStep(number, proposed_workshop(number, row, day), tasks, free_until=None)


def proposed_workshop(number: int, row: DesignedWorkshop, day: date) -> Workshop:
    return Workshop(
        pk=number, starts_at=london(day, row.starts), ends_at=london(day, row.ends), mode=row.mode
    )


def projects_to_choose(first_on: date) -> list[Project]:
    """Those of the school year; in summer also those of the next, which may begin by then."""
    year = school_year_of(first_on)
    years = [year, year + 1] if first_on.month in SUMMER else [year]
    rows = Project.objects.filter(school_year__in=years)
    return list(rows.order_by("school_year", "code", "title", "pk"))
