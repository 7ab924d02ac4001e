"""Planning the next meeting of a network from the last one."""

from django.utils.functional import cached_property

from workgroups.actions.copy_event import copy_event
from workgroups.forms.cycle import CopyEventForm
from workgroups.views.plan import EditWorkGroup, PlanningStep, next_step


class CopyEvent(EditWorkGroup):
    form_class = CopyEventForm
    title = "Copy to a new date"
    intro = (
        "We make a draft with the same text, leads, venue and times. Places, people and "
        "the link to join are not copied. Its leads are told when it is published."
    )

    def prepare(self, queryset):
        # Of anything but an event there is no copy: the page is 404.
        return super().prepare(queryset.events())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"workgroup": self.object}

    def act(self, form):
        day = form.cleaned_data["day"]
        return copy_event(event=self.object, day=day)

    @cached_property
    def next_step(self) -> PlanningStep:
        return next_step(self.result, saved="")

    def get_success_message(self):
        return self.next_step.after("The copy is a draft that nobody outside the hub sees yet")
