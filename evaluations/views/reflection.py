"""What leads note after each workshop: one page to write it, one to read all of a Work Group."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from evaluations.actions.reflection import (
    check_may_be_reflected_on,
    check_may_be_taken_back,
    take_reflection_back,
    write_reflection,
)
from evaluations.forms.reflection import ReflectionForm
from evaluations.queries.reflection import reflected_workshops, reflection_of, report_state
from evaluations.rules.reflection import is_open_for_reflections
from pages.base_views import ScopedAction, ScopedForm
from pages.wording import session_words
from participants.models import Participant
from workgroups.models import Workshop
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage


class Reflections(WorkGroupPage):
    can = Permission.READ_REFLECTIONS
    template_name = "evaluations/reflections.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup, reader = context["object"], self.request.user
        writes = Permission.WRITE_REFLECTION in permissions_on(workgroup, reader)
        is_open = is_open_for_reflections(report_state(workgroup.pk))
        workshops = reflected_workshops(workgroup, timezone.now())
        return context | {
            "workshops": [(one, writes and is_open, has_own(one, reader)) for one in workshops],
            "is_final": writes and not is_open,
        }


def has_own(workshop: Workshop, reader) -> bool:
    return any(one.lead_id == reader.pk for one in workshop.reflections.all())


class OnLedWorkshop:
    """Afterwards one is back at what leads noted."""

    model = Workshop
    can = Permission.WRITE_REFLECTION
    back_label = "What leads noted"
    object: Workshop

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub", "workgroup__project")

    @property
    def caption(self) -> str:
        words = session_words(self.object.starts_at, self.object.ends_at)
        return f"{self.object.workgroup}, {words}"

    def get_success_url(self):
        return reverse("evaluations:reflections", args=[self.object.workgroup_id])


class WriteReflection(OnLedWorkshop, ScopedForm):
    """Opens with what its lead noted before, and puts that right."""

    form_class = ReflectionForm
    template_name = "evaluations/reflection_form.html"
    title = "What do you take from this workshop?"
    success_message = "What you noted is kept, and stands beside the questions of the report."

    def grown_ups(self):
        people = Participant.objects.visible_to(self.request.user)
        return people.filter(workgroup=self.object.workgroup_id).values_list(
            "person__name", flat=True
        )

    def check(self):
        check_may_be_reflected_on(self.object, timezone.now())

    def get_initial(self):
        written = reflection_of(self.request.user, self.object)
        return written.words if written else {}

    def act(self, form):
        return write_reflection(
            workshop=self.object,
            words=form.cleaned_data,
            now=timezone.now(),
            by=self.request.user,
        )


class TakeReflectionBack(OnLedWorkshop, ScopedAction):
    title = "Take back what you noted?"
    explanation = (
        "Nobody reads it any more, and it no longer stands beside the questions of the report. You "
        "can write anew until the report is approved.",
    )
    button = "Take it back"
    is_warning = True
    success_message = "What you noted is taken back."

    @property
    def summary(self):
        written = reflection_of(self.request.user, self.object)
        words = session_words(self.object.starts_at, self.object.ends_at)
        return [
            ("Work Group", str(self.object.workgroup)),
            ("Workshop", words),
            *(written.answers if written else []),
        ]

    def check(self):
        check_may_be_taken_back(self.object, self.request.user)

    def act(self, form):
        take_reflection_back(workshop=self.object, by=self.request.user)
