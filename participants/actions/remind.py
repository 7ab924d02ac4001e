"""Reminders of the workshops to come, each with its last free moment."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from hubs.models import FeePolicy
from outbox.actions import queue
from outbox.models import Message
from outbox.queries import not_yet_queued
from participants import emails
from participants.actions.substitute import morning_of, remind_colleagues
from participants.models import Participant
from participants.queries.dates import dates_ahead
from participants.rules.reminders import reminder_due
from workgroups.models import Workshop
from workgroups.rules.notice import free_until_for

CHUNK = 500  # letters held in memory at a time, however many hubs have a workshop that day


@dataclass(frozen=True)
class Due:
    """One reminder that is due, or was and has not been replaced by the next."""

    participant: int
    workshop: int
    workshop_on: date
    days: int
    free_until: datetime | None

    @property
    def key(self) -> str:
        # With the day, so that a moved workshop is reminded of again.
        return (
            f"workshop-reminder:{self.participant}:{self.workshop}:{self.days}:{self.workshop_on}"
        )


def remind_of_workshops(*, on: date) -> int:
    """Queue every reminder due by that day that has not been queued; return how many.

    Safe to run again, or twice at once: each reminder has its key.
    """
    due = reminders_due(on)
    queued = 0
    for start in range(0, len(due), CHUNK):
        fresh = not_yet_queued({one.key: one for one in due[start : start + CHUNK]})
        # Each lot is kept by itself, so a sweep that fails goes on where it stopped.
        queue(reminder_messages(fresh))
        queued += len(fresh)
    return queued + remind_colleagues(on=on)


def reminders_due(on: date) -> list[Due]:
    rows = dates_ahead(after=morning_of(on), before=morning_of(on + reminder_horizon()))
    policies = FeePolicy.objects.in_bulk()
    now = timezone.now()
    found = []
    for participant, workshop, starts_at, changed_at, accepted_at, policy in rows:
        free_until = free_until_for(starts_at, policies.get(policy), accepted_at, changed_at)
        workshop_on = timezone.localdate(starts_at)
        # Word of a place tells its dates, and word of a change the new one.
        known_at = max(accepted_at, changed_at or accepted_at)
        days = reminder_due(
            on,
            workshop_on=workshop_on,
            free_until_on=timezone.localdate(free_until) if free_until else None,
            known_on=timezone.localdate(known_at),
        )
        if days is not None:
            # By the last reminder cancelling mostly costs, and then it names no moment gone by.
            ahead = free_until if free_until and free_until > now else None
            found.append(Due(participant, workshop, workshop_on, days, ahead))
    return found


def reminder_horizon() -> timedelta:
    """How far ahead a reminder can be due: the longest notice, doubled for working days."""
    longest = FeePolicy.objects.aggregate(days=Max("notice_days"))["days"] or 0
    return timedelta(days=2 * longest + 7)


def reminder_messages(due: list[Due]) -> list[Message]:
    people = Participant.objects.select_related("person", "workgroup__hub", "fee_policy").in_bulk(
        {reminder.participant for reminder in due}
    )
    workshops = Workshop.objects.select_related("venue").in_bulk(
        {reminder.workshop for reminder in due}
    )
    return [
        emails.workshop_reminder(
            people[reminder.participant],
            workshops[reminder.workshop],
            key=reminder.key,
            free_until=reminder.free_until,
        )
        for reminder in due
    ]
