"""What is said about money: to participant and school of each step, to the school with the invoice.

Why a fee was waived is left out, and to the school what somebody said of an absence too: it may be
about their health.
"""

from dataclasses import dataclass
from datetime import date

from fees.models import Fee, Invoice
from outbox.models import Message
from outbox.render import compose


@dataclass(frozen=True)
class Reader:
    """One person who is told of a fee."""

    name: str
    email: str
    is_school: bool = False  # and not the participant
    asked_by: int | None = None  # the letter that went to this address, where it is another now

    @property
    def mark(self) -> str:
        side = "school" if self.is_school else "participant"
        return f"{side}-{self.asked_by}" if self.asked_by else side


def fee_proposed(
    fee: Fee, reader: Reader, *, steps: list[tuple[str, str]], answer_by: date
) -> Message:
    """`steps` is the reckoning in words."""
    kind = "fee-proposed-school" if reader.is_school else "fee-proposed"
    key = f"{kind}:{fee.pk}"
    return about_fee(kind, fee, reader, key=key, steps=steps, answer_by=answer_by)


def fee_decided(fee: Fee, reader: Reader) -> Message:
    """How it stands now: confirmed, waived, no longer due, or to be decided again."""
    # With the instant, as a waiver may be undone and given again.
    at = fee.decided_at.isoformat() if fee.decided_at else ""
    key = f"fee-decided:{fee.pk}:{fee.state}:{reader.mark}:{at}"
    return about_fee("fee-decided", fee, reader, key=key)


def about_fee(kind: str, fee: Fee, reader: Reader, *, key: str, **context) -> Message:
    workgroup = fee.attendance.workshop.workgroup
    return compose(
        kind,
        key=key,
        to=reader.email,
        hub=workgroup.hub,
        about_id=fee.pk,
        context={
            "fee": fee,
            "person": fee.attendance.participant.person,
            "reader": reader,
            "workgroup": workgroup,
            **context,
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
