"""A morning's reminders: queued beside a bulk insert, delivered beside a bare SMTP loop."""

import smtplib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.test import override_settings
from django.utils import timezone

from bench.measure import Figure, against_floor, say, side_by_side, undone
from outbox.actions import as_email, deliver_due
from outbox.models import Message
from participants.actions.remind import remind_of_workshops, reminder_messages, reminders_due

RUNS = 3
TIMES_THE_LOOP = 2  # at least half its speed
SMTP = "outbox.smtp.LimitedBackend"
TIME_ENOUGH = 3600  # seconds


def figures() -> Iterator[Figure]:
    today = timezone.localdate()
    rendered = reminder_messages(reminders_due(today))
    number = f"{len(rendered):,} reminders"
    say(f"{number} queued {RUNS} times")
    measured, floor = side_by_side(
        lambda: undone(remind_on, today), lambda: undone(insert, rendered), runs=RUNS
    )
    yield against_floor(f"{number} queued", measured, floor)
    remind_on(today)
    say(f"{number} delivered {RUNS} times")
    with a_sink() as port:
        measured, floor = side_by_side(deliver, lambda: send(rendered, port), runs=RUNS)
    yield against_floor(f"{number} delivered", measured, floor, at_most=TIMES_THE_LOOP)


def remind_on(today) -> None:
    remind_of_workshops(on=today)


def insert(messages: list[Message]) -> None:
    Message.objects.bulk_create(messages, batch_size=1000)


def deliver() -> None:
    reminders = Message.objects.filter(kind="workshop-reminder")
    reminders.update(sent_at=None, attempts=0)
    deliver_due(for_seconds=TIME_ENOUGH)
    left = reminders.filter(sent_at=None).count()
    if left:
        raise RuntimeError(f"{left} reminders have not been delivered.")


def send(messages: list[Message], port: int) -> None:
    """As MIME, on one connection, with no word to the database."""
    with smtplib.SMTP("127.0.0.1", port) as connection:
        for message in messages:
            letter = as_email(message, [], None).message().as_bytes()
            connection.sendmail("portal@example.org", [message.to_email], letter)


@contextmanager
def a_sink() -> Iterator[int]:
    """The port of an SMTP server in a process of its own, to which the portal delivers."""
    sink = subprocess.Popen([sys.executable, "-m", "bench.sink"], stdout=subprocess.PIPE, text=True)
    try:
        port = int(sink.stdout.readline())
        with override_settings(
            DELIVERY_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_USE_TLS=False
        ):
            yield port
    finally:
        sink.terminate()
        sink.wait()
