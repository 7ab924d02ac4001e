"""What a report holds beside its figures."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from evaluations.choices import GridLine, Wave
from evaluations.models import (
    Invitation,
    NationalSending,
    OutcomeEvidence,
    Report,
    ReportComment,
    ReportReview,
)
from evaluations.rules.grid import line_of
from evaluations.rules.moves import WITH_THE_LEAD
from evaluations.rules.report_parts import (
    EARLY,
    EVIDENCE_PARTS,
    PASSAGES,
    RECOMMENDATION,
    REPORT_FIELDS,
    evidence_field,
    passages_asked,
)
from hubs.models import User
from needs.models import Need
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup


@dataclass(frozen=True)
class EvidenceRow:
    """One line of a report's outcome grid: what was intended and what came of it."""

    line: GridLine
    intended: list[str]
    evidence: OutcomeEvidence | None


@dataclass(frozen=True)
class Passage:
    """One box of a report, or one line of its grid, with what hub leads have said of it."""

    name: str
    text: str
    row: EvidenceRow | None  # of a line of the grid
    comments: list[ReportComment]
    planned: str = ""  # by a research and innovation group

    @property
    def label(self) -> str:
        return PASSAGES[self.name]

    @property
    def field(self) -> str:
        """Of the form that comments on it."""
        return comment_field(self.name)


def comment_field(passage: str) -> str:
    return f"on_{passage}"


def report_on(workgroup: WorkGroup) -> Report | None:
    """With all that is read of it but its files."""
    rows = Report.objects.filter(workgroup=workgroup).select_related("submitted_by")
    return rows.prefetch_related(
        "evidence", "reviews__by", "reviews__comments", "reviews__sending__by"
    ).first()


def passages_of(workgroup: WorkGroup, report: Report) -> list[Passage]:
    """In the order of the page; wants what report_on() reads."""
    said = defaultdict(list)
    for review in report.reviews.all():
        for comment in review.comments.all():
            said[comment.passage].append(comment)
    grid = {row.line.value: row for row in evidence_grid(workgroup, report)}
    planned = research_planned(workgroup)
    return [
        Passage(name, passage_text(report, name), grid.get(name), said[name], planned.get(name, ""))
        for name in passages_asked(is_research=workgroup.project.is_research)
    ]


def research_planned(workgroup: WorkGroup) -> dict[str, str]:
    """What a research and innovation group set out with, by the box that answers it."""
    if not workgroup.project.is_research:
        return {}
    return {
        "research_finding": workgroup.research_question,
        "instruments": workgroup.evidence_plan,
        "innovation_shown": workgroup.innovation,
    }


def passage_text(report: Report, name: str) -> str:
    """What stands there, of a line of the grid with its strength and source."""
    if name == RECOMMENDATION:
        return report.get_recommendation_display()
    if name not in GridLine.values:
        return getattr(report, name)
    written = {row.level: row for row in report.evidence.all()}
    row = written.get(GridLine(name))
    said = (row.get_strength_display(), row.text, row.source) if row else ()
    return "\n".join(filter(None, said))


def comments_to_deal_with(report: Report) -> list[ReportComment]:
    """Those of the last review, if it asked for changes, and earlier ones still open."""
    reviews = [review for review in report.reviews.all() if review.asks_for_changes]
    return [
        comment
        for review in reviews
        for comment in review.comments.all()
        if review is reviews[-1] or not comment.is_dealt_with
    ]


def last_approval(report: Report) -> ReportReview | None:
    """By which an approved report is approved; wants what report_on() reads."""
    reviews = list(report.reviews.all())
    return reviews[-1] if report.is_approved and reviews else None


def sending_of(report: Report) -> NationalSending | None:
    """When the report as it is approved went to the national team."""
    approval = last_approval(report)
    return getattr(approval, "sending", None) if approval else None


def need_key(report: Report) -> str:
    """Under which the one need that came of a report is kept."""
    # No form of a page begins its key with a word.
    return f"report:{report.pk}"


def need_from(report: Report) -> Need | None:
    return Need.objects.filter(form_key=need_key(report)).first()


def owing_a_report(workgroups, now):
    """Those whose last survey is over and whose report is with the lead, begun or not."""
    # Not by those before and during the year, which are over while workshops are still to come,
    # nor by those a term and a year later, for which no report waits.
    at_the_end = Invitation.objects.filter(wave=Wave.END)
    of_group = at_the_end.filter(participant__workgroup=OuterRef("pk"))
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
