"""The report on a Work Group: written by its lead, submitted, and approved or returned."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from access.refusal import OwnMatter, Refused
from access.roles import Role
from evaluations import emails
from evaluations.choices import GridLine, ReportState, Verdict
from evaluations.models import OutcomeEvidence, Report, ReportReview
from evaluations.queries.report import is_own_report, owing_a_report, report_parts
from evaluations.queries.wave_results import figures_for_wider_readers
from evaluations.rules.moves import (
    EARLY,
    EVIDENCE_PARTS,
    OWN_REPORT,
    REPORT_FIELDS,
    check_report_move,
    check_with_the_lead,
    evidence_field,
    is_early,
    missing_parts,
)
from hubs.models import User
from outbox.actions import queue
from outbox.queries import not_yet_queued
from pages.pupil_identity import refuse_pupils
from workgroups.models import WorkGroup, WorkGroupLead

AFTER_REVIEW = {
    Verdict.APPROVE: ReportState.APPROVED,
    Verdict.RETURN: ReportState.RETURNED,
    Verdict.REOPEN: ReportState.REOPENED,
}
LETTERS = {
    Verdict.APPROVE: emails.report_approved,
    Verdict.RETURN: emails.report_returned,
    Verdict.REOPEN: emails.report_reopened,
}
NO_REPORT = "A meeting or event asks for no report."


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


def leads_to_ask(now: datetime):
    # Of every hub, as it is the clock that asks.
    groups = owing_a_report(WorkGroup.objects.all(), now)
    leads = WorkGroupLead.objects.filter(workgroup__in=groups, user__is_active=True)
    return leads.select_related("workgroup__hub", "user").order_by("pk")


@transaction.atomic
def start_report(*, workgroup: WorkGroup) -> Report:
    """The Work Group's one report, empty if nobody has begun it. Raises Refused for an event."""
    if workgroup.project.is_event:
        raise Refused(NO_REPORT)
    report, _ = Report.objects.get_or_create(workgroup=workgroup)
    # Two leads may begin at once: each row is made by one of them.
    OutcomeEvidence.objects.bulk_create(
        [OutcomeEvidence(report=report, level=line) for line in GridLine],
        ignore_conflicts=True,
    )
    return report


@transaction.atomic
def save_report(*, report: Report, parts: Mapping[str, str]) -> Report:
    """Keep what has been written so far, finished or not.

    `parts` holds the text of each field. Raises Refused once the report is with the hub lead,
    and where something would show who a pupil is.
    """
    row = lock_report(report)
    check_with_the_lead(row.state)
    # Here and not in the form alone, so that no way leads around it.
    refuse_pupils(parts.items())
    for name in REPORT_FIELDS:
        setattr(row, name, parts[name])
    row.early_because = parts.get(EARLY, "")
    row.save()
    for evidence in row.evidence.all():
        for part in EVIDENCE_PARTS:
            setattr(evidence, part, parts[evidence_field(evidence.level, part)])
        evidence.save()
    return row


@transaction.atomic
def submit_report(*, report: Report, by: User) -> Report:
    """Hand the report to the hub lead, with the figures as they stand now. Raises Refused.

    Before the last workshop it says why.
    """
    row = lock_report(report)
    # Under the lock, as two leads may press at once.
    check_report_move(row.state, ReportState.SUBMITTED)
    now = timezone.now()
    last = row.workgroup.workshops.standing().aggregate(at=Max("starts_at"))
    early = is_early(last["at"], now)
    for field, message in missing_parts(report_parts(row), is_early=early).items():
        raise Refused(f"{message}.", field=field)
    if not early:
        row.early_because = ""
    row.state = ReportState.SUBMITTED
    row.submitted_at, row.submitted_by = now, by
    # The board reads the report and not the answers.
    row.figures = asdict(figures_for_wider_readers(row.workgroup))
    row.save()
    # In the key of the email: a report returned and handed in again is told of again.
    submission = row.reviews.count() + 1
    queue(emails.report_submitted(row, lead, submission=submission) for lead in who_may_review(row))
    return row


@transaction.atomic
def review_report(*, report: Report, verdict: str, comment: str, by: User) -> ReportReview:
    """Approve a submitted report, hand it back with what is to change, or reopen an approved one.

    Its leads are told. Raises Refused.
    """
    row = lock_report(report)
    verdict = Verdict(verdict)
    if is_own_report(row, by):
        raise OwnMatter(OWN_REPORT)
    check_report_move(row.state, AFTER_REVIEW[verdict])
    if verdict != Verdict.APPROVE and not comment.strip():
        raise Refused("Say what the lead should change.", field="comment")
    refuse_pupils([("comment", comment)])
    row.state = AFTER_REVIEW[verdict]
    row.save()
    review = ReportReview.objects.create(report=row, verdict=verdict, comment=comment, by=by)
    # All of its leads, whoever of them submitted it.
    queue(LETTERS[verdict](review, lead) for lead in row.workgroup.leads.filter(is_active=True))
    return review


def lock_report(report: Report) -> Report:
    # Its own row alone: a draft has no submitted_by, and the empty side of a join cannot be locked.
    rows = Report.objects.select_for_update(of=["self"])
    return rows.select_related("workgroup__hub", "submitted_by").get(pk=report.pk)


def who_may_review(report: Report):
    """The hub leads; nobody reviews their own report."""
    leads = hub_leads(report.workgroup).exclude(pk=report.submitted_by_id)
    return leads.exclude(pk__in=report.workgroup.leads.order_by().values("pk"))


def hub_leads(workgroup: WorkGroup):
    today = timezone.localdate()
    # Those of today: whoever has left the hub is not written to.
    leading = workgroup.hub.memberships.current(today).filter(role=Role.HUB_LEAD)
    return User.objects.filter(pk__in=leading.values("user"), is_active=True).order_by("pk")
