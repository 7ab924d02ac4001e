"""What a report holds beside its figures."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from evaluations.models import Invitation, OutcomeEvidence, Report
from evaluations.rules.moves import (
    EARLY,
    EVIDENCE_PARTS,
    REPORT_FIELDS,
    WITH_THE_LEAD,
    evidence_field,
)
from hubs.models import User
from workgroups.choices import OutcomeLevel, ProjectKind
from workgroups.models import WorkGroup


@dataclass(frozen=True)
class EvidenceRow:
    """One row of a report's outcome grid: what was intended and what came of it."""

    level: OutcomeLevel
    intended: list[str]
    evidence: OutcomeEvidence | None


def report_on(workgroup: WorkGroup) -> Report | None:
    """With all that is read of it."""
    rows = Report.objects.filter(workgroup=workgroup).select_related("submitted_by")
    return rows.prefetch_related("evidence", "reviews__by").first()


def owing_a_report(workgroups, now):
    """Those whose survey is over and whose report is with the lead, begun or not."""
    of_group = Invitation.objects.filter(participant__workgroup=OuterRef("pk"))
    handed_in = Report.objects.exclude(state__in=WITH_THE_LEAD)
    return workgroups.filter(
        # Where nobody was asked, no answer is waited for and there is little to report on.
        Exists(of_group),
        ~Exists(of_group.awaited(now)),
        ~Exists(handed_in.filter(workgroup=OuterRef("pk"))),
        cancelled_at=None,
    ).exclude(project__kind=ProjectKind.EVENT)


def is_own_report(report: Report, user: User) -> bool:
    """Has the user handed it in, or do they lead the Work Group that it is on?"""
    return report.submitted_by_id == user.pk or report.workgroup.leads.filter(pk=user.pk).exists()


def evidence_grid(workgroup: WorkGroup, report: Report) -> list[EvidenceRow]:
    written = {row.level: row for row in report.evidence.all()}
    outcomes = list(workgroup.outcomes.all())
    return [
        EvidenceRow(
            level=level,
            intended=[outcome.with_measure for outcome in outcomes if outcome.level == level],
            evidence=written.get(level),
        )
        for level in OutcomeLevel
    ]


def report_parts(report: Report) -> dict[str, str]:
    """What has been written, by the field it was written in."""
    parts = {name: getattr(report, name) for name in (*REPORT_FIELDS, EARLY)}
    written = {row.level: row for row in report.evidence.all()}
    for level in OutcomeLevel:
        row = written.get(level)
        for part in EVIDENCE_PARTS:
            parts[evidence_field(level, part)] = getattr(row, part) if row else ""
    return parts
