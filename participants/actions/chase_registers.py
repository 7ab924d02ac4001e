"""Asking for registers that nobody has closed: whoever leads the workshop, in the end the hub."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from outbox.actions import queue
from outbox.models import Message
from outbox.queries import not_yet_queued
from participants import emails
from participants.queries.attendance_register import registers_to_chase
from participants.rules.register_chasers import LONGEST, TO_HUB, chaser_due
from workgroups.models import Workshop
from workgroups.queries.workshop_lead import leading_each


def chase_registers(*, now: datetime) -> int:
    """Queue what is due at that moment and has not been queued; return how many letters.

    Safe to run again, or twice at once: each has its key.
    """
    missing = registers_to_chase(now).filter(ends_at__gt=now - LONGEST)
    missing = missing.select_related("workgroup__hub", "venue").order_by("ends_at", "pk")
    due = [(row, step) for row in missing if (step := chaser_due(now, ends_at=row.ends_at))]
    fresh = not_yet_queued({letter.key: letter for letter in letters_for(due)})
    queue(fresh)
    return len(fresh)


def letters_for(due: Iterable[tuple[Workshop, str]]) -> Iterator[Message]:
    rows = list(due)
    leads = leading_each(workshop for workshop, step in rows if step != TO_HUB)
    for workshop, step in rows:
        if step == TO_HUB:
            yield emails.register_missing_for_hub(workshop)
        for lead in leads.get(workshop.pk, ()):
            yield emails.register_missing(lead, workshop, step=step)
