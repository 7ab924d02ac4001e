import time
from collections.abc import Callable

from celery import shared_task
from celery.signals import heartbeat_sent
from django.db import close_old_connections
from django.utils import timezone

from outbox.bell import leave_sign
from outbox.blanking import blank_expired_links
from outbox.models import LifeSign
from portal import retention


@shared_task
def beat() -> None:
    """Leaves a trace that the clock is alive, for /healthz."""
    leave_sign(LifeSign.CLOCK, timezone.now())


class WorkerSign:
    """Leaves a trace that a worker is alive, whether or not the clock gives it anything to do."""

    EVERY = 60  # seconds; Celery's own sign comes every two

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self.next_at = seconds()

    def __call__(self, sender, **kwargs) -> None:
        if self.seconds() >= self.next_at:
            # Outside any task, where nobody else looks whether the connection still stands.
            close_old_connections()
            leave_sign(sender.eventer.hostname, timezone.now())
            self.next_at = self.seconds() + self.EVERY


worker_sign = WorkerSign()
heartbeat_sent.connect(worker_sign, weak=False)


@shared_task
def clear_what_has_had_its_time() -> None:
    retention.clear_expired_rows(now=timezone.now())
    blank_expired_links()
