"""Asking to hear of the next time, and taking that back."""

from access.limits import TOO_MANY, asked_from, is_too_often
from access.links import BadLink, ExpiredLink
from access.refusal import Refused
from pages.public_views import LinkPage, PublicForm
from participants import links
from participants.actions import wish as actions
from participants.forms.wish import ForgetWishForm, NextTimeForm
from participants.models import NextTimeWish
from participants.queries.wish import address_in_draft
from workgroups.models import WorkGroup


class NextTime(PublicForm):
    """Whoever could not take part this time leaves an address."""

    model = WorkGroup
    which = "announced"
    form_class = NextTimeForm
    template_name = "participants/next_time.html"
    title = "Hear when it is offered again"
    success_message = "Thank you: we write to you when it is offered again."

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")

    def get_initial(self):
        # Nobody types again what stands in the form that has just sent them here.
        return {"email": email_in_draft(self.request.GET.get("draft", ""), self.object)}

    @property
    def back_url(self) -> str:
        return self.object.get_absolute_url()

    def act(self, form):
        email = form.cleaned_data["email"]
        if is_too_often(self.request, "wish", key=email):
            raise Refused(TOO_MANY.format(mailbox=self.object.hub.mailbox))
        actions.wish_for_next_time(
            workgroup=self.object, email=email, asked_from=asked_from(self.request)
        )

    def get_success_url(self):
        return self.object.get_absolute_url()


def email_in_draft(token: str, workgroup: WorkGroup) -> str:
    """The address typed in an expression of interest, for whoever holds the link to it."""
    try:
        pk = links.DRAFT.read(token)
    except (BadLink, ExpiredLink):
        return ""
    return address_in_draft(pk, workgroup)


class ForgetWish(LinkPage):
    """The address is forgotten, by the link in the email that thanked for it."""

    link = links.WISH
    model = NextTimeWish
    form_class = ForgetWishForm
    template_name = "participants/forget_wish.html"

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub")

    def act(self, form):
        actions.forget_wish(wish=self.object)

    def get_success_url(self):
        return self.request.path
