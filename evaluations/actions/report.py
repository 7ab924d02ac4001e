"""The report on a Work Group: written by its lead, submitted, and approved or returned."""

from collections.abc import Collection, Mapping
from dataclasses import asdict

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from access.refusal import OwnMatter, Refused
from access.roles import Role
from evaluations import emails
from evaluations.choices import GridLine, ReportState, Verdict
from evaluations.models import OutcomeEvidence, Report, ReportComment, ReportReview
from evaluations.queries.report import (
    comment_field,
    comments_to_deal_with,
    is_own_report,
    passage_text,
    report_parts,
)
from evaluations.queries.report_figures import report_figures
from evaluations.rules.moves import OWN_REPORT, check_report_move, check_with_the_lead, is_early
from evaluations.rules.report_parts import (
    EARLY,
    EVIDENCE_PARTS,
    REPORT_FIELDS,
    evidence_field,
    missing_parts,
)
from hubs.models import User
from outbox.actions import queue
from pages.pupil_identity import refuse_pupils
from workgroups.models import WorkGroup

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
WRITTEN_MEANWHILE = (
    "Somebody else saved the report while you were writing. Copy what you have changed, open the "
    "page again and put it in there."
)
NO_REPORT = "A meeting or event asks for no report."


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
def save_report(
    *,
    report: Report,
    parts: Mapping[str, str],
    by: User | None = None,
    seen_version: int | None = None,
    dealt_with: Collection[int] | None = None,
) -> Report:
    """Keep what has been written so far, finished or not.

    `parts` holds the text of each field, and `dealt_with` the comments that are ticked as dealt
    with, of all that still ask for it. `seen_version` is that which its writer began with. Raises
    Refused once the report is with the hub lead, where something would show who a pupil is, and
    where another lead has saved it since.
    """
    row = lock_report(report)
    check_with_the_lead(row.state)
    # Nobody is held up by what they saved themselves, as it is saved while they type.
    if seen_version is not None and row.version != seen_version and row.saved_by != by:
        raise Refused(WRITTEN_MEANWHILE)
    # Here and not in the form alone, so that no way leads around it.
    refuse_pupils(parts.items())
    # A second click brings the same words, and is no change for the history to show.
    if report_parts(row) != {EARLY: "", **parts}:
        write_parts(row, parts, by)
    if dealt_with is not None:
        tick_comments(row, dealt_with)
    return row


def write_parts(report: Report, parts: Mapping[str, str], by: User | None) -> None:
    for name in REPORT_FIELDS:
        setattr(report, name, parts[name])
    report.early_because = parts.get(EARLY, "")
    report.version += 1
    report.saved_by = by
    report.save()
    for evidence in report.evidence.all():
        for part in EVIDENCE_PARTS:
            setattr(evidence, part, parts[evidence_field(evidence.level, part)])
        evidence.save()


def tick_comments(report: Report, dealt_with: Collection[int]) -> None:
    """Of those that are the lead's to deal with, these are dealt with and the others are not."""
    asked = [comment.pk for comment in comments_to_deal_with(report)]
    rows = ReportComment.objects.of_report(report).filter(pk__in=asked)
    rows.filter(pk__in=dealt_with, dealt_with_at=None).update(dealt_with_at=timezone.now())
    rows.exclude(pk__in=dealt_with).exclude(dealt_with_at=None).update(dealt_with_at=None)


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
    is_research = row.workgroup.project.is_research
    missing = missing_parts(report_parts(row), is_early=early, is_research=is_research)
    for field, message in missing.items():
        raise Refused(f"{message}.", field=field)
    if not early:
        row.early_because = ""
    row.state = ReportState.SUBMITTED
    row.submitted_at, row.submitted_by = now, by
    # Without single answers and small groups: the board reads the report and not the answers.
    row.figures = asdict(report_figures(row.workgroup))
    row.save()
    # In the key of the email: a report returned and handed in again is told of again.
    submission = row.reviews.count() + 1
    queue(emails.report_submitted(row, lead, submission=submission) for lead in who_may_review(row))
    return row


@transaction.atomic
def review_report(
    *,
    report: Report,
    verdict: str,
    comment: str,
    by: User,
    passages: Mapping[str, str] | None = None,
) -> ReportReview:
    """Approve a submitted report, hand it back with what is to change, or reopen an approved one.

    `passages` holds a comment beside each passage that has one. Its leads are told. Raises
    Refused.
    """
    row = lock_report(report)
    verdict = Verdict(verdict)
    if is_own_report(row, by):
        raise OwnMatter(OWN_REPORT)
    check_report_move(row.state, AFTER_REVIEW[verdict])
    beside = {name: text.strip() for name, text in (passages or {}).items() if text.strip()}
    if verdict != Verdict.APPROVE and not comment.strip() and not beside:
        raise Refused("Say what the lead should change.", field="comment")
    refuse_pupils([("comment", comment)])
    refuse_pupils((comment_field(name), text) for name, text in beside.items())
    row.state = AFTER_REVIEW[verdict]
    row.save()
    review = ReportReview.objects.create(
        report=row, verdict=verdict, comment=comment, passages=len(beside), by=by
    )
    ReportComment.objects.bulk_create(
        ReportComment(review=review, passage=name, text=text, read=passage_text(row, name))
        for name, text in beside.items()
    )
    # All of its leads, whoever of them submitted it.
    queue(LETTERS[verdict](review, lead) for lead in row.workgroup.leads.filter(is_active=True))
    return review


def lock_report(report: Report) -> Report:
    # Its own row alone: a draft has no submitted_by, and the empty side of a join cannot be locked.
    rows = Report.objects.select_for_update(of=["self"])
    return rows.select_related(
        "workgroup__hub", "workgroup__project", "submitted_by", "saved_by"
    ).get(pk=report.pk)


def who_may_review(report: Report):
    """The hub leads; nobody reviews their own report."""
    leads = hub_leads(report.workgroup).exclude(pk=report.submitted_by_id)
    return leads.exclude(pk__in=report.workgroup.leads.order_by().values("pk"))


def hub_leads(workgroup: WorkGroup):
    today = timezone.localdate()
    # Those of today: whoever has left the hub is not written to.
    leading = workgroup.hub.memberships.current(today).filter(role=Role.HUB_LEAD)
    return User.objects.filter(pk__in=leading.values("user"), is_active=True).order_by("pk")
