import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from access.refusal import Refused
from outbox.actions import (
    BATCH,
    LEASE,
    MAX_ATTEMPTS,
    as_email,
    claim_messages,
    deliver_batch,
    deliver_due,
    queue,
    queue_with_file,
    retry_message,
    send_one,
)
from outbox.lanes import Lanes
from outbox.models import Attachment, Message, new_message_id
from tests.factories import HubFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _post(settings):
    settings.DELIVERY_BACKEND = "tests.outbox.test_delivery.Post"
    Post.refusals = {}


class Post(EmailBackend):
    """Keeps what is sent, and refuses the addresses it is told to."""

    refusals: dict[str, Exception] = {}

    def send_messages(self, messages):
        for message in messages:
            if error := self.refusals.get(message.to[0]):
                raise error
        return super().send_messages(messages)


def letter(key="a", to="tara@example.org", kind="test", **fields):
    return Message(
        key=key,
        kind=kind,
        to_email=to,
        subject="Hello",
        text="Hello",
        html="<p>Hello</p>",
        **fields,
    )


def test_a_message_is_queued_once_for_each_key():
    queue([letter("a"), letter("b")])
    queue([letter("a", to="other@example.org")])

    assert sorted(Message.objects.values_list("key", "to_email")) == [
        ("a", "tara@example.org"),
        ("b", "tara@example.org"),
    ]


def test_what_is_due_is_sent_with_its_own_message_id_and_signed_by_the_hub():
    hub = HubFactory(name='The "Best" Hub', mailbox="hub@example.org")
    queue([letter(hub=hub, from_name=hub.name, reply_to=hub.mailbox)])

    assert deliver_due() == 1

    row = Message.objects.get()
    assert row.state == "sent"
    [sent] = mail.outbox
    assert sent.extra_headers["Message-ID"] == row.message_id
    assert sent.from_email == "\"The 'Best' Hub\" <portal@example.org>"
    assert sent.reply_to == ["hub@example.org"]
    assert deliver_due() == 0


def test_each_try_of_a_letter_has_the_same_id_of_the_portals_own_domain(time_machine, settings):
    settings.SITE_URL = "https://portal.example.org:8443/here"
    now = timezone.now()
    queue([letter(message_id=new_message_id())])
    Post.refusals["tara@example.org"] = SMTPServerDisconnected()
    deliver_due()
    Post.refusals = {}
    time_machine.move_to(now + timedelta(minutes=5))

    deliver_due()

    row = Message.objects.get()
    assert (row.attempts, row.state) == (2, "sent")
    assert re.fullmatch(r"<[0-9a-f-]{36}@portal\.example\.org>", row.message_id)
    assert mail.outbox[0].extra_headers["Message-ID"] == row.message_id


@pytest.mark.parametrize(
    ("kind", "is_automatic"), [("place-offered", True), ("enquiry-answer", False)]
)
def test_only_what_no_person_wrote_asks_machines_not_to_answer(kind, is_automatic):
    headers = as_email(letter(kind=kind), [], None).extra_headers

    assert ("Auto-Submitted" in headers) == is_automatic
    assert ("X-Auto-Response-Suppress" in headers) == is_automatic
    # Without NDR: that mail came back is how a hub learns of a wrong address.
    assert "NDR" not in headers.get("X-Auto-Response-Suppress", "")


def test_a_message_waits_for_its_time(time_machine):
    later = timezone.now() + timedelta(hours=1)
    queue([letter(due_at=later)])

    assert deliver_due() == 0
    time_machine.move_to(later)
    assert deliver_due() == 1


@pytest.mark.parametrize(
    ("after", "state"), [(timedelta(seconds=599), "sent"), (timedelta(minutes=10), "withdrawn")]
)
def test_a_message_nobody_wants_any_more_is_not_sent(after, state, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    queue([letter(wanted_until=now + timedelta(minutes=10))])
    time_machine.move_to(now + after, tick=False)

    assert deliver_due() == len(mail.outbox) == (state == "sent")
    assert Message.objects.get().state == state


def test_one_refused_address_fails_at_once_and_holds_up_nobody():
    Post.refusals["gone@example.org"] = SMTPRecipientsRefused(
        {"gone@example.org": (550, b"No such mailbox")}
    )
    queue([letter("a", to="gone@example.org"), letter("b")])

    assert deliver_due() == 1

    assert [row.state for row in Message.objects.order_by("key")] == ["failed", "sent"]


@pytest.mark.parametrize(
    "address", ["tara@example", "tara@example.org.", "zoë@example.org", "a" * 65 + "@example.org"]
)
def test_an_address_that_no_server_takes_fails_at_the_first_try_for_good(address):
    queue([letter("a", to=address), letter("b")])

    assert deliver_due() == 1

    failed, sent = Message.objects.order_by("key")
    assert (failed.state, failed.attempts, sent.state) == ("failed", 1, "sent")
    assert failed.last_error.startswith("CannotBeWrittenTo: ")
    assert [message.to for message in mail.outbox] == [["tara@example.org"]]


@pytest.mark.parametrize(
    "error",
    [
        SMTPServerDisconnected("Connection unexpectedly closed"),
        SMTPRecipientsRefused({"tara@example.org": (450, b"Try again later")}),
        SMTPSenderRefused(550, b"5.1.0 Sender rejected", "portal@example.org"),
        TimeoutError("timed out"),
    ],
)
def test_a_passing_fault_is_tried_again_with_growing_pauses_and_then_given_up(error, time_machine):
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    Post.refusals["tara@example.org"] = error
    queue([letter()])

    tried_after = []
    while Message.objects.get().failed_at is None:
        deliver_due()
        row = Message.objects.get()
        tried_after.append((timezone.now() - start) // timedelta(minutes=1))
        time_machine.move_to(row.due_at, tick=False)

    assert tried_after == [0, 1, 6, 21, 81, 201, 441, 921]
    assert row.attempts == MAX_ATTEMPTS
    assert type(error).__name__ in row.last_error


def test_a_failed_message_can_be_tried_again():
    Post.refusals["tara@example.org"] = SMTPRecipientsRefused({"tara@example.org": (550, b"No")})
    queue([letter()])
    deliver_due()
    Post.refusals.clear()

    retry_message(message=Message.objects.get())

    assert deliver_due() == 1


def test_of_two_who_try_it_again_at_once_one_is_told_that_it_has_not_failed():
    Post.refusals["tara@example.org"] = SMTPRecipientsRefused({"tara@example.org": (550, b"No")})
    queue([letter()])
    deliver_due()
    seen_by_both = [Message.objects.get(), Message.objects.get()]

    retry_message(message=seen_by_both[0])

    with pytest.raises(Refused, match="has not failed"):
        retry_message(message=seen_by_both[1])


def test_a_worker_that_dies_holds_its_messages_only_for_the_lease(time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    queue([letter()])
    claim_messages(now)

    assert deliver_due() == 0
    time_machine.move_to(now + LEASE, tick=False)
    assert deliver_due() == 1


@pytest.mark.parametrize(("held", "sent"), [(60, 3), (61, 0)])
def test_a_batch_is_handed_back_when_its_lease_is_nearly_over(held, sent):
    """A server that takes half a minute for each message must not lead to doubled ones."""
    queue(letter(str(number)) for number in range(3))
    now = timezone.now()
    batch = claim_messages(now)

    assert len(batch) == 3

    def clock():
        return now + timedelta(seconds=held)

    with Lanes(partial(send_one, clock=clock)) as lanes:
        assert deliver_batch(batch, lanes, clock, wait=10) == sent
    assert Message.objects.exclude(sent_at=None).count() == sent
    assert Message.objects.filter(claimed_until=None, sent_at=None, attempts=0).count() == 3 - sent


def test_a_file_travels_with_its_message_once():
    for _ in range(2):
        queue_with_file(
            letter(), name="invoice.pdf", content_type="application/pdf", content=b"%PDF"
        )

    deliver_due()

    assert Attachment.objects.count() == 1
    assert mail.outbox[0].attachments[0][:2] == ("invoice.pdf", b"%PDF")


@pytest.mark.parametrize("broken", ["Hello\nBcc: all@example.org", "Hello\r\nX: y"])
def test_a_line_break_never_reaches_a_header(broken):
    row = letter()
    row.subject = broken

    with pytest.raises(IntegrityError, match="message_headers_are_one_line"):
        queue([row])


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_send_each_message_once():
    queue(letter(str(number)) for number in range(BATCH * 5))
    counts = []

    def work():
        counts.append(deliver_due())
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sum(counts) == BATCH * 5
    assert len(mail.outbox) == BATCH * 5
    assert not Message.objects.exclude(attempts=1).exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_passes_over_what_another_is_just_taking():
    queue([letter("a"), letter("b")])

    with transaction.atomic(), ThreadPoolExecutor(1) as other:
        Message.objects.select_for_update().get(key="a")
        taken = other.submit(claim_without_waiting).result()

    assert taken == ["b"]


def claim_without_waiting() -> list[str]:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1s'")
            return [message.key for message in claim_messages(timezone.now())]
    finally:
        connection.close()
