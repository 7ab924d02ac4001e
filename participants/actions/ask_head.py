"""Asking a head to approve places: what still waits to be sent to them becomes one email."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from outbox.actions import queue
from outbox.again import as_repeat, times_repeated
from outbox.models import Message
from participants import emails
from participants.models import ExpressionOfInterest
from participants.queries.head import TAKEN_IN, letters_to_head
from participants.rules.approval import AT_MOST, ask_head_at


def ask_head(interest: ExpressionOfInterest, *, now: datetime, asked_from: str = "") -> None:
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
        withdraw(waiting, TAKEN_IN, now)
    else:
        asked_today = to_head.filter(sent_at__date=timezone.localdate(now)).exists()
        due_at, earlier = ask_head_at(now, asked_today=asked_today), []
    request_approval([interest, *earlier], due_at=due_at, asked_from=asked_from)


def ask_another_head(interest: ExpressionOfInterest, *, now: datetime) -> None:
    """Ask whoever is the head after all, where a request to somebody else has not gone yet.

    That one then asks of the others alone.
    """
    to_another = letters_to_head(interest).filter(kind=emails.APPROVAL_ASKED).unsettled()
    # What a worker holds is being sent.
    free = to_another.exclude(to_email=interest.head_email).exclude(claimed_until__gt=now)
    waiting = list(free.select_for_update())
    for letter in waiting:
        withdraw(letter, "the address was put right", now)
        if others := still_to_ask(letter):
            request_approval(others, due_at=letter.due_at)
    if waiting and interest.awaits_head:
        ask_head(interest, now=now)


def request_approval(
    interests: Sequence[ExpressionOfInterest], *, due_at: datetime, asked_from: str = ""
) -> Message:
    """Queue one email that asks of them all; where the same was asked before, it says it again."""
    letter = emails.approval_asked(interests, due_at=due_at)
    first = Message.objects.filter(key=letter.key).first()
    if first is not None:
        as_repeat(letter, first, times_repeated(first))
    queue([letter], asked_from=asked_from)
    return letter


def still_to_ask(letter: Message) -> list[ExpressionOfInterest]:
    """The expressions of interest of this letter that its reader is to answer and has not yet."""
    pks = emails.interests_asked_of(letter)
    rows = ExpressionOfInterest.objects.open().awaiting_head()
    asked = rows.filter(pk__in=pks, head_email=letter.to_email)
    return list(asked.select_related("person", "school", "workgroup__hub").order_by("-pk"))


def withdraw(letter: Message, because: str, now: datetime) -> None:
    letter.withdrawn_at, letter.withdrawn_because = now, because
    letter.save(update_fields=["withdrawn_at", "withdrawn_because"])
