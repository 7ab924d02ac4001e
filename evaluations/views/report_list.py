from access.permissions import Permission
from evaluations.filters import ReportFilter
from evaluations.models import Report
from pages.base_views import ScopedList


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
