"""Whom to write to at a school."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList
from pages.forms.parts import EndForm
from schools.actions import contact as actions
from schools.filters.contact import SchoolContactFilter
from schools.forms.contact import SchoolContactForm
from schools.models import Contact, School
from schools.queries.contact import (
    changes_of_contacts,
    contacts_of_school,
    former_contacts_of,
)


class SchoolContactList(ScopedList):
    """Today's contacts of all the hub's schools."""

    model = Contact
    can = Permission.VIEW_SCHOOLS
    template_name = "schools/contact_list.html"
    filterset_class = SchoolContactFilter
    sorts = {"school": "school__name_letters", "role": "role", "name": "name", "since": "from_on"}
    export_name = "contacts"
    export_columns = {
        "School": lambda row: row.school.name,
        "URN": lambda row: row.school.urn,
        "Town": lambda row: row.school.town,
        "Postcode": lambda row: row.school.postcode,
        "Role": lambda row: row.get_role_display(),
        "Name": lambda row: row.name,
        "Email": lambda row: row.email,
        "May be written to": lambda row: "Yes" if row.may_be_written_to else "No",
        "Telephone": lambda row: row.telephone,
        "In the role since": lambda row: row.from_on,
    }

    def prepare(self, queryset):
        return queryset.current(timezone.localdate()).select_related("school")


class SchoolContacts(ScopedDetail):
    """Everybody whom the hub has noted at the school, those who have left too."""

    model = School
    can = Permission.VIEW_SCHOOLS
    template_name = "schools/school_contacts.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        school, today = context["object"], timezone.localdate()
        return context | {
            "contacts": contacts_of_school(school, today),
            "former": former_contacts_of(school, today),
            "changes": changes_of_contacts(school),
            "may_edit": self.request.user.may(Permission.EDIT_SCHOOLS, school.hub_id),
        }


class AddSchoolContact(ScopedForm):
    model = School
    can = Permission.EDIT_SCHOOLS
    form_class = SchoolContactForm
    template_name = "components/form_page.html"
    title = "Add a contact"
    success_message = "The contact is added, and only your hub sees it."

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=str(self.object), **kwargs)

    def act(self, form):
        return actions.add_school_contact(
            contact=form.save(commit=False), school=self.object, by=self.request.user
        )

    def get_success_url(self):
        return reverse("schools:school_contacts", args=[self.object.pk])


class SchoolContactPage:
    model = Contact
    can = Permission.EDIT_SCHOOLS

    def prepare(self, queryset):
        return queryset.select_related("school")

    def get_success_url(self):
        return reverse("schools:school_contacts", args=[self.object.school_id])


class EditSchoolContact(SchoolContactPage, ScopedForm):
    form_class = SchoolContactForm
    template_name = "components/form_page.html"
    title = "Change a contact"
    success_message = "The contact is saved."

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=str(self.object.school), **kwargs)

    def act(self, form):
        return actions.put_contact_right(contact=form.save(commit=False), by=self.request.user)


class EndSchoolContact(SchoolContactPage, ScopedAction):
    form_class = EndForm
    button = "End the contact"
    is_warning = True
    success_message = "Their last day is kept, and a year after it their details are deleted."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Has {self.object.name} left this role?",
            explanation=[
                f"{self.object.get_role_display()} of {self.object.school}. From the day after, "
                "the portal offers their address no longer.",
            ],
            **kwargs,
        )

    def act(self, form):
        return actions.end_school_contact(
            contact=self.object, until_on=form.cleaned_data["until_on"]
        )
