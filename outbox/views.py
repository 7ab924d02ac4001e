import re

from django.urls import reverse

from access.permissions import Permission
from outbox import actions
from outbox.filters import MessageFilter
from outbox.models import Message
from pages.base_views import ScopedAction, ScopedDetail, ScopedList

# What a signed link carries: whoever holds it may act for the person it was sent to.
TOKEN = re.compile(r"\d+:[\w-]{4,12}:[\w-]{43}")


def text_without_secrets(message: Message) -> str:
    """The text with what only its reader may hold left out."""
    if message.kind.startswith("sign-in-"):
        return "The code is for its reader alone."
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


class MessageDetail(ScopedDetail):
    model = Message
    can = Permission.VIEW_MESSAGES
    template_name = "outbox/message_detail.html"

    def prepare(self, queryset):
        return queryset.select_related("hub").prefetch_related("attachments")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"text": text_without_secrets(context["object"])}


class SystemMessageDetail(MessageDetail):
    can = Permission.VIEW_SYSTEM_MESSAGES


class RetryMessage(ScopedAction):
    model = Message
    can = Permission.VIEW_MESSAGES
    title = "Try to send this email again?"
    explanation = ["Check first that the address is right."]
    button = "Try again"
    success_message = "It is tried again within a minute."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            summary=[("To", self.object.to_email), ("Subject", self.object.subject)], **kwargs
        )

    def act(self, form):
        actions.retry_message(message=self.object)

    def get_success_url(self):
        return reverse("outbox:message", args=[self.object.pk])
