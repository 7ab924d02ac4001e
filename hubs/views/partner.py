"""Who works with the hub beside its own staff."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission, roles_that_may
from access.scoping import hubs_of
from hubs.actions import partner as actions
from hubs.filters.partner import PartnerFilter
from hubs.forms.partner import NewPartnerForm, PartnerForm
from hubs.models import Partner
from pages.base_views import ScopedAction, ScopedForm, ScopedList, row_id
from pages.forms.parts import EndForm
from schools.queries.school import find_schools, open_school


class PartnerList(ScopedList):
    model = Partner
    can = Permission.VIEW_SCHOOLS
    template_name = "hubs/partner_list.html"
    filterset_class = PartnerFilter
    sorts = {"name": "organisation__name_letters", "kind": "kind", "since": "from_on"}
    export_name = "partners"
    export_columns = {
        "Partner": lambda row: row.organisation.name,
        "What it is": lambda row: row.organisation.number_words,
        "Kind of partner": lambda row: row.get_kind_display(),
        "Hub": lambda row: row.hub.name,
        "First day": lambda row: row.from_on,
        "Last day": lambda row: row.until_on,
        "Who to speak to": lambda row: row.contact_name,
        "Email": lambda row: row.contact_email,
        "What they bring": lambda row: row.brings,
        "Named on the public page": lambda row: "Yes" if row.is_named_publicly else "No",
    }

    def prepare(self, queryset):
        return queryset.select_related("organisation", "hub")

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            may_edit=bool(user.hub_ids(roles_that_may(Permission.EDIT_SCHOOLS))),
            many_hubs=len({hub for _, hub in user.current_roles}) > 1,
            today=timezone.localdate(),
            **kwargs,
        )


class AddPartner(ScopedForm):
    """First which school or organisation, then the rest."""

    model = Partner
    can = Permission.EDIT_SCHOOLS
    form_class = NewPartnerForm
    template_name = "hubs/partner_add.html"

    @property
    def organisation(self):
        return open_school(row_id(self.request.GET.get("school", "")))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", "")
        return super().get_context_data(
            organisation=self.organisation,
            q=text,
            found=find_schools(text, first=hubs_of(self.request.user)) if text else [],
            source=reverse("schools:school_search"),
            **kwargs,
        )

    def act(self, form):
        # The page shows its form beside a chosen organisation only.
        if self.organisation is None:
            raise Http404
        return actions.add_partner(organisation=self.organisation, **form.cleaned_data)

    def get_success_message(self):
        shown = "its public page names it" if self.result.is_named_publicly else "only staff see it"
        return f"{self.result.organisation} is a partner of {self.result.hub}; {shown}."

    def get_success_url(self):
        return reverse("hubs:partners")


class OnePartner:
    model = Partner
    can = Permission.EDIT_SCHOOLS

    def prepare(self, queryset):
        return queryset.select_related("organisation", "hub")

    def get_success_url(self):
        return reverse("hubs:partners")


class EditPartner(OnePartner, ScopedForm):
    form_class = PartnerForm
    template_name = "hubs/partner_form.html"
    title = "Change the partner"
    back_label = "All partners"
    success_message = "The partner is saved."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            caption=f"{self.object.organisation}, {self.object.hub}", **kwargs
        )

    def act(self, form):
        return form.save()


class EndPartnership(OnePartner, ScopedAction):
    form_class = EndForm
    explanation = [
        "From the day after, the public page names it no longer. It stays in your list "
        "among former partners. If its people sign in here, end their roles as well.",
    ]
    button = "End the partnership"
    is_warning = True
    success_message = "The last day of the partnership is kept."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"End the partnership with {self.object.organisation}?", **kwargs
        )

    def act(self, form):
        return actions.end_partnership(partner=self.object, until_on=form.cleaned_data["until_on"])
