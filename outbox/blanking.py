"""Taking out of kept letters what opens something, as soon as it is used or has run out."""

from datetime import datetime

from django.utils import timezone

from access.links import known, without_expired
from outbox.models import Message

CODE = "sign-in-code"


def blank_used_code(*, email: str, code: str) -> None:
    # What has not gone yet is somebody's next mail, and is blanked when its time is over.
    codes = Message.objects.filter(kind=CODE, to_email=email).exclude(sent_at=None)
    codes.filter(text__contains=code).update(text="", html="")


def blank_expired_codes(*, now: datetime) -> int:
    codes = Message.objects.filter(kind=CODE, wanted_until__lte=now).exclude(text="")
    return codes.update(text="", html="")


def blank_expired_links() -> int:
    """Return how many letters had one."""
    shortest = min(link.lasts for link in known)
    rows = Message.objects.filter(
        created_at__lt=timezone.now() - shortest, text__regex=r":[\w-]{4,12}:[\w-]{43}"
    )
    changed = 0
    for message in rows.only("text", "html").iterator(chunk_size=500):
        text, html = without_expired(message.text), without_expired(message.html)
        if (text, html) != (message.text, message.html):
            Message.objects.filter(pk=message.pk).update(text=text, html=html)
            changed += 1
    return changed
