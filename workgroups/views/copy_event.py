"""Planning the next meeting of a network from the last one."""

from django.urls import reverse

from workgroups.actions.copy_event import copy_event
from workgroups.forms.cycle import CopyEventForm
from workgroups.views.plan import EditWorkGroup


class CopyEvent(EditWorkGroup):
    form_class = CopyEventForm
    title = "Copy to a new date"
    intro = (
        "We make a draft with the same text, leads, venue and times. Places, people and "
        "the link to join are not copied. We write to its leads; nobody else sees it yet."
    )
    success_message = (
        "The copy is a draft, and its leads have an email that says so: say next until when "
        "people can ask for a place, and publish it."
    )

    def prepare(self, queryset):
        # Of anything but an event there is no copy: the page is 404.
        return super().prepare(queryset.events())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"workgroup": self.object}

    def act(self, form):
        day = form.cleaned_data["day"]
        return copy_event(event=self.object, day=day, by=self.request.user)

    def get_success_url(self):
        return reverse("workgroups:detail", args=[self.result.pk])
