"""What an issued invoice holds in place: the outcomes of the workshops on it."""

from fees.models import Fee
from participants.actions.attendance_register import objection
from workgroups.models import Workshop


@objection
def is_invoiced(workshop: Workshop) -> str:
    invoiced = Fee.objects.filter(attendance__workshop=workshop, invoice__isnull=False)
    references = invoiced.order_by("invoice__reference").values_list(
        "invoice__reference", flat=True
    )
    if not references:
        return ""
    return (
        f"A fee for this workshop is on invoice {', '.join(dict.fromkeys(references))}, which "
        "cannot be changed any more, so the register stays closed and the workshop stands. If the "
        "school should not pay, agree it with the lead school’s finance office."
    )
