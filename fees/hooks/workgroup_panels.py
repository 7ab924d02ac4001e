"""What a Work Group's first page shows of its money."""

from datetime import date
from typing import Any

from access.permissions import Permission
from fees.queries.figures import workgroup_fee_figures
from hubs.models import User
from workgroups.models import WorkGroup
from workgroups.queries.panels import workgroup_panels


@workgroup_panels.panel("fees/_at_a_glance.html", place=60)
def fees_panel(workgroup: WorkGroup, user: User, on: date) -> dict[str, Any]:
    """What is to be decided and invoiced; nothing for those who may not see fees."""
    sees = user.may(Permission.VIEW_FEES, workgroup.hub_id)
    return {"figures": workgroup_fee_figures(workgroup) if sees else None}
