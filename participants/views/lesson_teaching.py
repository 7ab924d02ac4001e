"""Teaching the lesson: announced, told of, called off, and watched by the others."""

from django.http import Http404
from django.utils.functional import cached_property

from pages.base_views import ScopedAction, ScopedForm
from pages.forms.base import ConfirmForm
from participants.actions import lesson_teaching as actions
from participants.forms.lesson_study import AnnounceLessonForm, TellLessonForm, told_before
from participants.models import LessonStudy, LessonTeaching, LessonVersion, Participant
from participants.models.lesson_study import of_somebody
from participants.queries.lesson_study import (
    lesson_in,
    school_of_lead,
    taught_lines,
    versions_shown,
    visits_to,
)
from participants.queries.shared_lesson import is_credited
from participants.views.lesson_study import (
    AboutLesson,
    LessonByPlace,
    OfStudyStaff,
    WritesInGroup,
)
from workgroups.models import WorkGroup


class TeachLessonPage(AboutLesson, WritesInGroup):
    """A form about teaching: somebody with a place teaches at their school, a lead says where."""

    template_name = "components/form_page.html"

    @cached_property
    def versions(self) -> list[LessonVersion]:
        return versions_shown(self.study)

    def check(self):
        super().check()
        actions.check_can_be_taught(self.versions)

    @property
    def asks_school(self) -> bool:
        return not isinstance(self.somebody, Participant)

    def school_of(self, form):
        return form.cleaned_data["school"] if self.asks_school else self.somebody.school

    def get_initial(self):
        if not self.asks_school:
            return {}
        return {"school": school_of_lead(self.workgroup, self.somebody)}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"asks_school": self.asks_school}

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=self.title_shown, **kwargs)


class AnnounceLessonPage(TeachLessonPage):
    form_class = AnnounceLessonForm
    title = "Announce when you teach it"
    intro = (
        "The others in this Work Group see it, and can say that they come and watch. You get an "
        "email when one of them does."
    )
    success_message = "The others see it now."

    def act(self, form):
        actions.check_can_be_taught(self.versions)
        said = form.cleaned_data
        return actions.announce_lesson(
            version=self.versions[-1],
            school=self.school_of(form),
            taught_on=said["taught_on"],
            starts=said["starts"],
            visitors=said["visitors"],
            by=self.somebody,
        )


class AccountPage(TeachLessonPage):
    """How a lesson went."""

    form_class = TellLessonForm
    title = "Say how the lesson went"
    success_message = "Thank you: everybody in this Work Group can read it."

    @property
    def credit_kept(self) -> bool:
        return is_credited(self.study, of_somebody(self.somebody))


class AddTeachingPage(AccountPage):
    """Of a lesson that was not announced."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"versions": self.versions}

    def get_initial(self):
        latest = self.versions[-1].pk if self.versions else None
        return super().get_initial() | {"version": latest, "credited": self.credit_kept}

    def act(self, form):
        actions.check_can_be_taught(self.versions)
        return actions.add_teaching(
            version=form.version_taught,
            school=self.school_of(form),
            account=form.account(),
            by=self.somebody,
        )


class OwnLessonOnly:
    """A page about a lesson for whoever teaches it, and for nobody else."""

    def own_teaching(self) -> LessonTeaching:
        if not self.teaching.is_of(self.somebody):
            raise Http404
        return self.teaching


class TellTeachingPage(OwnLessonOnly, AccountPage):
    """Of one's own lesson that was announced or told of before."""

    asks_school = False

    @cached_property
    def versions(self) -> list[LessonVersion]:
        return [self.own_teaching().version]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"versions": self.versions}

    def get_initial(self):
        coming = len(visits_to([self.teaching])[self.teaching.pk])
        return told_before(self.teaching, coming) | {"credited": self.credit_kept}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            intro=f"{self.teaching.version.name}, at {self.teaching.school}.", **kwargs
        )

    def act(self, form):
        return actions.tell_of_lesson(
            teaching=self.teaching, account=form.account(), by=self.somebody
        )


class TeachingAct(AboutLesson, WritesInGroup):
    """One act on one lesson that was announced."""

    form_class = ConfirmForm
    template_name = "components/confirm.html"

    def get_context_data(self, **kwargs):
        teaching = self.teaching
        summary = [
            ("Lesson", f"{self.title_shown}, version {teaching.version.number}"),
            ("Taught by", teaching.who),
            ("When", teaching.when_words),
            ("Where", str(teaching.school)),
        ]
        return super().get_context_data(summary=summary, **kwargs)


class CallOffLessonPage(OwnLessonOnly, TeachingAct):
    title = "Call this lesson off?"
    explanation = ["Whoever wanted to come gets an email that says so."]
    button = "Call it off"
    is_warning = True
    success_message = "The lesson is called off."

    def check(self):
        super().check()
        actions.check_not_told(self.own_teaching())

    def act(self, form):
        return actions.call_off_lesson(teaching=self.own_teaching(), by=self.somebody)


class ComeToLessonPage(TeachingAct):
    title = "Come and watch this lesson?"
    button = "I will come"

    def check(self):
        super().check()
        [line] = taught_lines([self.teaching], self.somebody)
        actions.check_may_come(line)

    def act(self, form):
        return actions.come_to_lesson(teaching=self.teaching, by=self.somebody)

    def get_success_message(self):
        return f"{self.teaching.who} gets an email that you come."


class StayAwayPage(TeachingAct):
    title = "Can you not come after all?"
    button = "I cannot come"
    way_back = "Go back"

    def check(self):
        super().check()
        [line] = taught_lines([self.teaching], self.somebody)
        actions.check_comes(line)

    def act(self, form):
        return actions.stay_away(teaching=self.teaching, by=self.somebody)

    def get_success_message(self):
        return f"{self.teaching.who} gets an email that you do not come."


class AboutTeachingByPlace(LessonByPlace):
    """For somebody with a place, about one lesson that somebody teaches."""

    @cached_property
    def study(self) -> LessonStudy:
        return lesson_in(self.workgroup, self.teaching.version.study_id)


class AboutTeachingOfLead(OfStudyStaff):
    """For the lead, about one lesson that somebody teaches."""

    model = LessonTeaching

    @property
    def teaching(self) -> LessonTeaching:
        return self.object

    @property
    def workgroup(self) -> WorkGroup:
        return self.object.version.study.workgroup

    @cached_property
    def study(self) -> LessonStudy:
        return lesson_in(self.workgroup, self.object.version.study_id)

    def prepare(self, queryset):
        return queryset.standing().joined()


class OwnAnnounceLesson(AnnounceLessonPage, LessonByPlace):
    pass


class OwnAddTeaching(AddTeachingPage, LessonByPlace):
    pass


class OwnTellTeaching(TellTeachingPage, AboutTeachingByPlace):
    pass


class OwnCallOffLesson(CallOffLessonPage, AboutTeachingByPlace):
    pass


class OwnComeToLesson(ComeToLessonPage, AboutTeachingByPlace):
    pass


class OwnStayAway(StayAwayPage, AboutTeachingByPlace):
    pass


class AnnounceLesson(AnnounceLessonPage, OfStudyStaff, ScopedForm):
    pass


class AddTeaching(AddTeachingPage, OfStudyStaff, ScopedForm):
    pass


class TellTeaching(TellTeachingPage, AboutTeachingOfLead, ScopedForm):
    pass


class CallOffLesson(CallOffLessonPage, AboutTeachingOfLead, ScopedAction):
    pass


class ComeToLesson(ComeToLessonPage, AboutTeachingOfLead, ScopedAction):
    pass


class StayAway(StayAwayPage, AboutTeachingOfLead, ScopedAction):
    pass
