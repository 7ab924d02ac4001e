from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from portal import retention


@shared_task
def beat() -> None:
    """Leaves a trace that clock and worker are alive, for /healthz."""
    # Without an end: an old trace says since when nothing runs.
    cache.set("last_beat", timezone.now(), timeout=None)


@shared_task
def clear_what_has_had_its_time() -> None:
    retention.clear_expired_rows(now=timezone.now())
