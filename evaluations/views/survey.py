"""The survey, opened by the link that a participant was sent."""

from django.contrib import messages
from django.forms import MultipleChoiceField
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from evaluations.actions.survey import keep_unfinished, record_response
from evaluations.forms.survey import KEEP, QUOTED, SurveyForm
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
            "participant__interest",
            "participant__school",
            "participant__workgroup__hub",
            "participant__workgroup__project",
            "workshop",
        )

    def get_context_data(self, **kwargs):
        workgroup = self.object.participant.workgroup
        return super().get_context_data(
            workgroup=workgroup, hub=workgroup.hub, words=self.object.words, **kwargs
        )

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
        if KEEP in request.POST:
            return self.keep(is_typing=request.POST[KEEP] == "typing")
        return super().post(request, *args, **kwargs)

    def keep(self, *, is_typing: bool):
        """Keep what is typed, asking nothing of it; while somebody types no page comes back."""
        try:
            keep_unfinished(invitation=self.object, typed=self.get_form().typed())
        except Refused as refusal:
            if is_typing:
                return HttpResponse(refusal.message, status=409)
        else:
            if is_typing:
                return HttpResponse(status=204)
            messages.success(
                self.request,
                "Your answers are kept and not sent yet: open the same link to go on.",
            )
        return HttpResponseRedirect(self.request.path)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        # Here, as which boxes take several answers is the form's to say.
        for name, values in self.object.unfinished.items():
            if field := form.fields.get(name):
                field.initial = values if isinstance(field, MultipleChoiceField) else values[-1]
        return form

    def get_form_kwargs(self):
        return super().get_form_kwargs() | questions_for(self.object)

    def act(self, form):
        return record_response(
            invitation=self.object,
            answers=form.answers(),
            may_be_quoted=form.cleaned_data.get(QUOTED, False),
        )

    def get_success_url(self):
        return reverse("evaluations:survey_thanks", args=[self.kwargs["token"]])


class SurveyThanks(SurveyPage):
    """Said once the answers are in."""

    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        if self.object.answered_at is None:
            return HttpResponseRedirect(SURVEY.path(self.object))
        return self.say("evaluations/survey_thanks.html")
