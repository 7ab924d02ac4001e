from django.urls import reverse

from access.permissions import Permission
from outbox import actions, again, stop_links
from outbox.filters import MessageFilter
from outbox.forms import SendAgainForm
from outbox.models import Message
from outbox.queries import text_without_secrets
from pages.base_views import ScopedAction, ScopedDetail, ScopedList
from pages.wording import instant_words


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
        queryset = queryset.select_related("hub", "repeats", "links_stopped_by")
        return queryset.prefetch_related("attachments", "repeated_by")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        message = context["object"]
        return context | {
            "text": text_without_secrets(message),
            "retry_page": self.retry_page if message.failed_at else "",
            # What belongs to no hub is a code or a report, and worth nothing a second time.
            "may_repeat": message.hub is not None and message.is_settled,
            "may_stop_links": message.hub is not None and stop_links.may_be_stopped(message),
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

    def check(self):
        actions.check_may_be_tried(self.object)

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

    def check(self):
        self.letter = again.letter_again(self.object)

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


class StopLinks(ScopedAction):
    """For an email that was passed on, or that went to somebody who should not have had it."""

    model = Message
    can = Permission.VIEW_MESSAGES
    title = "Stop the links in this email?"
    explanation = [
        "Whoever opens one of them reads that it has run out, and can do nothing by it. Links in "
        "other emails go on working.",
        "If its reader still needs them, send the email again afterwards: the new one has links "
        "that work.",
    ]
    button = "Stop the links"
    is_warning = True
    success_message = "The links in this email open nothing any more."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            summary=[("To", self.object.to_email), ("Subject", self.object.subject)], **kwargs
        )

    def check(self):
        stop_links.check_may_be_stopped(self.object)

    def act(self, form):
        stop_links.stop_links(message=self.object, by=self.request.user)

    def get_success_url(self):
        return reverse("outbox:message", args=[self.object.pk])


def before_words(message: Message) -> str:
    return f"{instant_words(message.created_at)}, to {message.to_email}"
