"""A hub's own record: the list of hubs, and the pages on which one is opened and changed."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.actions import record
from hubs.filters.staff import HubFilter
from hubs.forms.record import CloseHubForm, HubContactForm, HubRecordForm
from hubs.models import Hub
from hubs.queries.hub import with_hub_figures
from pages.base_views import ScopedForm, ScopedList, holds_by_role
from pages.wording import day_words, join_words


class HubList(ScopedList):
    """The hubs somebody works for; with only one, straight to it."""

    model = Hub
    can = Permission.VIEW_HUB_RECORD
    template_name = "hubs/hub_list.html"
    filterset_class = HubFilter
    sorts = {"name": "name", "schools": "school_count", "opened": "opened_on"}
    export_name = "hubs"
    export_columns = {
        "Hub": lambda hub: hub.name,
        "Lead schools": lambda hub: join_words(hub.leading),
        "Open schools in its area": lambda hub: hub.school_count,
        "Administrators": lambda hub: join_words(hub.administrators),
        "Mailbox": lambda hub: hub.mailbox,
        "Telephone": lambda hub: hub.telephone,
        "First day": lambda hub: hub.opened_on,
        "Last day": lambda hub: hub.closed_on,
    }

    def prepare(self, queryset):
        return with_hub_figures(queryset, timezone.localdate())

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        # Not for an address with a search or an order, which asked for the list.
        if not self.sees_all() and not request.GET and len(self.object_list) == 1:
            return HttpResponseRedirect(reverse("hubs:hub_detail", args=[self.object_list[0].pk]))
        return response

    def sees_all(self) -> bool:
        return holds_by_role(self.request.user, Permission.MANAGE_HUBS)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        today = timezone.localdate()
        rows = [(hub, hub.status_on(today)) for hub in context["object_list"]]
        return context | {"hubs": rows, "sees_all": self.sees_all()}


class RecordForm(ScopedForm):
    model = Hub
    can = Permission.MANAGE_HUBS
    template_name = "components/form_page.html"
    success_message = "Saved."

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=str(self.object or ""), **kwargs)

    @property
    def back_url(self) -> str:
        return reverse("hubs:hub_detail", args=[self.object.pk])

    def get_success_url(self):
        return reverse("hubs:hub_detail", args=[self.result.pk])


class OpenHub(RecordForm):
    form_class = HubRecordForm
    title = "Add a hub"
    intro = "You add its lead school and invite its people afterwards."

    @property
    def back_url(self) -> str:
        return reverse("hubs:settings")

    def act(self, form):
        return record.open_hub(**form.cleaned_data)

    def get_success_message(self):
        return f"{self.result} is added: say next which school leads it and who works for it."


class EditHub(RecordForm):
    form_class = HubRecordForm
    title = "Change the hub"
    intro = (
        "People still find the hub by a name that it has given up. The address of its public page "
        "stays the same."
    )

    def get_initial(self):
        return {name: getattr(self.object, name) for name in HubRecordForm.base_fields}

    def act(self, form):
        return record.change_hub(hub=self.object, **form.cleaned_data)


class EditHubContact(RecordForm):
    can = Permission.EDIT_HUB
    form_class = HubContactForm
    title = "How people reach the hub"

    def get_initial(self):
        return {name: getattr(self.object, name) for name in HubContactForm.base_fields}

    def act(self, form):
        return record.change_hub_contact(hub=self.object, **form.cleaned_data)


class CloseHub(RecordForm):
    form_class = CloseHubForm
    title = "Close or merge the hub"
    intro = (
        "Its Work Groups, fees and reports stay as they are, and its public page names the hub "
        "that follows. Roles in the hub go on until you end them."
    )

    def get_form_kwargs(self):
        hubs = Hub.objects.visible_to(self.request.user, can=Permission.MANAGE_HUBS)
        return super().get_form_kwargs() | {"hubs": hubs.exclude(pk=self.object.pk)}

    def get_initial(self):
        return {"closed_on": self.object.closed_on, "successor": self.object.successor_id}

    def act(self, form):
        return record.close_hub(hub=self.object, **form.cleaned_data)

    def get_success_message(self):
        if self.result.closed_on is None:
            return f"{self.result} stays open."
        return f"The last day of {self.result} is {day_words(self.result.closed_on)}."
