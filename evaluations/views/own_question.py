"""A hub's own questions after the standard ones: writing them, seeing them, what was answered."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from evaluations.actions import own_question as actions
from evaluations.choices import Wave
from evaluations.forms.own_question import OwnQuestionForm, as_written
from evaluations.forms.survey import SurveyForm
from evaluations.models import Question, WaveResult
from evaluations.queries.own_question import own_by_wave, survey_preview
from evaluations.rules.own_question import MOST_OWN_QUESTIONS, TAKES_OWN_QUESTIONS
from evaluations.views.own_answer_words import answer_in_short, each_answer
from hubs.models import Hub
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList


class OwnQuestions(ScopedDetail):
    """All of them, survey by survey, in the order they are asked."""

    model = Hub
    can = Permission.EDIT_HUB
    template_name = "evaluations/own_question_list.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        hub = context["object"]
        return context | {"hub": hub, "waves": own_by_wave(hub), "most": MOST_OWN_QUESTIONS}


class OfOneSurvey:
    """A page about one survey of a hub, which takes questions of its own."""

    def dispatch(self, request, *args, **kwargs):
        if kwargs["wave"] not in TAKES_OWN_QUESTIONS:
            raise Http404
        self.wave = Wave(kwargs["wave"])
        return super().dispatch(request, *args, **kwargs)


class SurveyAsSeen(OfOneSurvey, ScopedDetail):
    """The survey as whoever is asked next sees it on a phone; nothing is sent or kept."""

    model = Hub
    can = Permission.EDIT_HUB
    template_name = "evaluations/survey_preview.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        hub = context["object"]
        seen = survey_preview(hub, self.wave, now=timezone.now())
        form = SurveyForm(
            questions=seen.questions, outcomes=seen.outcomes, tasks_set=seen.tasks_set
        )
        return context | {
            "hub": hub,
            "object": seen.asked,
            "words": seen.words,
            "wave": self.wave,
            "form": form,
        }


class OwnQuestionPage:
    can = Permission.EDIT_HUB
    template_name = "components/form_page.html"
    intro = (
        f"It comes after the standard questions. A survey takes at most {MOST_OWN_QUESTIONS} of "
        "your own, nobody has to answer them, and they are never compared with other hubs."
    )
    back_label = "Your own questions"

    def get_success_url(self):
        return reverse("evaluations:own_questions", args=[self.hub.pk])


class AddOwnQuestion(OfOneSurvey, OwnQuestionPage, ScopedForm):
    model = Hub
    form_class = OwnQuestionForm
    title = "Add a question of your own"
    success_message = "Kept: surveys that go out from now on end with it."

    @property
    def hub(self):
        return self.object

    @property
    def caption(self):
        return self.wave.label

    def standing(self):
        rows = Question.objects.visible_to(self.request.user, can=self.can)
        return rows.of_hub(self.object).filter(wave=self.wave).count()

    def check(self):
        actions.refuse_own_question(self.wave, asked=self.standing())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"places": self.standing() + 1}

    def act(self, form):
        return actions.add_own_question(
            hub=self.object,
            wave=self.wave,
            wording=form.wording(),
            place=form.cleaned_data["place"],
        )


class OneOwnQuestion(OwnQuestionPage):
    model = Question

    @property
    def hub(self):
        return self.object.hub

    @property
    def caption(self):
        return self.object.get_wave_display()

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def standing(self):
        rows = Question.objects.visible_to(self.request.user, can=self.can)
        return list(rows.of_hub(self.object.hub).filter(wave=self.object.wave))

    def check(self):
        actions.refuse_stopped(self.object, self.standing())


class ChangeOwnQuestion(OneOwnQuestion, ScopedForm):
    form_class = OwnQuestionForm
    title = "Change a question of your own"
    intro = (
        "Other words are for surveys that go out from now on. Those that are out already keep the "
        "words as they were, and so do their answers."
    )
    success_message = "Saved for surveys that go out from now on."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"places": len(self.standing())}

    def get_initial(self):
        return as_written(self.object) | {"place": self.object.position}

    def act(self, form):
        return actions.change_own_question(
            question=self.object, wording=form.wording(), place=form.cleaned_data["place"]
        )


class StopOwnQuestion(OneOwnQuestion, ScopedAction):
    template_name = "components/confirm.html"
    title = "Stop asking this question?"
    button = "Stop asking it"
    is_warning = True
    success_message = "Surveys that go out from now on leave it out."

    @property
    def explanation(self):
        return [
            f"“{self.object.text}”",
            "Surveys that go out from now on leave it out. Those that are out already keep it, and "
            "what was answered stays.",
        ]

    def act(self, form):
        return actions.stop_own_question(question=self.object)


class OwnAnswers(ScopedList):
    """What five or more said to each of a hub's own questions, Work Group by Work Group."""

    model = WaveResult
    # Leads read those of their own on the page of each Work Group.
    can = Permission.VIEW_BOARD_PACK
    template_name = "evaluations/own_answer_list.html"
    export_name = "answers-to-our-own-questions"
    export_columns = {
        "Question": lambda row: row.question.text,
        "Answered by": lambda row: row.question.get_kind_display(),
        "Survey": lambda row: row.question.get_wave_display(),
        "Work Group": lambda row: str(row.closed.workgroup),
        "School year": lambda row: row.closed.workgroup.year_words,
        "Hub": lambda row: row.question.hub.name,
        "Answers": lambda row: row.people,
        "In short": answer_in_short,
        "Each answer": each_answer,
    }

    def prepare(self, queryset):
        own = queryset.filter(question__hub__isnull=False)
        return own.select_related("question__hub", "closed__workgroup__project").order_by(
            "question__wave", "question__code", "-question__version", "-closed__closed_at", "pk"
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for row in context["object_list"]:
            row.in_short, row.each = answer_in_short(row), each_answer(row)
        editable = Hub.objects.visible_to(self.request.user, can=Permission.EDIT_HUB)
        return context | {"hubs": list(editable)}
