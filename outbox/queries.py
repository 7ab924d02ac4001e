from datetime import datetime, timedelta

from outbox.models import Message


def oldest_overdue(now: datetime) -> timedelta | None:
    """How long the message that waits longest has been due without having been tried."""
    waiting = Message.objects.due(now).filter(attempts=0).order_by("due_at").first()
    return now - waiting.due_at if waiting else None


def latest_messages(count: int) -> list[Message]:
    return list(Message.objects.order_by("-created_at", "-pk")[:count])
