"""Checking in by oneself: the code that the lead shows, the page it opens, and the own page."""

from base64 import b64encode

from access.limits import is_too_often
from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedDetail
from participants import links
from participants.actions import check_in
from participants.forms.check_in import CheckInForm, DayWordForm
from participants.rules.check_in import opens_at
from participants.views.attendance_register import WorkshopPage
from participants.views.called_off import WorkGroupLinkPage
from participants.views.place import DatePage
from workgroups.documents import code_svg
from workgroups.models import Workshop

TOO_MANY_TRIES = "That was tried very often from here. Tell whoever leads the workshop."


def said_of(workshop: Workshop) -> str:
    """Why nobody can check in at this moment, or ""."""
    try:
        check_in.check_in_is_open(workshop)
    except Refused as refusal:
        return refusal.message
    return ""


class CheckInPoster(WorkshopPage, ScopedDetail):
    """To be shown on a screen or put on the wall: the code, and the digits for the own page."""

    can = Permission.TAKE_REGISTER
    template_name = "participants/check_in_poster.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        self.object = workshop = context["object"]
        link = links.CHECK_IN.url(workshop)
        code = b64encode(code_svg(link)).decode()
        return context | {
            "workgroup": workshop.workgroup,
            "back_url": self.get_register_url(),
            "link": link,
            "code": f"data:image/svg+xml;base64,{code}",
            "word": links.day_word(workshop),
            "opens_at": opens_at(workshop.starts_at),
        }


class CheckIn(WorkGroupLinkPage):
    """Says the same whoever asks: it names nobody and knows nobody."""

    link = links.CHECK_IN
    model = Workshop
    form_class = CheckInForm
    template_name = "participants/check_in.html"

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub", "workgroup__project", "venue", "register")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            workgroup=self.workgroup, not_now=said_of(self.object), **kwargs
        )

    def act(self, form):
        email = form.cleaned_data["email"]
        if is_too_often(self.request, "check-in", key=f"{self.object.pk} {email}"):
            raise Refused(TOO_MANY_TRIES)
        check_in.check_in_by_address(workshop=self.object, email=email)
        return email

    def get_success_message(self):
        return f"Thank you: if {self.result} has a place at this workshop, it is marked as here."

    def get_success_url(self):
        return self.request.path


class IAmHere(DatePage):
    """On the own page, with the four digits that the lead shows in the room."""

    form_class = DayWordForm
    template_name = "participants/i_am_here.html"
    success_message = "Thank you: you are on the register."

    def check(self):
        check_in.check_in_is_open(self.date.workshop)

    @property
    def back_url(self) -> str:
        return self.place_url

    def act(self, form):
        if is_too_often(self.request, "day-word", key=str(self.object.pk)):
            raise Refused(TOO_MANY_TRIES)
        check_in.check_in_on_own_page(
            participant=self.object,
            workshop=self.date.workshop,
            word=form.cleaned_data["word"],
        )
