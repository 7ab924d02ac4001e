"""What /healthz and `check_outbox` say to a watching machine: the truth, without the broker too."""

import json
import re
from contextlib import nullcontext
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, connection
from django.utils import timezone

from outbox.actions import claim_messages, queue, retry_message
from outbox.bell import leave_sign
from outbox.models import LifeSign, Message
from portal.health import check_health
from portal.tasks import WorkerSign, beat

pytestmark = pytest.mark.django_db

WORKER = "celery@one"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def now(time_machine):
    """A moment at which the clock has just rung and a worker was there."""
    moment = timezone.now()
    time_machine.move_to(moment, tick=False)
    beat()
    leave_sign(WORKER, moment)
    return moment


def letters(count=1, **fields) -> list[Message]:
    words = {"to_email": "tara@example.org", "subject": "x", "text": "x", "html": ""}
    number = Message.objects.count()
    queue(Message(key=f"{number + n}", kind="test", **words, **fields) for n in range(count))
    return list(Message.objects.order_by("pk")[number:])


def faults(client) -> list[str]:
    """What both of them say is wrong."""
    answer = client.get("/healthz")
    out = StringIO()
    found = answer.json()["faults"]
    says = pytest.raises(CommandError, match=re.escape(found[0])) if found else nullcontext()
    with says:
        call_command("check_outbox", stdout=out)
    assert json.loads(out.getvalue()) == answer.json()
    assert answer.status_code == (503 if found else 200)
    return found


def test_all_is_well_while_clock_and_worker_live_and_nothing_waits(client, now):
    letters(due_at=now + MINUTE)

    assert faults(client) == []
    assert client.get("/healthz").json() == {
        "database": "answers",
        "broker": "answers",
        "oldest_message_waiting_seconds": 0,
        "last_beat": now.isoformat(),
        "workers": 1,
        "sent_in_last_day": 0,
        "failed_in_last_day": 0,
        "faults": [],
    }


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (LifeSign.CLOCK, "The clock has been silent for five minutes."),
        (WORKER, "No worker has shown itself for five minutes."),
    ],
)
@pytest.mark.parametrize(("minutes", "is_silent"), [(4.9, False), (5, True)])
def test_clock_and_workers_are_missed_after_five_minutes(
    client, now, part, words, minutes, is_silent
):
    leave_sign(part, now - minutes * MINUTE)

    assert faults(client) == ([words] if is_silent else [])


def test_a_portal_that_never_had_a_worker_is_not_well(client):
    assert faults(client) == [
        "The clock has been silent for five minutes.",
        "No worker has shown itself for five minutes.",
    ]


@pytest.mark.parametrize(("minutes", "is_late"), [(4.9, False), (5, True)])
@pytest.mark.parametrize("tried", ["never", "and put off", "and held by a worker"])
def test_what_has_been_due_for_five_minutes_rings_tried_or_not(
    client, now, tried, minutes, is_late
):
    letters(first_due_at=now - minutes * MINUTE, due_at=now - minutes * MINUTE)
    if tried == "and put off":
        Message.objects.update(attempts=3, due_at=now + 10 * MINUTE)
    elif tried == "and held by a worker":
        claim_messages(now)

    assert faults(client) == (["A message has been due for five minutes."] if is_late else [])


def test_what_failed_for_good_waits_no_more_and_is_due_anew_when_tried_again(client, now):
    [message] = letters(first_due_at=now - 60 * MINUTE)
    Message.objects.update(failed_at=now, attempts=8)

    assert faults(client) == []
    message.refresh_from_db()
    retry_message(message=message)
    assert check_health(now).longest_wait == timedelta(0)
    assert faults(client) == []


@pytest.mark.parametrize(
    ("sent", "failed", "is_wrong"), [(0, 2, False), (0, 3, True), (27, 3, False), (26, 3, True)]
)
def test_more_than_a_tenth_failing_for_good_rings(client, now, sent, failed, is_wrong):
    for count, field in ((sent, "sent_at"), (failed, "failed_at")):
        made = [message.pk for message in letters(count)]
        Message.objects.filter(pk__in=made).update(**{field: now})

    words = "Too many messages have failed for good in the last day."
    assert faults(client) == ([words] if is_wrong else [])


def test_what_failed_before_yesterday_rings_no_more(client, now):
    letters(3)
    Message.objects.update(failed_at=now - timedelta(days=1, minutes=1))

    assert faults(client) == []


def test_it_answers_without_broker_and_cache_and_says_so(client, now, settings, monkeypatch):
    nowhere = "redis://127.0.0.1:1/0"
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": nowhere}
    }
    monkeypatch.setenv("CELERY_BROKER_URL", nowhere)

    assert faults(client) == ["The broker does not answer."]
    assert client.get("/healthz").json()["workers"] == 1


def test_it_answers_without_the_database_and_says_so(client, now):
    with connection.execute_wrapper(gone):
        answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["faults"] == ["The database does not answer."]


def gone(execute, sql, params, many, context):
    raise InterfaceError("connection already closed")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_leaves_one_row_and_writes_it_once_a_minute(now, time_machine):
    heart = SimpleNamespace(eventer=SimpleNamespace(hostname="celery@two"))
    sign = WorkerSign(lambda: timezone.now().timestamp())
    written = []
    for seconds in (0, 2, 59, 60):
        time_machine.move_to(now + timedelta(seconds=seconds), tick=False)
        sign(heart)
        written.append((LifeSign.objects.get(part="celery@two").at - now).total_seconds())

    assert written == [0, 0, 0, 60]
