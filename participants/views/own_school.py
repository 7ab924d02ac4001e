"""A school's page by link, the link itself, and the school's own contacts put right there."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.limits import asked_from, is_too_often
from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import READ_ONLY, ActingForm, ScopedForm
from pages.forms.base import ConfirmForm
from pages.public_views import ForEverybody, LinkPage
from participants import links
from participants.actions import own_school as actions
from participants.choices import InterestState
from participants.forms.own_school import (
    AskForSchoolPageForm,
    OwnContactForm,
    SendSchoolPageForm,
)
from participants.queries import own_school as queries
from participants.queries.panels import own_school_panels
from schools.choices import ContactRole
from schools.models import ANSWER_FOR_MATHS, Contact, School
from schools.queries.contact import who_answer_for_maths

TOO_OFTEN = (
    "There were many requests for the link in the last hour. Look in your mailbox, and in its "
    "junk folder, then try again later."
)
# Where somebody of the school stands, as their head would say it.
STANDING = {
    InterestState.NEW: "asked for a place",
    InterestState.WAITING: "is on the waiting list",
    InterestState.OFFERED: "is offered a place, and has not answered yet",
    InterestState.PLACED: "takes part",
}


class AskForSchoolPage(ForEverybody, ActingForm):
    """Says the same of every address, whether a school has it or none."""

    form_class = AskForSchoolPageForm
    template_name = "participants/ask_for_school_page.html"
    title = "Your school’s page"
    success_message = (
        "If a hub knows this as the address of a head or maths lead, the link is on its way to it."
    )

    def act(self, form):
        email = form.cleaned_data["email"].lower()
        if is_too_often(self.request, "school-page", key=email):
            raise Refused(TOO_OFTEN)
        actions.ask_for_school_page(email=email, asked_from=asked_from(self.request))

    def get_success_url(self):
        return reverse("participants:ask_for_school_page")


class SendSchoolPage(ScopedForm):
    """The hub sends the link to the head and the maths lead."""

    model = School
    can = Permission.CONTACT_SCHOOLS
    form_class = SendSchoolPageForm
    template_name = "components/form_page.html"
    title = "Send the link to the school’s page"
    intro = (
        "One page for the head and the maths lead: who of their staff takes part, dates, what "
        "waits for the school, fees, action plans, visits and certificates. They can put their "
        "contacts right there."
    )

    def prepare(self, queryset):
        return queryset.select_related("hub")

    @cached_property
    def contacts(self) -> list[Contact]:
        found = who_answer_for_maths(self.object, timezone.localdate())
        for contact in found:
            contact.school = self.object
        return found

    def check(self):
        if not self.contacts:
            raise Refused(actions.NOBODY)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"contacts": self.contacts}

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=str(self.object), **kwargs)

    def act(self, form):
        return actions.send_school_page(contacts=form.chosen, by=self.request.user)

    def get_success_message(self):
        return "The link is on its way." if self.result == 1 else "The links are on their way."

    def get_success_url(self):
        return reverse("schools:school", args=[self.object.pk])


class SchoolLinkPage(LinkPage):
    """Open to the school's heads and maths leads, as the hub or they themselves have named them."""

    link = links.SCHOOL
    model = School

    def prepare(self, queryset):
        return queryset.exclude(hub=None).select_related("hub")

    @cached_property
    def readers(self) -> list[Contact]:
        return queries.readers_of(self.object, timezone.localdate())

    def holders(self) -> list[str]:
        return [one.email for one in self.readers]

    @cached_property
    def reader(self) -> Contact:
        """Whoever the link was sent to, as the head where they are both."""
        token = self.kwargs["token"]
        return next(one for one in self.readers if self.link.is_for(token, [one.email]))

    @property
    def school_url(self) -> str:
        return reverse("participants:own_school", args=[self.kwargs["token"]])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            school=self.object,
            reader=self.reader,
            token=self.kwargs["token"],
            school_url=self.school_url,
            **kwargs,
        )


class OwnSchool(SchoolLinkPage):
    form_class = ConfirmForm
    template_name = "participants/own_school.html"
    http_method_names = READ_ONLY

    def get_context_data(self, **kwargs):
        school, reader, today = self.object, self.reader, timezone.localdate()
        groups = queries.groups_of_school(school, today)
        visits = queries.visits_shown(school, reader, today)
        for one in groups:
            for interest in one.people:
                interest.standing = STANDING[InterestState(interest.state)]
        return super().get_context_data(
            groups=groups,
            waits=queries.what_waits(school, reader, today, visits),
            visits=visits,
            certificates=queries.certificates_of_school(school, today),
            contacts=queries.own_contacts(school, today),
            panels=own_school_panels.of(school, reader, today),
            today=today,
            **kwargs,
        )


class OwnContactPage(SchoolLinkPage):
    """Says who somebody in a role is; whoever loses the page by it is led to where it is asked."""

    @property
    def back_url(self) -> str:
        return self.school_url

    def get_success_url(self):
        readers = queries.readers_of(self.object, timezone.localdate())
        if any(self.link.is_for(self.kwargs["token"], [one.email]) for one in readers):
            return self.school_url
        return reverse("participants:ask_for_school_page")


class CorrectOwnContact(OwnContactPage):
    form_class = OwnContactForm
    template_name = "participants/own_contact.html"
    success_message = "Saved, and the hub sees what you have changed."

    @cached_property
    def contact(self) -> Contact:
        kept = queries.own_contacts(self.object, timezone.localdate())
        for contacts in kept.values():
            for contact in contacts:
                if contact.pk == self.kwargs["contact"]:
                    contact.school = self.object
                    return contact
        raise Http404

    def get_initial(self):
        return {name: getattr(self.contact, name) for name in ("name", "email", "telephone")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"{self.contact.get_role_display()}: who is it now?",
            caption=self.object,
            opens_page=self.contact.answers_for_maths,
            contact=self.contact,
            **kwargs,
        )

    def act(self, form):
        return actions.correct_own_contact(
            contact=self.contact, reader=self.reader, **form.cleaned_data
        )


class OwnContactHasGone(CorrectOwnContact):
    form_class = ConfirmForm
    template_name = "components/confirm.html"
    is_warning = True
    button = "They have gone"

    def get_initial(self):
        return {}

    def get_context_data(self, **kwargs):
        role = self.contact.get_role_display().lower()
        return super().get_context_data(
            explanation=[
                f"{self.contact.name} is then {role} of {self.object} no more, and the hub does "
                "not write to them as such.",
                "If somebody else has the role now, go back and change the name and address "
                "instead.",
            ],
            **kwargs,
        ) | {"title": f"Has {self.contact.name} left this role?"}

    def act(self, form):
        return actions.own_contact_has_gone(contact=self.contact, reader=self.reader)


class AddOwnContact(OwnContactPage):
    form_class = OwnContactForm
    template_name = "participants/own_contact.html"
    success_message = "Saved, and the hub sees whom you have named."

    @cached_property
    def role(self) -> ContactRole:
        if self.kwargs["role"] not in queries.OWN_ROLES:
            raise Http404
        return ContactRole(self.kwargs["role"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"{self.role.label}: who is it?",
            caption=self.object,
            opens_page=self.role in ANSWER_FOR_MATHS,
            **kwargs,
        )

    def act(self, form):
        return actions.add_own_contact(
            school=self.object, role=self.role, reader=self.reader, **form.cleaned_data
        )
