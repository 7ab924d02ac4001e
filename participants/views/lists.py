"""Lists across all Work Groups somebody may see."""

from django.utils import timezone

from access.permissions import Permission
from pages.base_views import ScopedList, holds_by_role
from participants.choices import Deed
from participants.filters.interest import InterestFilter
from participants.models import ExpressionOfInterest
from participants.queries.attendance_register import without_register
from workgroups.models import Workshop


class InterestList(ScopedList):
    model = ExpressionOfInterest
    can = Permission.VIEW_PEOPLE
    template_name = "participants/interest_list.html"
    filterset_class = InterestFilter
    sorts = {"sent": "sent_at", "name": "name", "school": "school__name"}
    default_sort = "-sent"
    export_name = "expressions-of-interest"
    export_columns = {
        "Name": lambda row: row.name,
        "Email": lambda row: row.email,
        "Role": lambda row: row.get_job_role_display(),
        "School": lambda row: row.school.name,
        "URN": lambda row: row.school.urn,
        "Work Group": lambda row: str(row.workgroup),
        "Sent": lambda row: timezone.localdate(row.sent_at),
        "State": lambda row: row.state_words,
    }

    def prepare(self, queryset):
        return queryset.select_related("school", "workgroup", "approval")

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            may_write=holds_by_role(user, Permission.WRITE_TO_PEOPLE),
            may_choose=holds_by_role(user, Permission.ALLOCATE_PLACES),
            deeds=Deed,
            **kwargs,
        )


class MissingRegisters(ScopedList):
    """Workshops that are over and whose register nobody has closed, the oldest first."""

    model = Workshop
    can = Permission.TAKE_REGISTER
    template_name = "participants/missing_registers.html"
    sorts = {"date": "starts_at"}

    def prepare(self, queryset):
        return without_register(queryset, timezone.now()).select_related("workgroup__hub", "venue")
