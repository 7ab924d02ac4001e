"""Pages about what a Work Group has learned."""

from access.permissions import Permission
from workgroups.views.tabs import add_tab

add_tab(place=60, label="Evidence", page="evaluations:evidence", can=Permission.VIEW_EVIDENCE)
add_tab(
    place=70,
    label="Report",
    page="evaluations:report_read",
    can=Permission.VIEW_REPORT,
    for_events=False,
)
