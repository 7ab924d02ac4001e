"""What was decided of a fee, by whom and when."""

from django.apps import apps

from fees.choices import FeeState
from fees.models import Fee
from pages.history import Change


def history_of(fee: Fee) -> list[Change]:
    """Every decision on a fee, latest first."""
    events = apps.get_model("fees", "FeeEvent").objects.filter(pgh_obj=fee)
    shown = events.select_related("decided_by", "invoice__issued_by").order_by("-pgh_id")
    return [change_of(event) for event in shown]


def change_of(event) -> Change:
    if event.pgh_label == "insert":
        return Change("Proposed", "the portal itself", event.pgh_created_at, [])
    title, by, details = event.get_state_display(), event.decided_by, [event.note]
    if event.state == FeeState.PROPOSED:
        title = "Waiver undone"
    elif event.state == FeeState.WAIVED:
        title = f"Waived: {event.get_waiver_display()}"
    elif event.state == FeeState.INVOICED:
        by, details = event.invoice.issued_by, [f"Invoice {event.invoice}"]
    return Change(title, str(by or "the portal itself"), event.pgh_created_at, details)
