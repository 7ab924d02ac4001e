"""The governors' report of each term: asked for, written, handed in."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused, SavedMeanwhile
from outbox.actions import queue
from outbox.queries import not_yet_queued
from pages.pupil_identity import refuse_pupils
from participants import emails
from participants.actions.interest_moves import check_stands
from participants.models import GovernorReport
from participants.queries.governor_report import (
    Owed,
    addresses_of_reports,
    facts_of_report,
    reports_to_ask,
)
from participants.rules.governor_report import reminder_of_report_due

HANDED_IN = "This report has been handed in, and stays as it is."


@dataclass(frozen=True)
class ReportWords:
    """What a school adds to its report."""

    readers: str
    changed: str
    ahead: str = ""


def ask_for_reports(*, on: date) -> int:
    """Ask each school for the report that it owes by then; return how many.

    Safe to run again, or twice at once: a report is there once, and so is each letter.
    """
    owed = reports_to_ask(on)
    for one in owed:
        ask_for_report(one)
    remind_of_reports(on=on)
    return len(owed)


@transaction.atomic
def ask_for_report(owed: Owed) -> None:
    report, _ = GovernorReport.objects.get_or_create(
        workgroup_id=owed.workgroup,
        school_id=owed.school,
        term=owed.term.term,
        defaults={"from_on": owed.term.from_on, "due_on": owed.term.until_on},
    )
    addresses = addresses_of_reports([report])[report.pk]
    queue(emails.governor_report_asked(report, to) for to in addresses)


def remind_of_reports(*, on: date) -> int:
    """Remind once of each report that is due within a week; return how many letters."""
    rows = GovernorReport.objects.waiting().filter(due_on__gte=on)
    reports = [
        row
        for row in rows.select_related("workgroup__hub", "school")
        if reminder_of_report_due(on, asked_on=timezone.localdate(row.asked_at), due_on=row.due_on)
    ]
    addresses = addresses_of_reports(reports)
    letters = (
        emails.governor_report_reminder(one, to) for one in reports for to in addresses[one.pk]
    )
    fresh = not_yet_queued({letter.key: letter for letter in letters})
    queue(fresh)
    return len(fresh)


@transaction.atomic
def save_report_draft(
    *, report: GovernorReport, words: ReportWords, seen_version: int
) -> GovernorReport:
    """Keep what is written so far. Raises Refused, or SavedMeanwhile."""
    row = written_report(report, words, seen_version)
    row.save()
    return row


@transaction.atomic
def hand_in_report(
    *, report: GovernorReport, words: ReportWords, seen_version: int, name: str
) -> GovernorReport:
    """Hand the report in, with the facts as they stand. Raises Refused, or SavedMeanwhile."""
    row = written_report(report, words, seen_version)
    row.facts = facts_of_report(row)
    row.handed_in_at, row.handed_in_by = row.saved_at, name
    row.save()
    return row


def written_report(report: GovernorReport, words: ReportWords, seen_version: int) -> GovernorReport:
    """The row, locked, with the words in it and not saved."""
    # Here and not in the form alone, so that no way leads around it.
    refuse_pupils((None, text) for text in (words.changed, words.ahead))
    check_stands(report.workgroup)
    rows = GovernorReport.objects.select_for_update(of=["self"]).select_related("workgroup")
    row = rows.get(pk=report.pk)
    if row.is_handed_in:
        raise Refused(HANDED_IN)
    if row.version != seen_version:
        raise SavedMeanwhile("the report")
    row.readers, row.changed, row.ahead = words.readers, words.changed, words.ahead
    row.version += 1
    row.saved_at = timezone.now()
    return row
