"""A hub's school year by priority: what is planned, what has come of it, what it is to cost."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from access.permissions import Permission
from evaluations.choices import ReportState
from evaluations.models import Report
from evaluations.rules.cost import cost_each
from hubs.models import Hub
from needs.models import Priority
from participants.models import Participant
from workgroups.models import WorkGroup, WorkGroupPriority

CAN = Permission.VIEW_YEAR_PLAN
# A draft, or a report sent back, recommends nothing yet that a plan could follow.
SAYS_WHAT_NEXT = (ReportState.SUBMITTED, ReportState.APPROVED)


@dataclass(frozen=True)
class Planned:
    """A Work Group with what has come of it; `answers` are priorities of its year, in order."""

    workgroup: WorkGroup
    taken: int
    schools: frozenset[int]
    answers: tuple[int, ...]

    @property
    def sums(self) -> "Sums":
        return Sums([self])

    @property
    def report(self) -> Report | None:
        return getattr(self.workgroup, "report", None)

    @property
    def recommendation(self) -> str:
        """Empty until the report has been handed in."""
        if self.report is None or self.report.state not in SAYS_WHAT_NEXT:
            return ""
        return self.report.get_recommendation_display()

    @property
    def is_under_several(self) -> bool:
        return len(self.answers) > 1


@dataclass(frozen=True)
class Sums:
    """The figures of some Work Groups, each counted once, as is a school in several of them."""

    rows: list[Planned]

    @property
    def places(self) -> int:
        return sum(row.workgroup.capacity for row in self.rows)

    @property
    def taken(self) -> int:
        return sum(row.taken for row in self.rows)

    @property
    def schools(self) -> int:
        return len({school for row in self.rows for school in row.schools})

    @property
    def width(self) -> int:
        """Of a bar of 200, which is full where more than all places are taken."""
        return min(200, self.taken * 200 // self.places) if self.places else 0

    @property
    def budget(self) -> Decimal | None:
        """The planned cost in pounds; None where nobody has entered any."""
        # Without those not entered: no cost known is not a cost of nothing.
        known = [row.workgroup.budget for row in self.rows if row.workgroup.budget is not None]
        return sum(known, Decimal(0)) if known else None

    @property
    def spent(self) -> Decimal | None:
        """In pounds, as far as entered; None where nobody has entered any."""
        known = [row.workgroup.spent for row in self.rows if row.workgroup.spent is not None]
        return sum(known, Decimal(0)) if known else None

    @property
    def without_budget(self) -> int:
        return len(self.rows) - len(self.costed.rows)

    @property
    def costed(self) -> "Sums":
        return Sums([row for row in self.rows if row.workgroup.budget is not None])

    @property
    def begun(self) -> "Sums":
        """Those with a planned cost in which somebody has a place."""
        return Sums([row for row in self.costed.rows if row.taken])

    @property
    def cost_if_full(self) -> Decimal | None:
        return cost_each(self.budget, self.costed.places)

    @property
    def cost_per_participant(self) -> Decimal | None:
        return cost_each(self.begun.budget, self.begun.taken)

    @property
    def cost_per_school(self) -> Decimal | None:
        return cost_each(self.begun.budget, self.begun.schools)


@dataclass(frozen=True)
class Section:
    """A priority, or None for none yet, with the Work Groups that answer it."""

    priority: Priority | None
    rows: list[Planned]

    @property
    def sums(self) -> Sums:
        return Sums(self.rows)

    @property
    def name(self) -> str:
        return str(self.priority or "No priority yet")

    @property
    def anchor(self) -> str:
        return f"priority-{self.priority.pk}" if self.priority else "no-priority"

    def counts(self, row: Planned) -> bool:
        """Is this the one section in which the Work Group counts for the whole year?"""
        # So that places and cost of one that answers two priorities are not added up twice.
        return not self.priority or row.answers[0] == self.priority.pk


@dataclass(frozen=True)
class Plan:
    sections: list[Section]
    sums: Sums

    @property
    def gaps(self) -> int:
        return sum(not section.rows for section in self.sections)


def plan_of(user: Any, hub: Hub, year: int) -> Plan:
    """In three queries, whatever the number of rows."""
    of_year = Priority.objects.visible_to(user, can=CAN).filter(hub=hub, school_year=year)
    priorities = list(of_year.order_by("position", "pk"))
    groups = WorkGroup.objects.visible_to(user, can=CAN).filter(hub=hub, school_year=year)
    rows = [
        Planned(
            workgroup=group,
            taken=group.taken,
            schools=frozenset(group.school_ids),
            answers=tuple(row.pk for row in priorities if row.pk in group.priority_ids),
        )
        for group in with_facts(groups.filter(cancelled_at=None))
    ]
    sections = [
        Section(priority, [row for row in rows if priority.pk in row.answers])
        for priority in priorities
    ]
    if without := [row for row in rows if not row.answers]:
        sections.append(Section(None, without))
    return Plan(sections=sections, sums=Sums(rows))


def with_facts(groups: Any) -> QuerySet[Any]:
    """Work Groups with their dates, leads, report, people, schools and priorities."""
    places = Participant.objects.taking_part().filter(workgroup=OuterRef("pk")).order_by()
    number = places.values("workgroup").annotate(n=Count("pk")).values("n")
    answers = WorkGroupPriority.objects.filter(workgroup=OuterRef("pk"))
    return (
        groups.with_dates()
        .annotate(
            # Subqueries, as joins of people, schools and priorities would multiply one another.
            taken=Coalesce(Subquery(number, output_field=IntegerField()), 0),
            school_ids=ArraySubquery(places.values("school").distinct()),
            priority_ids=ArraySubquery(answers.values("priority")),
        )
        .select_related("report", "project")
        .prefetch_related("leads")
        .order_by("first_at", "title", "pk")
    )
