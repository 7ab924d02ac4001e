import django_filters
from django.db.models import Exists, OuterRef
from django.utils import timezone

from access.permissions import Permission
from pages.forms.base import FilterForm
from participants.models import GovernorReport
from workgroups.filters.workgroup_choice import WorkGroupChoiceFilter
from workgroups.models import WorkGroup

STATES = [("overdue", "Overdue"), ("waiting", "Not handed in"), ("handed_in", "Handed in")]


def workgroups_that_report(request):
    seen = WorkGroup.objects.visible_to(request.user, can=Permission.VIEW_PEOPLE).with_dates()
    found = seen.filter(Exists(GovernorReport.objects.filter(workgroup=OuterRef("pk"))))
    columns = found.only("title", "cohort", "school_year")
    return columns.order_by("-school_year", "title", "first_at", "pk")


class GovernorReportFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        label="State", choices=STATES, method="in_report_state", empty_label="Any state"
    )
    workgroup = WorkGroupChoiceFilter(
        label="Work Group", queryset=workgroups_that_report, empty_label="All Work Groups"
    )

    class Meta:
        model = GovernorReport
        fields: list[str] = []
        form = FilterForm

    def in_report_state(self, queryset, name, value):
        if value == "overdue":
            return queryset.overdue(timezone.localdate())
        if value == "waiting":
            return queryset.waiting()
        return queryset.exclude(handed_in_at=None)
