"""Asking a head to approve places: what still waits to be sent to them becomes one email."""

from datetime import datetime

from django.utils import timezone

from outbox.actions import queue
from outbox.models import Message
from participants import emails
from participants.models import ExpressionOfInterest
from participants.rules.approval import AT_MOST, ask_head_at


def ask_head(interest: ExpressionOfInterest, *, now: datetime) -> None:
    """Queue the email to the head; it takes in what others have asked of the same head today.

    Two teachers who send at the same instant do not see each other, and the head gets two emails.
    """
    to_head = Message.objects.filter(
        kind=emails.APPROVAL_ASKED, hub=interest.workgroup.hub, to_email=interest.head_email
    )
    # Not what has been tried, which may have arrived; what a worker takes at this moment, it sends.
    untried = to_head.unsettled().filter(attempts=0).order_by("-pk")
    waiting = untried.select_for_update(of=["self"], skip_locked=True).first()
    earlier = still_to_ask(waiting) if waiting else []
    if waiting and len(earlier) < AT_MOST:
        due_at = waiting.due_at
        waiting.withdrawn_at, waiting.withdrawn_because = now, "Asked in one email with another"
        waiting.save(update_fields=["withdrawn_at", "withdrawn_because"])
    else:
        asked_today = to_head.filter(sent_at__date=timezone.localdate(now)).exists()
        due_at, earlier = ask_head_at(now, asked_today=asked_today), []
    queue([emails.approval_asked([interest, *earlier], due_at=due_at)])


def still_to_ask(letter: Message) -> list[ExpressionOfInterest]:
    """The expressions of interest of this letter that the head has not answered yet."""
    pks = emails.interests_asked_of(letter)
    rows = ExpressionOfInterest.objects.open().awaiting_head().filter(pk__in=pks)
    return list(rows.select_related("person", "school", "workgroup__hub").order_by("-pk"))
