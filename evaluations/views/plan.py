"""The plan of a hub's year, priority by priority, beside what has come of it."""

from types import SimpleNamespace

from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from evaluations.forms.plan import PlanForm
from evaluations.queries.lessons import lessons_for
from evaluations.queries.plan import CAN, Plan, plan_of
from hubs.models import Hub
from pages.base_views import ScopedList
from pages.wording import join_words, school_year_words
from workgroups.models import WorkGroup


class PlanPage(ScopedList):
    model = WorkGroup
    can = CAN
    template_name = "evaluations/plan.html"
    paginate_by = None
    export_name = "plan-of-the-year"

    @cached_property
    def form(self) -> PlanForm:
        hubs = Hub.objects.visible_to(self.request.user, can=self.can).order_by("name", "pk")
        form = PlanForm(self.request.GET, hubs=list(hubs))
        form.is_valid()
        return form

    @cached_property
    def plan(self) -> Plan:
        return plan_of(self.request.user, self.form.chosen_hub, self.form.chosen_year)

    @property
    def export_columns(self):
        hub, year, now = self.form.chosen_hub, self.form.chosen_year, timezone.now()
        return {
            "Hub": lambda line: hub.name,
            "School year": lambda line: school_year_words(year),
            "Priority": lambda line: line.section.name,
            "Work Group": of_group(lambda row: row.workgroup),
            "Counted in the total": lambda line: line.counts,
            "Stage": of_group(lambda row: row.workgroup.stage(now).label),
            "Led by": of_group(lambda row: join_words(list(map(str, row.workgroup.leads.all())))),
            "Places planned": of_group(lambda row: row.sums.places),
            "Places taken": of_group(lambda row: row.sums.taken),
            "Schools taking part": of_group(lambda row: row.sums.schools),
            "Planned cost": of_group(lambda row: row.sums.budget),
            "Spent so far": of_group(lambda row: row.sums.spent),
            "Cost per participant if full": of_group(lambda row: row.sums.cost_if_full),
            "Cost per participant": of_group(lambda row: row.sums.cost_per_participant),
            "Cost per school": of_group(lambda row: row.sums.cost_per_school),
            "Report": of_group(lambda row: row.report and row.report.get_state_display()),
            "Recommendation": of_group(lambda row: row.recommendation),
        }

    def get_queryset(self):
        """A line for each Work Group under each priority, and one for a priority without any."""
        self.filterset = SimpleNamespace(form=self.form)
        return [
            SimpleNamespace(section=section, row=row, counts=counts_words(section, row))
            for section in self.plan.sections
            for row in section.rows or [None]
        ]

    def get_context_data(self, **kwargs):
        user, hub, year = self.request.user, self.form.chosen_hub, self.form.chosen_year
        return super().get_context_data(
            hub=hub,
            year=year,
            plan=self.plan,
            lessons=list(lessons_for(user, hub, year)),
            last_year=year - 1,
            may_plan=user.may(Permission.EDIT_WORKGROUP, hub.pk),
            may_draft=user.may(Permission.EDIT_PRIORITIES, hub.pk),
            **kwargs,
        )


def of_group(read):
    """A cell of a Work Group; empty where none answers the priority."""
    return lambda line: "" if line.row is None else read(line.row)


def counts_words(section, row) -> str:
    if row is None:
        return ""
    return "yes" if section.counts(row) else "no"
