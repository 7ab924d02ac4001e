"""Asking a head again: by hand, at most once a day, and by reminders that come by themselves."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from outbox.models import Message
from outbox.queries import not_yet_queued
from participants import emails
from participants.actions.ask_head import request_approval
from participants.models import ExpressionOfInterest
from participants.queries.head import heads_not_answering, written_to_head_on
from participants.rules.own import check_not_own
from participants.rules.reminders import head_asked_since, head_reminder_due


def check_head_is_asked(interest: ExpressionOfInterest) -> None:
    """Raises Refused unless the interest waits for a head who has not been written to today."""
    if not ExpressionOfInterest.objects.open().awaiting_head().filter(pk=interest.pk).exists():
        raise Refused("The head is not to be asked: the school has answered, or need not.")
    if not interest.head_email:
        raise Refused("We have no email address of the head. Put the details right first.")
    if written_to_head_on(timezone.localdate(), interest):
        raise Refused("We wrote to the head today already. Ask again tomorrow at the earliest.")


@transaction.atomic
def ask_head_again(*, interest: ExpressionOfInterest, by: User) -> Message:
    """Send the head the request once more, to the address as it is now. Raises Refused."""
    # Locked, so that of two who ask at once the second finds the letter of the first.
    rows = ExpressionOfInterest.objects.select_for_update(of=["self"])
    row = rows.select_related("person", "school", "workgroup__hub").get(pk=interest.pk)
    check_not_own(by, row.person)
    check_head_is_asked(row)
    return request_approval([row], due_at=timezone.now())


def remind_heads(*, on: date) -> int:
    """Queue every reminder to a head that is due by that day; return how many.

    Safe to run again, or twice at once: each reminder has its key.
    """
    due = {}
    for interest, asked_on in heads_not_answering(asked_since=head_asked_since(on)):
        days = head_reminder_due(on, asked_on=asked_on)
        if days is not None:
            key = emails.approval_reminder_key(interest, days)
            due[key] = (interest, days, asked_on)
    fresh = not_yet_queued(due)
    queue(
        emails.approval_reminder(interest, days=days, asked_on=asked_on)
        for interest, days, asked_on in fresh
    )
    return len(fresh)
