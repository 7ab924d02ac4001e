"""Asking leads for their reports, and reminding them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from evaluations import emails
from evaluations.choices import Verdict
from evaluations.models import ReportReview
from evaluations.queries.report import owing_a_report
from evaluations.rules.report_chasers import report_reminder_due
from outbox.actions import queue
from outbox.models import Message
from outbox.queries import not_yet_queued
from workgroups.models import WorkGroup, WorkGroupLead


def ask_for_reports(*, now: datetime) -> int:
    """Ask the leads for their report once no answer is awaited any more; return how many.

    Nobody reports on a single meeting or event. Safe to run again, or twice at once: each lead
    is asked once for each Work Group.
    """
    due = leads_to_ask(now)
    fresh = not_yet_queued(
        {emails.report_due_key(lead.workgroup_id, lead.user_id): lead for lead in due}
    )
    queue(emails.report_due(lead.workgroup, lead.user) for lead in fresh)
    return len(fresh)


@dataclass(frozen=True)
class Reminder:
    """To one lead, so many days after the report became theirs to write."""

    lead: WorkGroupLead
    since: date
    days: int

    @property
    def key(self) -> str:
        lead = self.lead
        return emails.report_reminder_key(lead.workgroup_id, lead.user_id, self.since, self.days)


def remind_of_missing_reports(*, now: datetime) -> int:
    """Remind the leads whose report has lain with them for long; return how many.

    Safe to run again, or twice at once.
    """
    due = reminders_due(now)
    fresh = not_yet_queued({reminder.key: reminder for reminder in due})
    queue(emails.report_reminder(one.lead.workgroup, one.lead.user, one.key) for one in fresh)
    return len(fresh)


def reminders_due(now: datetime) -> list[Reminder]:
    leads = list(leads_to_ask(now))
    since = days_when_theirs(leads)
    on = timezone.localdate(now)
    found = []
    for lead in leads:
        # Whoever has not been asked yet is asked first.
        if (day := since.get(lead.pk)) and (days := report_reminder_due(on, since=day)):
            found.append(Reminder(lead, day, days))
    return found


def days_when_theirs(leads: list[WorkGroupLead]) -> dict[int, date]:
    """By the id of a lead's row: when the report was asked for, or given back last."""
    keys = {emails.report_due_key(lead.workgroup_id, lead.user_id): lead for lead in leads}
    asked = Message.objects.filter(key__in=keys).values_list("key", "created_at")
    given_back = dict(
        ReportReview.objects.exclude(verdict=Verdict.APPROVE)
        .filter(report__workgroup__in=[lead.workgroup_id for lead in leads])
        .order_by()
        .values_list("report__workgroup")
        .annotate(Max("at"))
    )
    found = {}
    for key, at in asked:
        lead = keys[key]
        found[lead.pk] = timezone.localdate(max(at, given_back.get(lead.workgroup_id, at)))
    return found


def leads_to_ask(now: datetime):
    # Of every hub, as it is the clock that asks.
    groups = owing_a_report(WorkGroup.objects.all(), now)
    leads = WorkGroupLead.objects.filter(workgroup__in=groups, user__is_active=True)
    return leads.select_related("workgroup__hub", "user").order_by("pk")
