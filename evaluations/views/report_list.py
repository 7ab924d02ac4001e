from django.utils.timezone import localdate

from access.permissions import Permission
from evaluations.choices import JourneyStage
from evaluations.filters import ApprovedReportFilter, ReportFilter
from evaluations.models import Report
from evaluations.rules.disclosure import may_be_shown
from evaluations.rules.figures import Figures
from evaluations.views.report import what_is_shown
from pages.base_views import ScopedDetail, ScopedList
from pages.wording import school_year_words


class ReportList(ScopedList):
    """The reports of every Work Group somebody may see."""

    model = Report
    can = Permission.VIEW_REPORT
    template_name = "evaluations/report_list.html"
    filterset_class = ReportFilter
    sorts = {"submitted": "submitted_at", "workgroup": "workgroup__title"}
    default_sort = "-submitted"

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub", "submitted_by")


LISTED = (
    *("submitted_at", "recommendation", "workgroup__title", "workgroup__cohort"),
    *("workgroup__school_year", "workgroup__hub__name"),
)


class ApprovedReports(ReportList):
    """Those of every hub, once a hub lead has approved them."""

    can = Permission.READ_APPROVED_REPORTS
    template_name = "evaluations/approved_report_list.html"
    filterset_class = ApprovedReportFilter
    sorts = ReportList.sorts | {"hub": "workgroup__hub__name"}
    export_name = "approved-reports"
    export_columns = {
        "Hub": lambda report: report.workgroup.hub.name,
        "Work Group": lambda report: str(report.workgroup),
        "School year": lambda report: school_year_words(report.workgroup.school_year),
        "Recommendation": lambda report: report.get_recommendation_display(),
        "Handed in": lambda report: localdate(report.submitted_at),
    }

    def prepare(self, queryset):
        # Without all that is written in them, and without most of their Work Groups and hubs.
        return queryset.approved().select_related("workgroup__hub").only(*LISTED)


class ApprovedReport(ScopedDetail):
    """One of them, without what the hub and the lead said to each other about it."""

    model = Report
    can = Permission.READ_APPROVED_REPORTS
    template_name = "evaluations/approved_report.html"

    def prepare(self, queryset):
        rows = queryset.approved().select_related("submitted_by", "workgroup__hub")
        return rows.select_related("workgroup__project").prefetch_related(
            "evidence", "workgroup__outcomes"
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        report = context["object"]
        # As nobody of the hub: without comments, costs and documents.
        shown = what_is_shown(report.workgroup, report, frozenset())
        return (
            context
            | shown
            | {
                "report": report,
                "workgroup": report.workgroup,
                "figures": figures_of_five(shown["figures"]),
                "board_comments": [],
                "files": [],
            }
        )


def figures_of_five(figures: Figures | None) -> Figures | None:
    """None of a Work Group so small that its registers tell of single people."""
    if figures is None:
        return None
    signed_up = sum(row.people for row in figures.stages if row.stage == JourneyStage.SIGNED_UP)
    return figures if may_be_shown(signed_up) else None
