"""Saying again what was sent: to somebody who lost it, or whose address has been put right."""

from django.db import transaction
from django.utils import timezone

from access.links import RUN_OUT
from access.refusal import Refused
from outbox.actions import queue
from outbox.invitations import repeated_file
from outbox.kinds import unwanted, written_anew
from outbox.models import AGAIN, Message

FOR_ITS_READER = "sign-in-"
NO_LONGER_HOLDS = "What this email says no longer holds, so it is not sent again."


def letter_again(message: Message, *, is_waiting: bool = False) -> Message:
    """The email as it would go out now, not saved, for the page that asks first. Raises Refused."""
    if message.kind.startswith(FOR_ITS_READER):
        raise Refused("A sign-in code is asked for anew on the page to sign in.")
    if not (message.is_settled or is_waiting):
        raise Refused("This email is still on its way, so there is nothing to send again.")
    letter = written_anew(message)
    # Rules may read the key of what they judge, which begins as that of the first does.
    letter.key = message.key
    letter.pk = message.pk
    if unwanted([letter], timezone.now()):
        raise Refused(NO_LONGER_HOLDS)
    if RUN_OUT in letter.text:
        raise Refused(NO_LONGER_HOLDS)
    letter.pk = None
    return letter


def first_of(message: Message) -> Message:
    """What a message repeats, or itself where it was the first."""
    return message.repeats or message


def times_repeated(message: Message) -> int:
    return Message.objects.filter(repeats=first_of(message)).count()


def as_repeat(letter: Message, first: Message, times: int) -> None:
    """Let the letter be what says `first` again, after it has been repeated so many times."""
    letter.key = f"{first.key}{AGAIN}{times + 1}"
    letter.repeats = first


@transaction.atomic
def send_again(*, message: Message, times: int) -> Message:
    """Queue the email anew, as a row that names what it repeats, and return that row.

    `times` is how often it had been repeated when whoever asks saw the page, so that two clicks, or
    two people, send one. Raises Refused.
    """
    first = Message.objects.select_for_update().get(pk=first_of(message).pk)
    if times_repeated(first) != times:
        raise Refused("It has been sent again a moment ago, by you or somebody else.")
    letter = letter_again(message)
    as_repeat(letter, first, times)
    letter.created_at = timezone.now()
    # What was written anew may have files of its own, or none any more.
    if letter.enclosed is None:
        files = message.attachments.select_related("same_as").order_by("pk")
        letter.enclosed = [repeated_file(one, letter) for one in files]
    queue([letter])
    return Message.objects.get(key=letter.key)


@transaction.atomic
def readdress_waiting(*, hub, address: str) -> int:
    """Send what still waits for an address to where it would go now; return how many that were.

    What is written to the same address for another reason waits on.
    """
    now = timezone.now()
    rows = Message.objects.unsettled().filter(hub=hub, to_email=address)
    # What a worker holds is being sent.
    waiting = list(rows.exclude(claimed_until__gt=now).select_for_update().order_by("pk"))
    moved = [message for message in waiting if goes_elsewhere(message)]
    for message in moved:
        message.withdrawn_at, message.withdrawn_because = now, "the address was put right"
        message.save(update_fields=["withdrawn_at", "withdrawn_because"])
        send_again(message=message, times=times_repeated(message))
    return len(moved)


def goes_elsewhere(message: Message) -> bool:
    try:
        return letter_again(message, is_waiting=True).to_email != message.to_email
    except Refused:
        # Delivery will find that it no longer holds.
        return False
