"""The lessons that a Work Group studies: by link for those who take part, signed in for others."""

from itertools import pairwise

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import READ_ONLY, ScopedDetail, ScopedForm
from pages.forms.base import ConfirmForm
from participants.actions import lesson_study as actions
from participants.forms.lesson_study import BeginLessonForm, RefineLessonForm
from participants.models import LessonStudy, LessonTeaching
from participants.models.lesson_study import of_somebody
from participants.queries.conversation import can_write, names_of_group
from participants.queries.lesson_study import (
    lesson_in,
    lessons_of,
    story_of,
    teaching_in,
    version_pair,
    versions_of,
    versions_shown,
)
from participants.queries.shared_lesson import is_credited
from participants.rules.lesson_changes import changes_between
from participants.views.place import ActPage
from workgroups.models import WorkGroup
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage

HIDDEN_TITLE = "A lesson whose beginning is hidden"


def may_study(workgroup: WorkGroup, user) -> bool:
    return Permission.STUDY_LESSONS in permissions_on(workgroup, user) and can_write(workgroup)


class LessonByPlace(ActPage):
    """For somebody who takes part, by the link to their place."""

    looks_after = False

    @property
    def somebody(self):
        return self.object

    def way(self, name: str, *args) -> str:
        return reverse(f"participants:own_{name}", args=[self.kwargs["token"], *args])

    def says_given_up(self):
        # Whoever books a single meeting has joined no group that plans anything.
        if self.workgroup.project.is_event:
            raise Http404
        return super().says_given_up()

    @cached_property
    def study(self) -> LessonStudy:
        return self.found(lesson_in(self.workgroup, self.kwargs["lesson"]))

    @cached_property
    def teaching(self) -> LessonTeaching:
        return self.found(teaching_in(self.workgroup, self.kwargs["teaching"]))

    def found(self, row):
        if row is None:
            raise Http404
        return row

    @property
    def may_study(self) -> bool:
        return can_write(self.workgroup)


class ReadByPlace(LessonByPlace):
    """A page that only tells, which it does when the Work Group is called off too."""

    form_class = ConfirmForm
    http_method_names = READ_ONLY

    def says_called_off(self):
        return None if self.object.withdrawn_at is None else super().says_called_off()


class OfStudyStaff:
    """For the lead, and the hub beside them."""

    model = LessonStudy
    can = Permission.STUDY_LESSONS
    looks_after = True

    @property
    def somebody(self):
        return self.request.user

    def way(self, name: str, *args) -> str:
        return reverse(f"participants:{name}", args=args)

    @cached_property
    def study(self) -> LessonStudy:
        return self.object

    @property
    def workgroup(self) -> WorkGroup:
        return self.study.workgroup

    @property
    def may_study(self) -> bool:
        return may_study(self.workgroup, self.request.user)

    def prepare(self, queryset):
        return queryset.with_story().joined()


class AboutLesson:
    """What pages about one lesson share."""

    back_label = "The lesson"

    @property
    def lesson_url(self) -> str:
        return self.way("lesson", self.study.pk)

    @property
    def back_url(self) -> str:
        return self.lesson_url

    @property
    def title_shown(self) -> str:
        is_hidden = self.study.begun_hidden_at and not self.looks_after
        return HIDDEN_TITLE if is_hidden else self.study.title

    def get_success_url(self):
        return self.lesson_url


class WritesInGroup:
    """A form that opens only while something may be written in the Work Group."""

    def check(self):
        actions.check_open(self.workgroup)

    def grown_ups(self):
        return names_of_group(self.workgroup)


class LessonPage(AboutLesson):
    """The lesson with its story, and what its reader can do next."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "study": self.study,
            "title_shown": self.title_shown,
            "workgroup": self.workgroup,
            "story": story_of(self.study, self.somebody),
            "may_study": self.may_study,
            "looks_after": self.looks_after,
            "is_credited": is_credited(self.study, of_somebody(self.somebody)),
            "shared": self.study.shared_now,
            "back_url": self.back_url,
            "back_label": self.back_label,
        }


class LessonChangesPage(AboutLesson):
    """Two versions of the plan side by side."""

    @cached_property
    def pair(self):
        pair = version_pair(self.study, self.kwargs["before"], self.kwargs["after"])
        is_hidden = pair is not None and any(one.hidden_at for one in pair)
        if pair is None or (is_hidden and not self.looks_after):
            raise Http404
        return pair

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        before, after = self.pair
        return context | {
            "study": self.study,
            "title_shown": self.title_shown,
            "workgroup": self.workgroup,
            "before": before,
            "after": after,
            "changes": changes_between(before.plan, after.plan),
            "others": self.other_pairs(),
            "back_url": self.back_url,
        }

    def other_pairs(self) -> list[dict]:
        """Each refinement, and all of them together."""
        found = versions_of(self.study) if self.looks_after else versions_shown(self.study)
        numbers = [version.number for version in found]
        pairs = list(pairwise(numbers))
        if len(numbers) > 2:
            pairs.append((numbers[0], numbers[-1]))
        return [
            {
                "label": f"Versions {one} and {other}",
                "url": self.way("lesson_changes", self.study.pk, one, other),
                "is_current": (one, other) == (self.kwargs["before"], self.kwargs["after"]),
            }
            for one, other in pairs
        ]


class BeginLessonPage(WritesInGroup):
    """A lesson is begun by writing the first version of its plan."""

    form_class = BeginLessonForm
    template_name = "components/form_page.html"
    title = "Begin to study a lesson"
    intro = (
        "All of you plan one lesson and teach it at your own schools. After each time you say what "
        "was seen, and refine the plan."
    )
    success_message = "Version 1 is there for everybody in this Work Group."

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=self.workgroup, **kwargs)

    def act(self, form):
        said = form.cleaned_data
        return actions.begin_lesson(
            workgroup=self.workgroup,
            title=said["title"],
            aim=said["aim"],
            question=said["question"],
            first=form.plan_of_lesson(),
            by=self.somebody,
        )

    def get_success_url(self):
        return self.way("lesson", self.result.pk)


class RefineLessonPage(AboutLesson, WritesInGroup):
    """The next version, which begins with the words of the one before."""

    form_class = RefineLessonForm
    template_name = "participants/refine_lesson.html"
    success_message = "The new version is there for everybody in this Work Group."

    def get_initial(self):
        shown = versions_shown(self.study)[-1:]
        words = {"plan": shown[0].plan, "link": shown[0].link} if shown else {}
        credited = is_credited(self.study, of_somebody(self.somebody))
        return words | {"version": self.study.versions_written, "credited": credited}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Write version {self.next_number}",
            caption=self.title_shown,
            study=self.study,
            written_meanwhile=self.written_meanwhile,
            **kwargs,
        )

    written_meanwhile = None  # the number of a version that somebody else wrote

    @property
    def next_number(self) -> int:
        return self.study.versions_written + 1

    def act(self, form):
        try:
            return actions.refine_lesson(
                study=self.study,
                seen_version=form.seen_version,
                words=form.plan_of_lesson(),
                changed=form.cleaned_data["changed"],
                by=self.somebody,
            )
        except actions.VersionWrittenMeanwhile as refusal:
            # The page that comes back leads to it, and sent again the form follows it.
            self.written_meanwhile = refusal.number
            form.has_seen(refusal.number)
            raise


class OwnBeginLesson(BeginLessonPage, LessonByPlace):
    back_label = "Your dates and tasks"

    @property
    def back_url(self):
        return self.place_url


class OwnLesson(LessonPage, ReadByPlace):
    template_name = "participants/own_lesson.html"
    back_label = "Your dates and tasks"

    @property
    def back_url(self):
        return f"{self.place_url}#lessons"


class OwnLessonChanges(LessonChangesPage, ReadByPlace):
    template_name = "participants/own_lesson_changes.html"


class OwnRefineLesson(RefineLessonPage, LessonByPlace):
    pass


class Lessons(WorkGroupPage):
    """All lessons of the Work Group."""

    can = Permission.VIEW_LESSONS
    template_name = "participants/lessons.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        return context | {
            "lessons": lessons_of(workgroup),
            "may_study": may_study(workgroup, self.request.user),
            "can_write": can_write(workgroup),
        }


class BeginLesson(OfStudyStaff, BeginLessonPage, ScopedForm):
    model = WorkGroup
    back_label = "All lessons"

    @property
    def workgroup(self) -> WorkGroup:
        return self.object

    @property
    def back_url(self) -> str:
        return self.way("lessons", self.object.pk)

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")


class ReadByStaff(OfStudyStaff, ScopedDetail):
    """A page that only tells, for the lead and the hub."""

    can = Permission.VIEW_LESSONS

    @cached_property
    def study(self) -> LessonStudy:
        return super().get_row()

    def get_row(self):
        return self.study


class LessonOfStaff(LessonPage, ReadByStaff):
    template_name = "participants/lesson.html"
    back_label = "All lessons"

    @property
    def back_url(self) -> str:
        return self.way("lessons", self.workgroup.pk)


class LessonChangesOfStaff(LessonChangesPage, ReadByStaff):
    template_name = "participants/lesson_changes.html"


class RefineLesson(RefineLessonPage, OfStudyStaff, ScopedForm):
    pass
