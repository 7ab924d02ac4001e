"""Which schools lead a hub, and what their invoices say."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.actions import lead_school as actions
from hubs.forms.hub import LeadSchoolForm
from hubs.forms.record import (
    EndLeadSchoolForm,
    HandOverForm,
    NewLeadSchoolForm,
    next_first_of_september,
)
from hubs.models import Hub, LeadSchool
from hubs.queries.hub import lead_schools_of_all_time
from hubs.views.tabs import hub_tabs, may_in_hub
from pages.base_views import ScopedDetail, ScopedForm
from pages.wording import day_words


class LeadSchools(ScopedDetail):
    """Every school that leads, has led or will lead the hub."""

    model = Hub
    can = Permission.VIEW_HUB_RECORD
    template_name = "hubs/lead_schools.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        hub, today, user = context["object"], timezone.localdate(), self.request.user
        rows = lead_schools_of_all_time(hub)
        return context | {
            "hub": hub,
            "sub_navigation": hub_tabs(self.request, hub),
            "rows": [(row, row.status_on(today), row.is_over(today)) for row in rows],
            "can_manage": may_in_hub(user, Permission.MANAGE_LEAD_SCHOOLS, hub),
            "can_edit": may_in_hub(user, Permission.EDIT_HUB, hub),
            "sees_money": may_in_hub(user, Permission.VIEW_FEES, hub),
        }


class LeadSchoolPage(ScopedForm):
    can = Permission.MANAGE_LEAD_SCHOOLS
    template_name = "components/form_page.html"
    back_label = "Lead schools"

    @property
    def hub_id(self) -> int:
        return self.object.hub_id

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=str(self.object), **kwargs)

    def get_success_url(self):
        return reverse("hubs:lead_schools", args=[self.hub_id])


class AddLeadSchool(LeadSchoolPage):
    model = Hub
    form_class = NewLeadSchoolForm
    title = "Add a lead school"
    intro = "It leads beside any other lead school. For a change from one to the other, prepare "
    intro += "the change on the page of lead schools."

    @property
    def hub_id(self) -> int:
        return self.object.pk

    def act(self, form):
        return actions.add_lead_school(
            hub=self.object,
            school=form.cleaned_data["school"],
            from_on=form.cleaned_data["from_on"],
            details=form.details(),
        )

    def get_success_message(self):
        return f"{self.result.school} leads the hub from {day_words(self.result.from_on)}."


class HandOver(LeadSchoolPage):
    """One school ends and the next begins, in one form."""

    model = LeadSchool
    form_class = HandOverForm
    title = "Prepare a change of lead school"

    @property
    def intro(self):
        return (
            f"{self.object.school} leads until the day before the new school begins. Fees for "
            "workshops up to that day still go out on its invoices."
        )

    def prepare(self, queryset):
        return queryset.select_related("school", "hub")

    def get_initial(self):
        return {"from_on": next_first_of_september()}

    def act(self, form):
        return actions.hand_over(
            lead_school=self.object,
            school=form.cleaned_data["school"],
            from_on=form.cleaned_data["from_on"],
            details=form.details(),
        )

    def get_success_message(self):
        return (
            f"{self.result.school} leads the hub from {day_words(self.result.from_on)}, and "
            f"{self.object.school} until the day before."
        )


class EndLeadSchool(LeadSchoolPage):
    model = LeadSchool
    form_class = EndLeadSchoolForm
    title = "Until when does it lead?"

    def prepare(self, queryset):
        return queryset.select_related("school", "hub")

    def get_initial(self):
        return {"until_on": self.object.until_on}

    def act(self, form):
        return actions.end_lead_school(lead_school=self.object, **form.cleaned_data)

    def get_success_message(self):
        if self.result.until_on is None:
            return f"{self.result.school} goes on leading the hub."
        return f"{self.result.school} leads the hub until {day_words(self.result.until_on)}."


class EditLeadSchool(LeadSchoolPage):
    model = LeadSchool
    can = Permission.EDIT_HUB
    form_class = LeadSchoolForm
    title = "What invoices say"
    success_message = "The invoice details are saved."

    def prepare(self, queryset):
        return queryset.select_related("school", "hub")

    def act(self, form):
        return form.save()
