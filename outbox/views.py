from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from access.links import TOKEN
from access.permissions import Permission
from access.refusal import Refused
from outbox import actions, again
from outbox.filters import MessageFilter
from outbox.forms import SendAgainForm
from outbox.models import Message
from pages.base_views import ScopedAction, ScopedDetail, ScopedList
from pages.wording import instant_words


def text_without_secrets(message: Message) -> str:
    """The text with what only its reader may hold left out."""
    if message.kind.startswith("sign-in-"):
        return "The code is for its reader alone."
    # Whoever holds a link may act for the person it was sent to.
    return TOKEN.sub("…", message.text)


class MessageList(ScopedList):
    model = Message
    can = Permission.VIEW_MESSAGES
    template_name = "outbox/message_list.html"
    filterset_class = MessageFilter
    sorts = {"written": "created_at", "to": "to_email"}
    default_sort = "-written"

    def prepare(self, queryset):
        # Letters are long, and the list shows none of them.
        return queryset.defer("text", "html")


class SystemMessageList(MessageList):
    """Messages that belong to no hub, such as sign-in codes, for whoever keeps the portal."""

    can = Permission.VIEW_SYSTEM_MESSAGES

    def get_context_data(self, **kwargs):
        failed = self.model.objects.visible_to(self.request.user, can=self.can).failed().count()
        return super().get_context_data(is_system=True, failed=failed, **kwargs)


class MessageDetail(ScopedDetail):
    model = Message
    can = Permission.VIEW_MESSAGES
    template_name = "outbox/message_detail.html"
    retry_page = "outbox:retry"

    def prepare(self, queryset):
        queryset = queryset.select_related("hub", "repeats")
        return queryset.prefetch_related("attachments", "repeated_by")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        message = context["object"]
        return context | {
            "text": text_without_secrets(message),
            "retry_page": self.retry_page if message.failed_at else "",
            # What belongs to no hub is a code or a report, and worth nothing a second time.
            "may_repeat": message.hub is not None and message.is_settled,
        }


class SystemMessageDetail(MessageDetail):
    can = Permission.VIEW_SYSTEM_MESSAGES
    retry_page = "outbox:retry_system"


class RetryMessage(ScopedAction):
    model = Message
    can = Permission.VIEW_MESSAGES
    title = "Try to send this email again?"
    explanation = ["Check first that the address is right."]
    button = "Try again"
    success_message = "It is tried again within a minute."
    shown_on = "outbox:message"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            summary=[("To", self.object.to_email), ("Subject", self.object.subject)], **kwargs
        )

    def act(self, form):
        actions.retry_message(message=self.object)

    def get_success_url(self):
        return reverse(self.shown_on, args=[self.object.pk])


class RetrySystemMessage(RetryMessage):
    can = Permission.VIEW_SYSTEM_MESSAGES
    shown_on = "outbox:system_message"


class SendAgain(ScopedAction):
    """Says first to whom it goes now, and in which words."""

    model = Message
    can = Permission.VIEW_MESSAGES
    form_class = SendAgainForm
    template_name = "outbox/send_again.html"
    title = "Send this email again?"
    button = "Send it again"

    def prepare(self, queryset):
        return queryset.select_related("hub", "repeats")

    def get(self, request, *args, **kwargs):
        try:
            self.letter = again.letter_again(self.object)
        except Refused as refusal:
            messages.warning(request, refusal.message)
            return redirect("outbox:message", self.object.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        return {"times": again.times_repeated(self.object)}

    def get_context_data(self, **kwargs):
        # Where it was refused, what is shown is the email as it was.
        letter = getattr(self, "letter", self.object)
        return super().get_context_data(
            summary=[
                ("To", letter.to_email),
                ("Subject", letter.subject),
                ("Written before", before_words(self.object)),
            ],
            text=text_without_secrets(letter),
            **kwargs,
        )

    def act(self, form):
        return again.send_again(message=self.object, times=form.cleaned_data["times"])

    def get_success_message(self):
        return f"It is on its way to {self.result.to_email}."

    def get_success_url(self):
        row = getattr(self, "result", self.object)
        return reverse("outbox:message", args=[row.pk])


def before_words(message: Message) -> str:
    return f"{instant_words(message.created_at)}, to {message.to_email}"
