"""Asking a head to approve places: what still waits to be sent to them becomes one email."""

from collections import defaultdict
from collections.abc import Collection, Sequence
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
    ask_heads([interest], now=now, asked_from=asked_from)


def ask_heads(
    interests: Sequence[ExpressionOfInterest], *, now: datetime, asked_from: str = ""
) -> None:
    """The same for several of one hub: each head gets one email about all their teachers."""
    queue(as_repeats(letters_to_heads(interests, now=now)), asked_from=asked_from)


def letters_to_heads(interests: Sequence[ExpressionOfInterest], *, now: datetime) -> list[Message]:
    """What asks the head of each, one letter a head unless it would grow too long, not queued yet.

    What still waits to be sent to a head is withdrawn, as the new letter says it too.
    """
    by_head: dict[str, list[ExpressionOfInterest]] = defaultdict(list)
    for interest in sorted(interests, key=lambda one: -one.pk):
        by_head[interest.head_email].append(interest)
    to_heads = Message.objects.filter(
        kind=emails.APPROVAL_ASKED, hub=interests[0].workgroup.hub, to_email__in=list(by_head)
    )
    # Not what has been tried, which may have arrived; what a worker takes at this moment, it sends.
    untried = to_heads.unsettled().filter(attempts=0).order_by("pk")
    locked = untried.select_for_update(of=["self"], skip_locked=True)
    waiting = {letter.to_email: letter for letter in locked}  # the latest to each
    earlier = still_to_ask(waiting.values())
    asked_today = set(
        to_heads.filter(sent_at__date=timezone.localdate(now)).values_list("to_email", flat=True)
    )
    letters = []
    for head, new in by_head.items():
        letter = waiting.get(head)
        before = earlier[letter.pk] if letter else []
        if letter and len(before) + len(new) <= AT_MOST:
            due_at, asked = letter.due_at, [*new, *before]
            withdraw(letter, TAKEN_IN, now)
        else:
            due_at, asked = ask_head_at(now, asked_today=head in asked_today), new
        letters += [
            emails.approval_asked(asked[start : start + AT_MOST], due_at=due_at)
            for start in range(0, len(asked), AT_MOST)
        ]
    keep_withdrawn(waiting.values())
    return letters


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
        keep_withdrawn([letter])
        if others := still_to_ask([letter])[letter.pk]:
            request_approval(others, due_at=letter.due_at)
    if waiting and interest.awaits_head:
        ask_head(interest, now=now)


def request_approval(
    interests: Sequence[ExpressionOfInterest], *, due_at: datetime, asked_from: str = ""
) -> Message:
    """Queue one email that asks of them all; where the same was asked before, it says it again."""
    [letter] = as_repeats([emails.approval_asked(interests, due_at=due_at)])
    queue([letter], asked_from=asked_from)
    return letter


def as_repeats(letters: Sequence[Message]) -> Sequence[Message]:
    firsts = Message.objects.filter(key__in=[letter.key for letter in letters])
    by_key = {first.key: first for first in firsts}
    for letter in letters:
        if first := by_key.get(letter.key):
            as_repeat(letter, first, times_repeated(first))
    return letters


def still_to_ask(letters: Collection[Message]) -> dict[int, list[ExpressionOfInterest]]:
    """By letter, the expressions of interest that its reader is to answer and has not yet."""
    pks = {letter.pk: set(emails.interests_asked_of(letter)) for letter in letters}
    if not pks:
        return {}
    rows = ExpressionOfInterest.objects.open().awaiting_head()
    rows = rows.filter(pk__in=set().union(*pks.values()))
    asked = list(rows.select_related("person", "school", "workgroup__hub").order_by("-pk"))
    return {
        letter.pk: [
            one for one in asked if one.pk in pks[letter.pk] and one.head_email == letter.to_email
        ]
        for letter in letters
    }


def withdraw(letter: Message, because: str, now: datetime) -> None:
    letter.withdrawn_at, letter.withdrawn_because = now, because


def keep_withdrawn(letters: Collection[Message]) -> None:
    gone = [letter for letter in letters if letter.withdrawn_at]
    if gone:
        Message.objects.bulk_update(gone, ["withdrawn_at", "withdrawn_because"])
