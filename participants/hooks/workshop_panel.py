"""What whoever leads one workshop sees of its people, beside when and where it is."""

from datetime import date
from typing import Any

from access.permissions import Permission
from hubs.models import User
from participants.queries.attendance_register import has_begun, is_register_closed
from participants.queries.coming import coming_to
from workgroups.models import Workshop
from workgroups.queries.panels import workshop_panels


@workshop_panels.panel("participants/_expected_at_workshop.html")
def register_panel(workshop: Workshop, user: User, on: date) -> dict[str, Any]:
    """How many are expected, and the way to the register."""
    reach = Workshop.objects.visible_to(user, can=Permission.TAKE_REGISTER)
    return {
        "coming": coming_to(workshop),
        "has_begun": has_begun(workshop),
        "is_closed": is_register_closed(workshop),
        "is_called_off": bool(workshop.cancelled_at or workshop.workgroup.cancelled_at),
        "takes_register": reach.filter(pk=workshop.pk).exists(),
        "workshop": workshop,
    }
