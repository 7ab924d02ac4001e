"""The survey of needs: staff make it and send its link round; schools answer without signing in."""

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from access.limits import TOO_MANY, is_too_often
from access.links import site_url
from access.permissions import Permission
from access.refusal import Refused
from hubs.choices import HubTextKind
from hubs.models import Hub
from hubs.queries.texts import texts_of
from needs.actions import need as actions
from needs.choices import NeedSource, NeedSurveyState
from needs.forms.need import NeedSurveyForm, NewNeedSurveyForm
from needs.forms.three_questions import ThreeQuestionsForm
from needs.models import NeedSurvey
from pages.base_views import ScopedDetail, ScopedForm, ScopedList
from pages.wording import day_words
from schools.choices import Phase
from schools.views.school_first import SchoolFirst

STATE_COLOURS = {
    NeedSurveyState.TO_COME: "grey",
    NeedSurveyState.OPEN: "blue",
    NeedSurveyState.CLOSED: "grey",
}


class NeedSurveyList(ScopedList):
    model = NeedSurvey
    can = Permission.EDIT_NEEDS
    template_name = "needs/need_survey_list.html"
    sorts = {"opens": "opens_on", "title": "title", "answers": "answer_count"}
    default_sort = "-opens"

    def prepare(self, queryset):
        return queryset.select_related("hub").annotate(answer_count=Count("answers"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(today=timezone.localdate(), **kwargs)


class NeedSurveyPage:
    """What the staff's pages about one survey share."""

    model = NeedSurvey
    can = Permission.EDIT_NEEDS

    def prepare(self, queryset):
        return queryset.select_related("hub", "made_by")

    def get_success_url(self):
        return reverse("needs:need_survey", args=[self.object.pk])


class NeedSurveyDetail(NeedSurveyPage, ScopedDetail):
    """The link to send round, and how many have answered."""

    template_name = "needs/need_survey_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        survey = context["object"]
        state = survey.state(timezone.localdate())
        phases = list(survey.answers.standing().values_list("phase", flat=True))
        return context | {
            "survey": survey,
            "state": state.label,
            "state_colour": STATE_COLOURS[state],
            "link": site_url(survey.get_absolute_url()),
            "answers": len(phases),
            "schools": survey.answers.standing().aggregate(n=Count("schools", distinct=True))["n"],
            "set_aside": survey.answers.exclude(set_aside_at=None).count(),
            "phases": [
                (label, phases.count(phase), len(phases))
                for phase, label in [*Phase.choices, ("", "Several, or not said")]
            ],
        }


class AddNeedSurvey(ScopedForm):
    model = NeedSurvey
    can = Permission.EDIT_NEEDS
    form_class = NewNeedSurveyForm
    template_name = "components/form_page.html"
    title = "Make a survey of needs"
    intro = (
        "It asks three questions: what a school needs, what it would put first, and "
        "what is really important to it. Each answer becomes a need."
    )
    back_label = "All surveys"
    success_message = "The survey is made: copy its link and send it round."

    def get_form_kwargs(self):
        hubs = Hub.objects.visible_to(self.request.user, can=self.can)
        return super().get_form_kwargs() | {"hubs": hubs}

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=reverse("needs:need_surveys"), **kwargs)

    def act(self, form):
        return actions.make_need_survey(survey=form.save(commit=False), by=self.request.user)

    def get_success_url(self):
        return reverse("needs:need_survey", args=[self.result.pk])


class EditNeedSurvey(NeedSurveyPage, ScopedForm):
    form_class = NeedSurveyForm
    template_name = "components/form_page.html"
    title = "Change the survey"
    success_message = "The survey is saved."

    def act(self, form):
        return form.save()


class AnswerNeedSurvey(SchoolFirst):
    """The three questions, for whoever has the link."""

    model = NeedSurvey
    form_class = ThreeQuestionsForm
    template_name = "needs/answer_survey.html"

    def get_row(self):
        # With the hub's name, so that another hub's survey is 404 under this address.
        self.kwargs = {"hub__slug": self.kwargs["slug"], "pk": self.kwargs["pk"]}
        return super().get_row()

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def get_context_data(self, **kwargs):
        state = self.object.state(timezone.localdate())
        return super().get_context_data(
            survey=self.object,
            is_to_come=state == NeedSurveyState.TO_COME,
            is_closed=state == NeedSurveyState.CLOSED,
            privacy=texts_of(self.object.hub).get(HubTextKind.PRIVACY),
            **kwargs,
        )

    def act(self, form):
        survey, hub = self.object, self.object.hub
        # The page may have been open since before the survey closed.
        state = survey.state(timezone.localdate())
        if state == NeedSurveyState.TO_COME:
            raise Refused(f"This survey takes answers from {day_words(survey.opens_on)} on.")
        if state == NeedSurveyState.CLOSED:
            raise Refused(f"This survey took answers until {day_words(survey.closes_on)}.")
        if is_too_often(self.request, "need"):
            raise Refused(TOO_MANY.format(mailbox=hub.mailbox))
        return actions.raise_need(
            hub=hub,
            source=NeedSource.SURVEY,
            survey=survey,
            school_year=survey.school_year,
            schools=[self.school] if self.school else [],
            form_key=form.key,
            suspicion=form.suspicion,
            **form.words(),
        )

    def get_success_message(self):
        return (
            f"Thank you: your answers have reached {self.object.hub}, which chooses its priorities "
            "from what schools say."
        )

    def get_success_url(self):
        return self.object.hub.get_absolute_url()
