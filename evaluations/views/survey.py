"""The survey, opened by the link that a participant was sent."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from evaluations.actions.survey import record_response
from evaluations.forms.survey import SurveyForm
from evaluations.links import SURVEY
from evaluations.models import Invitation
from evaluations.queries.results import questions_for
from pages.base_views import READ_ONLY
from pages.public_views import LinkPage


class SurveyPage(LinkPage):
    link = SURVEY
    model = Invitation

    def prepare(self, queryset):
        return queryset.select_related(
            "participant__person",
            "participant__workgroup__hub",
            "participant__workgroup__project",
        )

    def get_context_data(self, **kwargs):
        workgroup = self.object.participant.workgroup
        return super().get_context_data(workgroup=workgroup, hub=workgroup.hub, **kwargs)

    def say(self, template: str):
        """A page without the questions."""
        return render(self.request, template, self.get_context_data(form=None))


class Survey(SurveyPage):
    """The questions, or why they can no longer be answered."""

    form_class = SurveyForm
    template_name = "evaluations/survey_form.html"

    def get(self, request, *args, **kwargs):
        if self.object.answered_at:
            return self.say("evaluations/survey_answered.html")
        if self.object.closes_at < timezone.now():
            return self.say("evaluations/survey_closed.html")
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        # Whoever pressed twice reads that the answers are in, and no refusal.
        if self.object.answered_at:
            return HttpResponseRedirect(request.path)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | questions_for(self.object)

    def act(self, form):
        return record_response(invitation=self.object, answers=form.answers())

    def get_success_url(self):
        return reverse("evaluations:survey_thanks", args=[self.kwargs["token"]])


class SurveyThanks(SurveyPage):
    """Said once the answers are in."""

    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        if self.object.answered_at is None:
            return HttpResponseRedirect(SURVEY.path(self.object))
        return self.say("evaluations/survey_thanks.html")
