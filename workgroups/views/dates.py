"""All dates of a draft on one page."""

from django.urls import reverse

from access.refusal import Refused
from pages.wording import day_words
from workgroups.actions.dates import set_dates
from workgroups.forms.dates import DatesForm
from workgroups.queries.cycle import cycle_of
from workgroups.queries.dates import warnings_of_dates
from workgroups.rules.calendar import unusual_points
from workgroups.views.plan import EditWorkGroup

ONE_AT_A_TIME = "People have seen these dates: they are moved or cancelled one at a time."


class PlanDates(EditWorkGroup):
    """Every workshop and the tasks after it. Its other button checks, and changes nothing."""

    form_class = DatesForm
    part = "cycle"
    template_name = "workgroups/plan_dates.html"
    title = "Plan the dates"
    back_label = "Back to the cycle"

    def check(self):
        if self.object.published_at or self.object.cancelled_at:
            raise Refused(ONE_AT_A_TIME)

    @property
    def back_url(self) -> str:
        return reverse("workgroups:cycle", args=[self.object.pk])

    def get_form_kwargs(self):
        own = {
            "workgroup": self.object,
            "cycle": cycle_of(self.object),
            "user": self.request.user,
        }
        return super().get_form_kwargs() | own

    def form_valid(self, form):
        if "check" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, is_checked=True))
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        planned = getattr(context["form"], "planned", []) if context["form"].is_bound else []
        sessions = [(row.starts_at, row.ends_at) for row in planned]
        return context | {
            "warnings": self.warnings(planned),
            "unusual": unusual_points(sessions, None)
            if sessions and not self.object.project.is_event
            else [],
        }

    def warnings(self, planned) -> list[tuple[str, list[str]]]:
        """The days that something speaks against, with what it is."""
        found = warnings_of_dates(self.object, planned)
        return [
            (day_words(row.starts_at.date()), said)
            for row, said in zip(planned, found, strict=True)
            if said
        ]

    def act(self, form):
        set_dates(workgroup=self.object, planned=form.planned, seen=form.seen)
        return form.planned
