"""The final lesson is passed on, with those named who agree; and what is hidden of a lesson."""

from django.urls import reverse
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedForm
from pages.forms.base import ConfirmForm
from participants.actions.hidden import check_is_hidden, check_is_shown, hide_words, show_words
from participants.actions.lesson_credit import keep_credit
from participants.actions.share_lesson import check_can_be_shared, share_lesson
from participants.forms.hidden import HideWordsForm
from participants.forms.lesson_study import ShareLessonForm
from participants.models import LessonTeaching, LessonVersion
from participants.models.lesson_study import of_somebody
from participants.queries.lesson_study import versions_shown
from participants.queries.shared_lesson import contributors_to, is_credited
from participants.views.lesson_study import AboutLesson, LessonByPlace, OfStudyStaff


class LessonCreditPage(AboutLesson):
    """Whether one's own name and school go with the lesson; open as long as the lesson is kept."""

    form_class = ConfirmForm
    template_name = "participants/lesson_credit.html"

    def get_context_data(self, **kwargs):
        agreed = is_credited(self.study, of_somebody(self.somebody))
        return super().get_context_data(title_shown=self.title_shown, is_credited=agreed, **kwargs)

    @property
    def is_wanted(self) -> bool:
        # What the button said: the page may stand open in two places.
        return self.request.POST.get("named") == "yes"

    def act(self, form):
        keep_credit(self.study, self.somebody, is_credited=self.is_wanted)

    def get_success_message(self):
        if self.is_wanted:
            return "Your name and school go with the lesson, until you take that back here."
        return "Your name and school do not go with the lesson."


class OwnLessonCredit(LessonCreditPage, LessonByPlace):
    # Consent is taken back as easily as it was given, whatever has ended since.
    def says_called_off(self):
        return None

    def says_given_up(self):
        return None

    @property
    def lesson_url(self) -> str:
        return self.place_url if self.object.withdrawn_at else super().lesson_url


class LessonCreditOfLead(LessonCreditPage, OfStudyStaff, ScopedForm):
    pass


class ShareLesson(AboutLesson, OfStudyStaff, ScopedForm):
    """A version goes into the resources of the Work Group, once somebody has read it through."""

    can = Permission.EDIT_RESOURCES
    form_class = ShareLessonForm
    template_name = "participants/share_lesson.html"
    title = "Put the final lesson into the resources"
    success_message = "The lesson is among the resources, and people with a place see it there."

    @cached_property
    def versions(self) -> list[LessonVersion]:
        return versions_shown(self.study)

    def check(self):
        check_can_be_shared(self.study)

    def get_initial(self):
        workshop = self.workgroup.workshops.standing().last()
        latest = self.versions[-1] if self.versions else None
        return {
            "version": latest and latest.pk,
            "link": latest and latest.link,
            "workshop": workshop,
        }

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "versions": self.versions,
            "workgroup": self.workgroup,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            caption=self.study.title, contributors=contributors_to(self.study), **kwargs
        )

    def act(self, form):
        said = form.cleaned_data
        return share_lesson(
            study=self.study,
            version=form.version_chosen,
            workshop=said["workshop"],
            licence=said["licence"],
            link=said["link"],
            by=self.request.user,
        )

    def get_success_url(self):
        return reverse("workgroups:resources", args=[self.workgroup.pk])

    @property
    def back_url(self) -> str:
        return self.lesson_url


class LessonWordsAction(ScopedAction):
    """Something done to what somebody wrote of a lesson."""

    can = Permission.VIEW_LESSONS

    def get_context_data(self, **kwargs):
        summary = [("Written by", self.object.who), ("It says", self.words)]
        return super().get_context_data(summary=summary, **kwargs)

    def get_success_url(self):
        return reverse("participants:lesson", args=[self.study_id])


class AboutVersion(LessonWordsAction):
    model = LessonVersion

    def prepare(self, queryset):
        return queryset.select_related("study__workgroup", "user", "place__person", "hidden_by")

    @property
    def words(self) -> str:
        return self.object.plan

    @property
    def study_id(self) -> int:
        return self.object.study_id


class AboutTaught(LessonWordsAction):
    model = LessonTeaching

    def prepare(self, queryset):
        return queryset.joined()

    @property
    def words(self) -> str:
        return f"{self.object.observed}\n{self.object.suggestion}".strip()

    @property
    def study_id(self) -> int:
        return self.object.version.study_id


class Hides:
    form_class = HideWordsForm
    explanation = ["It can be shown again. The lead and the hub still see what it was."]
    button = "Hide it"
    success_message = "It is hidden, and your reason stands in its place."

    def check(self):
        check_is_shown(self.object)

    def act(self, form):
        return hide_words(
            row=self.object, because=form.cleaned_data["because"], by=self.request.user
        )


class Shows:
    button = "Show it"
    success_message = "It is shown again."

    def check(self):
        check_is_hidden(self.object)

    def act(self, form):
        return show_words(row=self.object)


class HideVersion(Hides, AboutVersion):
    title = "Hide this version?"


class ShowVersion(Shows, AboutVersion):
    title = "Show this version again?"


class HideTeaching(Hides, AboutTaught):
    title = "Hide what was said of this lesson?"


class ShowTeaching(Shows, AboutTaught):
    title = "Show what was said of this lesson again?"
