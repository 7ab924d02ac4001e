"""The colleague who comes in somebody's place: told all that they need, as they have no page."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from outbox.actions import queue
from outbox.queries import not_yet_queued
from pages.rules.london import london
from participants import emails
from participants.models import Substitution
from participants.rules.reminders import BEFORE_WORKSHOP, reminder_due
from workgroups.choices import JOINED_ONLINE


def stand_down(which: Q, *, instead: str = "") -> None:
    """Undo the substitutions that stand among `which` and tell the colleagues.

    Nobody is told of a workshop that has begun, nor whoever at the address `instead` comes still.
    """
    now = timezone.now()
    rows = Substitution.objects.standing().filter(which)
    to_come = rows.with_address().filter(workshop__starts_at__gt=now).exclude(email=instead)
    # Written first: once undone, the rows no longer stand and would not be found.
    letters = [emails.substitute_not_needed(row) for row in to_come]
    rows.update(undone_at=now)
    queue(letters)


@transaction.atomic
def send_join_links() -> int:
    """Send colleagues the link to join that has been added or changed since; return how many.

    Safe to run again, or twice at once: the rows are locked, and keep which link they were sent.
    """
    rows = (
        Substitution.objects.coming()
        .with_address()
        .filter(workshop__mode__in=JOINED_ONLINE, workshop__starts_at__gt=timezone.now())
        .exclude(workshop__join_link="")
        .exclude(join_link_sent=F("workshop__join_link"))
    )
    # What another sweep holds at this moment, it sends.
    fresh = list(rows.select_for_update(of=["self"], skip_locked=True).order_by("pk"))
    queue(emails.substitute_link(row) for row in fresh)
    keep_link_sent(fresh)
    return len(fresh)


def keep_link_sent(rows: Iterable[Substitution]) -> None:
    rows = list(rows)
    for row in rows:
        row.join_link_sent = row.workshop.join_link
    Substitution.objects.bulk_update(rows, ["join_link_sent"])


def remind_colleagues(*, on: date) -> int:
    """Queue the colleagues' reminders due by that day that have not been; return how many."""
    furthest = on + timedelta(days=max(BEFORE_WORKSHOP) + 1)
    rows = Substitution.objects.coming().with_address()
    rows = rows.filter(
        workshop__starts_at__gte=morning_of(on + timedelta(days=1)),
        workshop__starts_at__lt=morning_of(furthest),
    )
    due = {
        emails.substitute_reminder_key(row): row
        for row in rows.order_by("pk")
        if is_reminder_due(row, on)
    }
    fresh = not_yet_queued(due)
    queue(emails.substitute_reminder(row) for row in fresh)
    return len(fresh)


def is_reminder_due(row: Substitution, on: date) -> bool:
    known_at = max(row.named_at, row.workshop.changed_at or row.named_at)
    days = reminder_due(
        on,
        workshop_on=timezone.localdate(row.workshop.starts_at),
        free_until_on=None,
        known_on=timezone.localdate(known_at),
    )
    return days is not None


def morning_of(day: date) -> datetime:
    return london(day)
