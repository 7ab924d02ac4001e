"""The register on paper, to be signed in the room and put in afterwards."""

from access.permissions import Permission
from pages.base_views import ScopedDetail
from participants.queries.attendance_register import register_rows
from participants.views.attendance_register import WorkshopPage

SPARE_ROWS = 8  # for whoever comes without a place


class RegisterSheet(WorkshopPage, ScopedDetail):
    can = Permission.TAKE_REGISTER
    template_name = "participants/register_sheet.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        self.object = workshop = context["object"]
        coming = [row for row in register_rows(workshop) if not row.is_missed]
        return context | {
            "workgroup": workshop.workgroup,
            "back_url": self.get_register_url(),
            "rows": coming,
            "in_need": [row for row in coming if row.participant.needs_words],
            "spare_rows": range(SPARE_ROWS),
        }
