"""Queueing and delivering messages. The database is the truth; Celery only rings the bell."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.mail import EmailMultiAlternatives
from django.db import connection, transaction
from django.db.models import Case, F, Prefetch, TextField, When, prefetch_related_objects
from django.utils import timezone

from access.refusal import Refused
from outbox import bell
from outbox.invitations import is_invitation
from outbox.kinds import by_hand, to_many, unwanted, written_anew
from outbox.lanes import SLOW, Lanes, Outcome, PutOff
from outbox.models import Attachment, Message
from outbox.pace import write_in_turn
from outbox.refusals import check_address, refuses_for_good
from outbox.smtp import MESSAGE_LIMIT
from pages.expressions import IsOneOf
from pages.prepared import PreparedRows, Slot

logger = logging.getLogger(__name__)


# A batch goes on one connection: a task for each message was 38 times slower.
BATCH = 20
# Longer than MESSAGE_LIMIT, so that one try always fits.
LEASE = timedelta(seconds=120)
# Over fifteen hours in all, so that a mail server may be down for a night.
PAUSES = [timedelta(minutes=m) for m in (1, 5, 15, 60, 120, 240, 480)]
MAX_ATTEMPTS = len(PAUSES) + 1


def queue(messages: Iterable[Message], *, asked_from: str = "") -> None:
    """Write the messages whose keys are new; those already written stay as they are.

    Called inside the transaction of the fact, so that both are kept or neither is. With
    `asked_from` it was somebody unknown, at that network, who had them written.
    """
    rows = list(messages)
    if not rows:
        return
    # Without a savepoint, as nobody goes on with the fact once its message cannot be written.
    with transaction.atomic(savepoint=False):
        if asked_from:
            write_in_turn(rows, asked_from=asked_from)
        else:
            Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
        write_enclosed({row.message_id: row.enclosed for row in rows if row.enclosed})
        ring_after_commit()


def write_enclosed(files: Mapping[str, Sequence[Attachment]]) -> None:
    """Write the files of each message that has just been written and has none.

    By its Message-ID, which each is given before: where its key was there already, of two at once
    too, the row that stands has another.
    """
    if not files:
        return
    fresh = messages_without_files.all(ids=list(files))
    for pk, message_id in fresh:
        for file in files[message_id]:
            file.message_id = pk
    Attachment.objects.bulk_create(file for _, one in fresh for file in files[one])


@PreparedRows
def messages_without_files():
    ids = Slot("ids", ArrayField(TextField()))
    rows = Message.objects.filter(IsOneOf(F("message_id"), ids), attachments=None)
    return rows.order_by("pk").values_list("pk", "message_id")


def enclose_for_all(messages: Sequence[Message], files: Sequence[Attachment]) -> None:
    """Let each of the messages, which are queued in this transaction, carry the same files.

    They are kept with the first, and the others point there.
    """
    keys = [message.key for message in messages]
    first, *others = Message.objects.filter(key__in=keys).order_by("pk")
    for file in files:
        file.message = first
    kept = Attachment.objects.bulk_create(files)
    Attachment.objects.bulk_create(
        Attachment(message=other, name=file.name, content_type=file.content_type, same_as=file)
        for other in others
        for file in kept
    )


def queue_with_file(message: Message, *, name: str, content_type: str, content: bytes) -> None:
    """Write one message and the file that travels with it, unless its key is already there."""
    message.enclosed = [Attachment(name=name, content_type=content_type, content=content)]
    queue([message])


def ring_after_commit() -> None:
    # Once for each transaction, however often it queues.
    waiting = [function for _, function, *_ in connection.run_on_commit]
    if ring_for_delivery not in waiting:
        transaction.on_commit(ring_for_delivery)


def ring_for_delivery() -> None:
    bell.ring("outbox.tasks.deliver_due")


NOT_FAILED = "This message has not failed, so there is nothing to try again."


def check_may_be_tried(message: Message) -> None:
    if not message.failed_at:
        raise Refused(NOT_FAILED)
    # Delivery would only drop it, and nobody would learn why nothing came.
    if message.wanted_until and message.wanted_until <= timezone.now():
        raise Refused("It is too late for this message: what it says no longer holds.")
    if written_anew(message).to_email != message.to_email:
        raise Refused("The address has been put right since. Go back and choose “Send again”.")


def retry_message(*, message: Message) -> None:
    """Give a failed message its attempts again."""
    check_may_be_tried(message)
    now = timezone.now()
    changed = Message.objects.filter(pk=message.pk, failed_at__isnull=False).update(
        failed_at=None, attempts=0, due_at=now, first_due_at=now
    )
    if not changed:
        raise Refused(NOT_FAILED)
    ring_after_commit()


def deliver_due(*, for_seconds: float = 10, clock: Callable[[], datetime] = timezone.now) -> int:
    """Send what is due, a batch at a time, until nothing is or the time is up; return how many.

    Any number of workers may run this at once.
    """
    stop_at = time.monotonic() + for_seconds
    sent = 0
    with Lanes(partial(send_one, clock=clock)) as lanes:
        while batch := claim_messages(clock(), besides=lanes.slow):
            sent += deliver_batch(batch, lanes, clock, wait=SLOW)
            if time.monotonic() >= stop_at:
                # More may be due: another task goes on, so that none runs for long.
                ring_for_delivery()
                break
        return sent + record_outcomes(lanes.results(LEASE.total_seconds()), clock)


@transaction.atomic
def claim_messages(now: datetime, *, besides: Iterable[str] = ()) -> list[Message]:
    """Take up to BATCH due messages for LEASE, of none of the destinations `besides`.

    Other workers pass over them meanwhile.
    """
    # A sign-in code does not wait until hundreds have had their letter.
    is_of_many = Case(When(kind__in=to_many, then=True), default=False)
    due = Message.objects.due(now).order_by(is_of_many, "due_at", "pk")
    for destination in besides:
        due = due.exclude(to_email__iendswith=f"@{destination}")
    batch = list(due.select_for_update(skip_locked=True)[:BATCH])
    for message in batch:
        # Counted at the claim and not after the try, so that a message that kills its worker
        # uses one up as well.
        message.attempts += 1
        message.claimed_until = now + LEASE
    Message.objects.bulk_update(batch, ["attempts", "claimed_until"])
    return batch


def deliver_batch(
    batch: list[Message], lanes: Lanes, clock: Callable[[], datetime], *, wait: float
) -> int:
    """Hand the batch to the lanes and record what became of it so far; return how many went."""
    dropped = unwanted(batch, clock())
    Message.objects.filter(pk__in=dropped).update(
        withdrawn_at=clock(), withdrawn_because="no longer wanted", claimed_until=None
    )
    wanted = [message for message in batch if message.pk not in dropped]
    # Read here, with the rows, as nothing is read from the database while it is sent.
    prefetch_related_objects(
        wanted,
        Prefetch(
            "attachments", queryset=Attachment.objects.select_related("same_as").order_by("pk")
        ),
    )
    lanes.take(wanted)
    return record_outcomes(lanes.results(wait), clock)


class LeaseIsOver(Exception):
    """Past the lease another worker may take the message, and both would send it."""


def send_one(message: Message, mail, *, clock: Callable[[], datetime]) -> None:
    """Send one message. Raises whatever it ended with."""
    claimed_until = message.claimed_until or clock()
    if clock() + timedelta(seconds=MESSAGE_LIMIT) > claimed_until:
        raise LeaseIsOver
    try:
        check_address(message.to_email)
        mail.open()  # does nothing while the last message's connection stands
        as_email(message, message.attachments.all(), mail).send()
    except Exception:
        # The connection may be dead, or in the middle of an answer: the next message opens another.
        mail.close()
        raise


def record_outcomes(outcomes: Iterable[Outcome], clock: Callable[[], datetime]) -> int:
    """Write down how each went; return how many did."""
    sent = 0
    for outcome in outcomes:
        message, error = outcome.message, outcome.error
        if error is None:
            # Whoever dies just before this sends it again, under the same Message-ID: twice beats
            # never.
            Message.objects.filter(pk=message.pk).update(
                sent_at=clock(), claimed_until=None, last_error=""
            )
            sent += 1
        elif isinstance(error, PutOff):
            release_message(message, due_at=clock() + PAUSES[0])
        elif isinstance(error, LeaseIsOver):
            release_message(message, due_at=message.due_at)
        else:
            record_failure(message, error, clock())
    return sent


def release_message(message: Message, *, due_at: datetime) -> None:
    """Hand back a message that was not tried."""
    Message.objects.filter(pk=message.pk, sent_at=None).update(
        claimed_until=None, attempts=message.attempts - 1, due_at=due_at
    )


def record_failure(message: Message, error: Exception, now: datetime) -> None:
    # Not what the other side said, which names the address: that stands in the row.
    logger.warning("Message %s not sent: %s", message.pk, type(error).__name__)
    message.claimed_until = None
    message.last_error = f"{type(error).__name__}: {error}"[:1000]
    if refuses_for_good(error) or message.attempts >= MAX_ATTEMPTS:
        message.failed_at = now
    else:
        message.due_at = now + PAUSES[message.attempts - 1]
    message.save(update_fields=["claimed_until", "last_error", "failed_at", "due_at"])


def as_email(message: Message, files, mail) -> EmailMultiAlternatives:
    address = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=(
            f'"{quoted_name(message.from_name)}" <{address}>' if message.from_name else address
        ),
        to=[message.to_email],
        reply_to=[message.reply_to] if message.reply_to else None,
        # The same id each time it is tried, so that a mailbox can tell a copy.
        headers={"Message-ID": message.message_id, **headers_of(message.kind)},
        connection=mail,
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    dates = [file for file in files if is_invitation(file)]
    # Outlook acts only on an invitation beside the words, and there is room for one.
    if len(dates) == 1:
        email.attach_alternative(dates[0].kept.decode(), dates[0].content_type)
    for file in files:
        email.attach(file.name, file.kept, file.content_type)
    return email


def headers_of(kind: str) -> dict[str, str]:
    """Keeps machines from answering what no person wrote, and lets bounces (NDR) come back."""
    if kind in by_hand:
        return {}
    return {
        "Auto-Submitted": "auto-generated",
        # Exchange and Outlook read this one alone.
        "X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply",
    }


def quoted_name(name: str) -> str:
    return name.replace("\\", "").replace('"', "'")
