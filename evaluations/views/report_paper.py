"""A report on paper, for whoever may read it, and above all for the national team."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate

from access.permissions import Permission
from evaluations.choices import GridLine
from evaluations.documents import report_pdf
from evaluations.models import Report
from evaluations.queries.report import Passage, passages_of, report_on
from evaluations.rules.report_parts import FOLLOWS, OF_RESEARCH, RECOMMENDATION, WHOLE
from evaluations.views.beside import Line, cost_lines, figures_beside
from evaluations.views.report import figures_in
from pages.choices import DocumentKind
from pages.rules.document import file_name, media_type
from pages.wording import day_words, join_words
from workgroups.models import WorkGroup
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage

GROUPS = {
    "What was found out": tuple(OF_RESEARCH),
    "What has changed": tuple(GridLine.values),
    "The Work Group as a whole": tuple(WHOLE),
    "What should follow": tuple(name for name in FOLLOWS if name != RECOMMENDATION),
}


class ReportPdf(WorkGroupPage):
    """A draft is for those who write it, as on its page."""

    can = Permission.VIEW_REPORT

    def prepare(self, queryset):
        return super().prepare(queryset).prefetch_related("leads", "outcomes")

    def get(self, request, *args, **kwargs):
        workgroup = self.get_row()
        report = report_on(workgroup)
        held = permissions_on(workgroup, request.user)
        if report is None or report.is_draft and Permission.WRITE_REPORT not in held:
            raise Http404
        sheet = sheet_of_report(workgroup, report, sees_cost=Permission.VIEW_YEAR_PLAN in held)
        name = file_name(f"report {workgroup.project.code} {workgroup}", DocumentKind.PDF)
        return HttpResponse(
            report_pdf(sheet),
            content_type=media_type(DocumentKind.PDF),
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def sheet_of_report(workgroup: WorkGroup, report: Report, *, sees_cost: bool) -> dict[str, Any]:
    """All that is printed, with the figures as they stood when it was handed in."""
    figures = figures_in(report)
    beside = figures_beside(figures) if figures else {}
    if figures and sees_cost:
        beside["value_for_money"] = [*beside["value_for_money"], *cost_lines(figures.cost)]
    passages = {one.name: one for one in passages_of(workgroup, report)}
    groups = [
        {
            "heading": heading,
            "passages": [
                words_of_passage(passages[name], beside.get(name, []))
                for name in names
                if name in passages
            ],
        }
        for heading, names in GROUPS.items()
    ]
    return {
        "title": f"Report on {workgroup}",
        "about": f"{workgroup.hub}, {workgroup.year_words}",
        "facts": list(facts_of_paper(workgroup, report)),
        "groups": [group for group in groups if group["passages"]],
        "files": [file.title for file in report.files.defer("content")],
    }


def facts_of_paper(workgroup: WorkGroup, report: Report):
    if report.recommendation:
        yield "Recommendation", report.get_recommendation_display()
    if leads := [str(lead) for lead in workgroup.leads.all()]:
        yield "Led by", join_words(leads)
    yield "State", report.get_state_display()
    if report.submitted_at:
        yield "Handed in", day_words(localdate(report.submitted_at))
    if report.early_because:
        yield "Before the last workshop because", report.early_because


def words_of_passage(passage: Passage, lines: list[Line]) -> dict[str, Any]:
    return {
        "label": passage.label,
        "intended": passage.row.intended if passage.row else list(filter(None, [passage.planned])),
        "text": passage.text or "Not written.",
        "figures": [(line.label, line.value) for line in lines],
    }
