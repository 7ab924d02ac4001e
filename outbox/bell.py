"""The database says what is to be done; Celery only rings the bell."""

import logging
from datetime import datetime

from celery import current_app
from kombu.exceptions import OperationalError

from outbox.models import LifeSign

logger = logging.getLogger(__name__)


def ring(task: str) -> None:
    """Tell the worker there is something to do. If nobody hears it, the sweep finds the work."""
    try:
        # Without retry: a page must not wait for a broker that is down.
        current_app.send_task(task, retry=False)
    except (OperationalError, OSError) as error:
        logger.warning("No broker to ring: %s", type(error).__name__)


def broker_answers() -> bool:
    try:
        # One that takes the call and then says nothing does not answer either.
        patience = {"socket_connect_timeout": 2, "socket_timeout": 2}
        with current_app.connection_for_write(transport_options=patience) as connection:
            connection.ensure_connection(max_retries=1, interval_start=0)
    except (OperationalError, OSError):
        return False
    return True


def leave_sign(part: str, at: datetime) -> None:
    """Somebody is there to hear the bell, or to ring it by the clock."""
    LifeSign.objects.bulk_create(
        [LifeSign(part=part, at=at)],
        update_conflicts=True,
        unique_fields=["part"],
        update_fields=["at"],
    )
