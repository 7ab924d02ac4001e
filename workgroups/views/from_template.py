"""Planning a Work Group from a template."""

from datetime import date

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from hubs.models import Hub
from pages.base_views import ScopedForm
from pages.wording import day_words, school_year_words
from workgroups.actions.plan_from_template import plan_from_template
from workgroups.actions.template import check_is_offered_to_plan
from workgroups.forms.template import FirstDayFromTemplateForm, FromTemplateForm
from workgroups.queries.dates import warnings_of_dates
from workgroups.queries.from_template import template_proposal
from workgroups.rules.copied_days import has_terms
from workgroups.views.plan import PlanningStep, next_step
from workgroups.views.template import ReadableTemplate


class PlanFromTemplate(ReadableTemplate, ScopedForm):
    """A first day is asked for, then all dates are proposed. A further button only checks them."""

    form_class = FromTemplateForm
    template_name = "workgroups/plan_from_template.html"
    back_label = "Back to the template"

    @property
    def title(self) -> str:
        return f"Plan from {self.object}"

    @property
    def back_url(self) -> str:
        return self.object.get_absolute_url()

    def check(self):
        check_is_offered_to_plan(self.object)

    @cached_property
    def hubs(self):
        return Hub.objects.visible_to(self.request.user, can=self.can)

    @cached_property
    def asked(self) -> FirstDayFromTemplateForm:
        given = self.request.GET if "first_day" in self.request.GET else None
        return FirstDayFromTemplateForm(given, hubs=self.hubs)

    @cached_property
    def is_asked(self) -> bool:
        return self.asked.is_valid()

    def post(self, request, *args, **kwargs):
        if not self.is_asked:
            # Its address says hub and first day, without which there is nothing to answer.
            return HttpResponseRedirect(request.path)
        return super().post(request, *args, **kwargs)

    @cached_property
    def proposal(self):
        hub, first_on = self.hubs[0], timezone.localdate()
        if self.is_asked:
            hub, first_on = (self.asked.cleaned_data[name] for name in ("hub", "first"))
        return template_proposal(self.object, hub, first_on)

    def get_form_kwargs(self):
        own = {"proposal": self.proposal, "user": self.request.user}
        return super().get_form_kwargs() | own

    def form_valid(self, form):
        if "check" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, is_checked=True))
        return super().form_valid(form)

    def act(self, form):
        return plan_from_template(template=self.object, draft=form.draft(), workshops=form.planned)

    @cached_property
    def next_step(self) -> PlanningStep:
        return next_step(self.result, saved="")

    def get_success_message(self):
        return self.next_step.after("It is a draft that nobody outside the hub sees yet")

    def get_success_url(self):
        return reverse("workgroups:detail", args=[self.result.pk])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        year = self.proposal.school_year
        return context | {
            "asked": self.asked,
            "is_asked": self.is_asked,
            "is_own": self.is_own(self.object),
            "hub": self.proposal.hub,
            "school_year": year,
            "year_words": school_year_words(year),
            "has_terms": has_terms(self.proposal.calendar, year),
            "warnings": self.warnings(context["form"]),
        }

    def warnings(self, form) -> list[tuple[str, list[str]]]:
        """The days that something speaks against, with what it is."""
        if not form.is_bound or form.errors or not form.planned:
            return []
        # Nobody leads it yet.
        found = warnings_of_dates(form.workgroup, form.planned, leads=())
        days: list[date] = [timezone.localdate(row.starts_at) for row in form.planned]
        return [(day_words(day), said) for day, said in zip(days, found, strict=True) if said]
