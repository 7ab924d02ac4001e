from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import Min, TextField
from django.utils import timezone

from access.links import TOKEN
from outbox.models import Message
from pages.prepared import PreparedRows, Slot
from pages.searching import holding_every_word

T = TypeVar("T")


def longest_wait(now: datetime) -> timedelta:
    """How long ago the message that waits longest was first to be sent, tried since or not."""
    first = Message.objects.waiting(now).aggregate(first=Min("first_due_at"))["first"]
    return now - first if first else timedelta(0)


def settled_since(moment: datetime) -> tuple[int, int]:
    """How many messages have been sent since then, and how many have failed for good."""
    sent = Message.objects.filter(sent_at__gte=moment).count()
    return sent, Message.objects.filter(failed_at__gte=moment).count()


def not_yet_queued(by_key: Mapping[str, T]) -> list[T]:
    """Of all that is due, each under the key of its message, what has no message yet; in order.

    Only saves work: where two sweeps ask at once, the unique key keeps one message of two.
    """
    queued = set(Message.objects.filter(key__in=by_key).values_list("key", flat=True))
    return [due for key, due in by_key.items() if key not in queued]


def waits_until(about_id: int, *kinds: str) -> datetime | None:
    """When the last of these letters about that row goes, if it has to wait for its turn."""
    waiting = Message.objects.unsettled().filter(kind__in=kinds, about_id=about_id)
    waiting = waiting.filter(first_due_at__gt=timezone.now())
    return waiting.order_by("-first_due_at").values_list("first_due_at", flat=True).first()


def is_link_stopped(token: str) -> bool:
    """Does the token stand in a letter whose links were stopped?"""
    return bool(letters_stopped_with.all(token=token))


@PreparedRows
def letters_stopped_with():
    stopped = Message.objects.filter(links_stopped_at__isnull=False).order_by()
    return stopped.filter(text__contains=Slot("token", TextField())).values_list("pk")[:1]


def links_stopped_since(address: str, moment: datetime) -> bool:
    """Were the links of any letter to that address stopped at that moment or later?"""
    stopped = Message.objects.filter(links_stopped_at__gte=moment)
    return stopped.filter(to_email__iexact=address).exists()


def latest_messages(count: int, holding: str = "") -> list[Message]:
    """The newest first; where words are given, those that hold each in the address or subject."""
    rows = Message.objects.order_by("-created_at", "-pk")
    found = holding_every_word(rows, holding, "to_email", "subject")
    return list(found[:count])


def letter_html(message: int) -> str | None:
    """How one letter looks; None where there is none."""
    return Message.objects.filter(pk=message).values_list("html", flat=True).first()


def text_without_secrets(message: Message) -> str:
    """The text with what only its reader may hold left out."""
    if message.kind.startswith("sign-in-"):
        return "The code is for its reader alone."
    # Whoever holds a link may act for the person it was sent to.
    return TOKEN.sub("…", message.text)
