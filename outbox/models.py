import uuid
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.permissions import Permission
from access.scoping import ScopedQuerySet
from outbox.choices import MessageState

STATE_COLOURS = {
    MessageState.WAITING: "blue",
    MessageState.TRYING_AGAIN: "blue",
    MessageState.SENT: "grey",
    MessageState.FAILED: "red",
    MessageState.WITHDRAWN: "grey",
}


AGAIN = ":again:"  # in the key of a repeat, between the key of the first and its number


def new_message_id() -> str:
    """Of the portal's own domain, as mail servers look askance at names that lead nowhere."""
    return f"<{uuid.uuid4()}@{urlsplit(settings.SITE_URL).hostname}>"


class MessageQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def visible_to(self, user, *, can=None):
        # Of no hub are sign-in codes and the like, which only the keeper of the portal may see.
        rows = super().visible_to(user, can=can).exclude(hub=None)
        if user.is_superuser and can in (None, Permission.VIEW_SYSTEM_MESSAGES):
            return rows | self.filter(hub=None)
        return rows

    def unsettled(self):
        """Neither sent, nor given up, nor withdrawn."""
        return self.filter(sent_at=None, failed_at=None, withdrawn_at=None)

    def failed(self):
        return self.exclude(failed_at=None)

    def due(self, now):
        """To be sent now: their time has come and no worker holds them."""
        return self.unsettled().filter(due_at__lte=now).exclude(claimed_until__gt=now)

    def waiting(self, now):
        """Their time has come, or had come before the first try; tried or not, held or not."""
        return self.unsettled().filter(Q(due_at__lte=now) | Q(attempts__gt=0))


class Message(models.Model):
    """One email to one address, written in the transaction of the fact that caused it.

    The unique key makes queueing twice one message. Delivery is at least once, always with the
    same Message-ID.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    # By its name, as hubs stands above and imports this package; and so below.
    hub = models.ForeignKey(
        "hubs.Hub", on_delete=models.PROTECT, null=True, related_name="messages"
    )
    # Which Work Group it speaks of, if it speaks of one: what `about_id` is differs by kind, and
    # all that was said of a Work Group is read on one page.
    workgroup = models.ForeignKey(
        "workgroups.WorkGroup", on_delete=models.PROTECT, null=True, related_name="messages"
    )
    # The row it is about, in the words of its kind; asked before sending whether it still holds.
    about_id = models.BigIntegerField(null=True)
    # What was sent before and is said again here, perhaps to an address that was put right since.
    repeats = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="repeated_by"
    )
    to_email = models.EmailField(max_length=254)
    from_name = models.CharField(max_length=150, blank=True)
    reply_to = models.EmailField(blank=True)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField()
    # A host's name may be 253 characters long.
    message_id = models.CharField(max_length=300, unique=True, default=new_message_id)
    created_at = models.DateTimeField(default=timezone.now)
    first_due_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    wanted_until = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=100, blank=True)
    # Its links open nothing any more, as when it was passed on to somebody else.
    links_stopped_at = models.DateTimeField(null=True)
    links_stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # Stands for the network of whoever had it written without signing in; empty otherwise.
    asked_from = models.CharField(max_length=40, blank=True, db_default="")

    # The files that queue() writes with it; None where whoever wrote it said nothing of files.
    enclosed: Sequence["Attachment"] | None = None

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                # Read each minute, among the messages of years.
                fields=["due_at"],
                condition=Q(sent_at=None, failed_at=None, withdrawn_at=None),
                name="message_due",
            ),
            models.Index(
                # Counted for each that a stranger has written.
                fields=["first_due_at"],
                condition=~Q(asked_from=""),
                name="message_asked_for",
            ),
            models.Index(fields=["hub", "-created_at", "-id"], name="message_by_hub"),
            models.Index(
                fields=["workgroup", "-created_at", "-id"],
                condition=Q(workgroup__isnull=False),
                name="message_by_workgroup",
            ),
            # All that was said to somebody, and whether the last of it arrived.
            models.Index(fields=["to_email", "-created_at"], name="message_by_address"),
            # Who was told already of an event, a visit or a need.
            models.Index(fields=["kind", "about_id"], name="message_about"),
            models.Index(
                # Counted on each home page.
                fields=["hub"],
                condition=Q(failed_at__isnull=False),
                name="message_failed",
            ),
            models.Index(
                # Few, and asked for whenever somebody opens a link.
                fields=["links_stopped_at"],
                condition=Q(links_stopped_at__isnull=False),
                name="message_links_stopped",
            ),
            # Of the last day, each time somebody watches.
            models.Index(
                fields=["sent_at"], condition=Q(sent_at__isnull=False), name="message_sent"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None), name="message_sent_or_failed"
            ),
            # A line break would let a value add a header of its own.
            models.CheckConstraint(
                condition=~Q(subject__regex=r"[\r\n]") & ~Q(from_name__regex=r"[\r\n]"),
                name="message_headers_are_one_line",
            ),
            models.CheckConstraint(
                condition=Q(links_stopped_at=None, links_stopped_by=None)
                | Q(links_stopped_at__isnull=False, links_stopped_by__isnull=False),
                name="message_links_stopped_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def first_key(self) -> str:
        """The key of what is said, which a repeat says again."""
        return self.key.partition(AGAIN)[0]

    @property
    def is_settled(self) -> bool:
        return bool(self.sent_at or self.failed_at or self.withdrawn_at)

    @property
    def state(self) -> MessageState:
        if self.sent_at:
            return MessageState.SENT
        if self.failed_at:
            return MessageState.FAILED
        if self.withdrawn_at:
            return MessageState.WITHDRAWN
        return MessageState.TRYING_AGAIN if self.attempts else MessageState.WAITING

    @property
    def state_colour(self) -> str:
        return STATE_COLOURS[self.state]


class Attachment(models.Model):
    """A file that travels with a message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=60)
    # Empty where it is the file of another message: what goes to hundreds is kept once.
    content = models.BinaryField(blank=True)
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(same_as=None) | Q(content=b""), name="attachment_is_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kept(self) -> bytes:
        """What is in the file; whoever asks joins `same_as`."""
        return bytes((self.same_as or self).content)


class LifeSign(models.Model):
    """When the clock, or one worker, last showed that it is alive.

    In the database, as it has to be read while the broker and the cache are away.
    """

    CLOCK = "clock"

    part = models.CharField(max_length=255, unique=True)  # the clock, or the worker's own name
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.part} at {self.at}"
