"""What is said about money: to the participant at the proposal, to the school with the invoice."""

from datetime import date

from fees.models import Fee, Invoice
from outbox.models import Message
from outbox.render import compose


def fee_proposed(fee: Fee, *, steps: list[tuple[str, str]], answer_by: date) -> Message:
    """`steps` is the reckoning in words."""
    participant = fee.attendance.participant
    workshop = fee.attendance.workshop
    return compose(
        "fee-proposed",
        key=f"fee-proposed:{fee.pk}",
        to=participant.person.email,
        hub=workshop.workgroup.hub,
        about_id=fee.pk,
        context={
            "fee": fee,
            "person": participant.person,
            "workgroup": workshop.workgroup,
            "steps": steps,
            "answer_by": answer_by,
        },
    )


def invoice_issued(invoice: Invoice) -> Message:
    return compose(
        "invoice",
        key=f"invoice:{invoice.pk}",
        to=invoice.sent_to,
        hub=invoice.hub,
        about_id=invoice.pk,
        context={"invoice": invoice},
    )
