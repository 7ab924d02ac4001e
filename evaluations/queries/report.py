"""What a report holds beside its figures."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from evaluations.choices import GridLine
from evaluations.models import Invitation, OutcomeEvidence, Report
from evaluations.rules.grid import line_of
from evaluations.rules.moves import (
    EARLY,
    EVIDENCE_PARTS,
    REPORT_FIELDS,
    WITH_THE_LEAD,
    evidence_field,
)
from hubs.models import User
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup


@dataclass(frozen=True)
class EvidenceRow:
    """One line of a report's outcome grid: what was intended and what came of it."""

    line: GridLine
    intended: list[str]
    evidence: OutcomeEvidence | None


def report_on(workgroup: WorkGroup) -> Report | None:
    """With all that is read of it."""
    rows = Report.objects.filter(workgroup=workgroup).select_related("submitted_by")
    return rows.prefetch_related("evidence", "reviews__by").first()


def owing_a_report(workgroups, now):
    """Those whose survey is over and whose report is with the lead, begun or not."""
    # No report waits for a head.
    of_people = Invitation.objects.of_people()
    of_group = of_people.filter(participant__workgroup=OuterRef("pk"))
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
    intended = intended_in(workgroup)
    return [EvidenceRow(line, intended[line], written.get(line)) for line in GridLine]


def intended_in(workgroup: WorkGroup) -> dict[GridLine, list[str]]:
    """What is intended on each line of the grid, each with how it is measured."""
    found: dict[GridLine, list[str]] = {line: [] for line in GridLine}
    for outcome in workgroup.outcomes.all():
        found[line_of(outcome.level, outcome.category)].append(outcome.with_measure)
    return found


def report_parts(report: Report) -> dict[str, str]:
    """What has been written, by the field it was written in."""
    parts = {name: getattr(report, name) for name in (*REPORT_FIELDS, EARLY)}
    written = {row.level: row for row in report.evidence.all()}
    for line in GridLine:
        row = written.get(line)
        for part in EVIDENCE_PARTS:
            parts[evidence_field(line, part)] = getattr(row, part) if row else ""
    return parts
