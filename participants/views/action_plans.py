"""What each school of a Work Group sets out to do: read by the hub and the lead, and written."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from access.refusal import SavedMeanwhile
from pages.base_views import ScopedForm
from participants.actions.action_plan import NO_PLAN, save_action_plan
from participants.forms.action_plan import ActionPlanForm
from participants.queries.action_plans import (
    action_plan_of,
    action_plans_of,
    is_look_back_due,
    school_with_place,
)
from participants.views.place import PlacePage
from schools.models import School
from workgroups.models import WorkGroup
from workgroups.views.plan import WorkGroupPage

NOBODY_YET = (
    "No school has a place yet. Once somebody has accepted one, their school can have a plan."
)


class ActionPlans(WorkGroupPage):
    can = Permission.VIEW_ACTION_PLAN
    template_name = "participants/action_plans.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup, today = context["object"], timezone.localdate()
        is_event = workgroup.project.is_event
        rows = [] if is_event else action_plans_of(workgroup)
        return context | {
            "rows": [
                (row, row.plan is not None and is_look_back_due(row.plan, today)) for row in rows
            ],
            "no_rows": NO_PLAN if is_event else NOBODY_YET,
            "written": sum(row.plan is not None for row in rows),
        }


class ActionPlanPage:
    """The form of one school's plan, and what it says when two people write at once."""

    form_class = ActionPlanForm
    title = "Action plan"
    success_message = "The plan is saved, and everybody of the school in this Work Group shares it."
    template_name = "participants/action_plan_form.html"
    standing = None  # what somebody else saved meanwhile

    @property
    def plan(self):
        return action_plan_of(self.workgroup.pk, self.school.pk)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"plan": self.plan}

    def get_context_data(self, **kwargs):
        return super().get_context_data(school=self.school, standing=self.standing, **kwargs)

    def act(self, form):
        try:
            return save_action_plan(
                workgroup=self.workgroup,
                school=self.school,
                words=form.words(),
                seen_version=form.seen_version,
                by=self.writer,
            )
        except SavedMeanwhile:
            # Both are shown, and sent again the form replaces what its writer has now read.
            self.standing = self.plan
            form.has_seen(self.standing.version if self.standing else 0)
            raise


class EditActionPlan(ActionPlanPage, ScopedForm):
    """For the lead and the hub, on behalf of a school that takes part."""

    model = WorkGroup
    can = Permission.WRITE_ACTION_PLAN
    back_label = "All action plans"

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")

    def dispatch(self, request, *args, **kwargs):
        self.object = self.get_row()
        self.school = self.school_or_404()
        return super().dispatch(request, *args, **kwargs)

    def school_or_404(self) -> School:
        school = school_with_place(self.object.pk, self.kwargs["school"])
        if school is None or self.object.project.is_event:
            raise Http404
        return school

    @property
    def workgroup(self):
        return self.object

    @property
    def writer(self):
        return self.request.user

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=f"{self.school}, {self.object}", **kwargs)

    def get_success_url(self):
        return f"{reverse('participants:action_plans', args=[self.object.pk])}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"school-{self.school.pk}"


class OwnActionPlan(ActionPlanPage, PlacePage):
    """For somebody of the school, by the link to their place."""

    back_label = "Your dates"

    @property
    def workgroup(self):
        return self.object.workgroup

    @property
    def school(self):
        return self.object.school

    @property
    def writer(self):
        return self.object

    def get_form_kwargs(self):
        # Whoever gave up the place keeps the link to it, but writes for the school no more.
        if self.object.withdrawn_at or self.workgroup.project.is_event:
            raise Http404
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            caption=f"{self.school}, {self.workgroup}", back_url=self.place_url, **kwargs
        )
