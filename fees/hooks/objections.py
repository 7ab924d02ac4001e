"""What an issued invoice holds in place: the day of the workshop, and the lines billed."""

from fees.models import Fee
from participants.actions.attendance_register import hold_lines, objection
from workgroups.models import Workshop

SETTLE_IT = "If the school should not pay, agree it with the lead school’s finance office."


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
        f"cannot be changed any more, so the workshop stands. {SETTLE_IT}"
    )


@hold_lines
def invoiced_lines(workshop: Workshop) -> dict[int, str]:
    rows = Fee.objects.filter(attendance__workshop=workshop, invoice__isnull=False)
    references = rows.values_list("attendance__participant", "invoice__reference")
    return {
        participant: f"A fee for this date is on invoice {reference}, which cannot be changed any "
        f"more, so this line stays as it is. {SETTLE_IT}"
        for participant, reference in references
    }
