"""How fast letters go that anybody may have written, to whomever they name.

Beyond the pace a letter waits as a row until its turn comes: none is lost, and nobody's mailbox is
flooded by way of the portal.
"""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from outbox.models import Message

HOUR = timedelta(hours=1)
TO_ONE_ADDRESS = 10  # in any hour
FROM_ONE_NETWORK = 60  # a whole school may share one
IN_ALL = 600
LOCK = 6_201_411  # any number that is used for nothing else


def write_in_turn(messages: list[Message], *, asked_from: str) -> None:
    """Write each with the moment at which its turn comes; inside a transaction."""
    with connection.cursor() as cursor:
        # Of several at once each counts those before it.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    for message in messages:
        message.asked_from = asked_from
        # Not before its own time: some wait a while for others.
        message.due_at = max(message.due_at, turn_of(message, timezone.now()))
        message.first_due_at = message.due_at
        Message.objects.bulk_create([message], ignore_conflicts=True)


def turn_of(message: Message, now: datetime) -> datetime:
    written = Message.objects.exclude(asked_from="").filter(first_due_at__gt=now - HOUR)
    # What another email has taken in reaches nobody.
    asked_for = written.filter(withdrawn_at=None)
    paces = [
        (asked_for.filter(to_email__iexact=message.to_email), TO_ONE_ADDRESS),
        (asked_for.filter(asked_from=message.asked_from), FROM_ONE_NETWORK),
        (asked_for, IN_ALL),
    ]
    return max(now, *(free_from(rows, count, now) for rows, count in paces))


def free_from(rows, count: int, now: datetime) -> datetime:
    """When one more may go, if so many may in any hour."""
    latest = rows.order_by("-first_due_at").values_list("first_due_at", flat=True)
    last_of_hour = list(latest[count - 1 : count])
    return last_of_hour[0] + HOUR if last_of_hour else now
