"""The database says what is to be done; Celery only rings the bell."""

import logging

from celery import current_app
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def ring(task: str) -> None:
    """Tell the worker there is something to do. If nobody hears it, the sweep finds the work."""
    try:
        # Without retry: a page must not wait for a broker that is down.
        current_app.send_task(task, retry=False)
    except (OperationalError, OSError) as error:
        logger.warning("No broker to ring: %s", type(error).__name__)
