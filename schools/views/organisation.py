"""Organisations that stand in no register: the hub's list of them, and the pages that keep it."""

from django.urls import reverse

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedForm, ScopedList
from schools.actions import organisation as actions
from schools.filters.organisation import OrganisationFilter
from schools.forms.organisation import CloseOrganisationForm, NewOrganisationForm, OrganisationForm
from schools.models import School


class OrganisationList(ScopedList):
    """The organisations that the hub has added."""

    model = School
    can = Permission.VIEW_SCHOOLS
    template_name = "schools/organisation_list.html"
    filterset_class = OrganisationFilter
    sorts = {"name": "name_letters", "kind": "kind", "place": "town"}
    export_name = "organisations"
    export_columns = {
        "Name": lambda row: row.name,
        "Kind": lambda row: row.get_kind_display(),
        "Status": lambda row: row.get_status_display(),
        "Address": lambda row: ", ".join(row.address_lines),
        "Local authority": lambda row: row.local_authority and row.local_authority.name,
        "Telephone": lambda row: row.telephone,
        "Website": lambda row: row.website,
        "UKPRN": lambda row: row.ukprn,
        "Added by": lambda row: row.hub.name,
    }

    def prepare(self, queryset):
        return queryset.organisations().unmerged().select_related("local_authority", "hub")


class OrganisationForms:
    """What pages with the organisation's form share: they warn of others that look the same."""

    template_name = "schools/organisation_form.html"

    def act(self, form):
        try:
            return self.keep(form)
        except actions.PerhapsKnown as known:
            form.ask_whether_another()
            self.extra_context = {**(self.extra_context or {}), "known": known.found}
            raise

    def get_success_url(self):
        return reverse("schools:school", args=[self.result.pk])


class AddOrganisation(OrganisationForms, ScopedForm):
    model = School
    can = Permission.EDIT_SCHOOLS
    form_class = NewOrganisationForm
    title = "Add an organisation"
    success_message = (
        "The organisation is added: its people can now send expressions of interest, and it can "
        "be made a partner."
    )

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=reverse("schools:organisations"), **kwargs)

    def keep(self, form):
        return actions.add_organisation(
            hub=form.cleaned_data["hub"],
            organisation=form.save(commit=False),
            is_another=form.cleaned_data["is_another"],
        )


class OfOneOrganisation:
    """An open or closed organisation, never a school of the register or what is merged away."""

    model = School

    def prepare(self, queryset):
        return queryset.organisations().unmerged()

    def get_success_url(self):
        return reverse("schools:school", args=[self.object.pk])


class EditOrganisation(OfOneOrganisation, OrganisationForms, ScopedForm):
    can = Permission.EDIT_SCHOOLS
    form_class = OrganisationForm
    title = "Change the organisation"
    success_message = "The organisation is saved."

    def get_context_data(self, **kwargs):
        return super().get_context_data(may_reopen=not self.object.is_open, **kwargs)

    def keep(self, form):
        return actions.change_organisation(
            organisation=form.save(commit=False), is_another=form.cleaned_data["is_another"]
        )


class CloseOrganisation(OfOneOrganisation, ScopedAction):
    can = Permission.EDIT_SCHOOLS
    form_class = CloseOrganisationForm
    explanation = [
        "Nobody can choose it any longer in an expression of interest. Its people, "
        "places, fees and partnerships stay as they are.",
    ]
    button = "Close the organisation"
    success_message = "The organisation is closed, and what it took part in stays."

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Close {self.object}?", **kwargs)

    def check(self):
        actions.check_not_closed(self.object)

    def act(self, form):
        return actions.close_organisation(
            organisation=self.object, on=form.cleaned_data["closed_on"]
        )


class ReopenOrganisation(OfOneOrganisation, ScopedAction):
    can = Permission.EDIT_SCHOOLS
    explanation = ["It can then be chosen again in expressions of interest."]
    button = "Reopen the organisation"
    success_message = "The organisation is open again."

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Reopen {self.object}?", **kwargs)

    def check(self):
        actions.check_may_open_again(self.object)

    def act(self, form):
        return actions.reopen_organisation(organisation=self.object)
