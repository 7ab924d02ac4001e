"""The portal on real servers: PostgreSQL and Redis as in production, and a worker that dies.

Run by .ci/run where both answer: `pytest -m services` with DATABASE_URL and REDIS_URL set.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from outbox.actions import claim_messages, queue
from outbox.models import Message

pytestmark = [
    pytest.mark.services,
    pytest.mark.slow,
    pytest.mark.skipif(not settings.REDIS_URL, reason="REDIS_URL names no server."),
    pytest.mark.django_db(transaction=True),
]

PATIENCE = 40  # seconds


def letter(number: int) -> Message:
    words = {"subject": "Hello", "text": "Hello", "html": ""}
    return Message(key=f"real:{number}", kind="test", to_email="tara@example.org", **words)


@pytest.fixture
def worker(tmp_path):
    """Starts real workers on the test's own database; they write mail into a folder."""
    started = []

    def start():
        # In a session of its own, as its clock is a process of its own.
        process = subprocess.Popen(command(), env=environment(tmp_path), start_new_session=True)
        started.append(process)
        return process

    yield start
    for process in started:
        kill(process)


def kill(process: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def command() -> list[str]:
    celery = Path(sys.executable).parent / "celery"
    options = ["--pool=threads", "--concurrency=2", "--loglevel=WARNING", "--beat"]
    return [str(celery), "--app=portal.celery", "--quiet", "worker", *options]


def environment(folder: Path) -> dict[str, str]:
    database = connection.settings_dict
    host, port = database["HOST"] or "127.0.0.1", database["PORT"] or 5432
    address = f"postgresql://{database['USER']}@{host}:{port}/{database['NAME']}"
    return os.environ | {
        "DATABASE_URL": address,
        "BROKER_URL": settings.REDIS_URL,
        "EMAIL_HOST": "",
        "ONE_MACHINE": "true",
        "PORTAL_VAR": str(folder),
    }


def wait_until_sent(count: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while Message.objects.exclude(sent_at=None).count() < count:
        assert time.monotonic() < deadline, list(Message.objects.values("attempts", "last_error"))
        time.sleep(0.2)


def test_the_cache_that_limits_rest_on_is_redis():
    cache.set("real", "yes", 5)

    assert type(cache._cache).__name__ == "RedisCacheClient"
    assert cache.get("real") == "yes"


def test_a_worker_on_redis_delivers_what_the_bell_rings_for(worker, settings):
    worker()
    queue(letter(number) for number in range(50))

    Celery(broker=settings.REDIS_URL).send_task("outbox.tasks.deliver_due")

    wait_until_sent(50)
    assert not Message.objects.exclude(attempts=1).exists()


def test_a_killed_worker_loses_nothing(worker, settings):
    """Its messages are free again once the lease is over; the next worker's sweep finds them."""
    queue(letter(number) for number in range(40))
    claim_messages(timezone.now() - timedelta(minutes=3))
    first = worker()
    time.sleep(3)
    kill(first)

    worker()
    Celery(broker=settings.REDIS_URL).send_task("outbox.tasks.deliver_due")

    wait_until_sent(40)
