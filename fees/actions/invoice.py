"""Invoices: numbered without gaps for each lead school, and never changed again."""

from collections.abc import Collection
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from fees import emails
from fees.actions.fee import check_fees_founded, check_not_own_fees, locked
from fees.choices import FeeState
from fees.documents import invoice_pdf
from fees.models import Fee, Invoice, InvoiceSequence
from fees.queries.due import with_grounds
from fees.queries.invoice import with_lead_school
from fees.rules import check_fee_move, invoice_reference, payment_due_on, vat_on
from hubs.choices import VatTreatment
from hubs.models import LeadSchool
from outbox.actions import queue_with_file
from pages.wording import day_words, money_words
from participants.models import Attendance, Register
from schools.models import School
from workgroups.models import Workshop


@transaction.atomic
def issue_invoice(
    *, lead_school: LeadSchool, school: School, fees: Collection[int], sent_to: str, by
) -> Invoice:
    """Bill a school for these confirmed fees, by primary key, and queue the email with the PDF.

    Numbers of one lead school are given out one at a time, so that none is missing whatever fails.
    Raises Refused.
    """
    lead_school = LeadSchool.objects.select_related("hub", "school").get(pk=lead_school.pk)
    if lead_school.vat_treatment == VatTreatment.NOT_SET:
        raise Refused(vat_not_chosen(lead_school))
    rows = billable_fees(fees, lead_school, school)
    check_not_own_fees(rows, by)
    number = next_invoice_number(lead_school)
    invoice = Invoice.objects.create(
        number=number,
        reference=invoice_reference(lead_school.invoice_prefix, number),
        **printed_columns(lead_school, school, rows, sent_to, by),
    )
    Fee.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=FeeState.INVOICED, invoice=invoice
    )
    # Printed within the transaction, so that what cannot be printed is not issued either.
    queue_with_file(
        emails.invoice_issued(invoice),
        name=f"{invoice.reference}.pdf",
        content_type="application/pdf",
        content=invoice_pdf(invoice),
    )
    return invoice


def vat_not_chosen(lead_school: LeadSchool) -> str:
    return (
        f"Nobody has chosen yet how VAT applies to invoices of {lead_school.school}. Ask its "
        f"finance team ({lead_school.finance_email}), then set it in the hub's settings. "
        "No invoice goes out before that."
    )


def billable_fees(fees: Collection[int], lead_school: LeadSchool, school: School) -> list[Fee]:
    """These fees with all that is printed, locked. Raises Refused unless every one belongs here."""
    for row in locked(fees):
        check_fee_move(row.state, FeeState.INVOICED)
    # First hold what the fees rest on, then look whether it is there: the other way round, a
    # register could be reopened between the look and the invoice, which can never be changed.
    hold_grounds(fees)
    rows = list(with_lead_school(with_grounds(Fee.objects.filter(pk__in=fees))))
    check_fees_founded(rows)
    for row in rows:
        if (row.school_id, row.lead_school_id) != (school.pk, lead_school.pk):
            raise Refused(
                f"The fee for {day_words(row.workshop_on)} is for another school, or for another "
                "lead school to invoice. Start again from the list."
            )
    return sorted(rows, key=lambda row: (row.workshop_on, row.pk))


def hold_grounds(fees: Collection[int]) -> None:
    """Let nobody reopen the registers or call off the workshops until the invoice is written."""
    workshops = Attendance.objects.filter(fees__in=fees).values("workshop")
    # Workshops before registers, as taking a register locks them. Without their keys, so that
    # nobody waits who only adds a row that points to them.
    for rows in (
        Workshop.objects.filter(pk__in=workshops),
        Register.objects.filter(workshop__in=workshops),
    ):
        list(rows.order_by("pk").select_for_update(no_key=True))


def next_invoice_number(lead_school: LeadSchool) -> int:
    # A sequence of the database would leave a gap for each invoice that fails.
    InvoiceSequence.objects.get_or_create(lead_school=lead_school)
    sequence = InvoiceSequence.objects.select_for_update().get(lead_school=lead_school)
    sequence.last_number += 1
    sequence.save()
    return sequence.last_number


def printed_columns(
    lead_school: LeadSchool, school: School, fees: list[Fee], sent_to: str, by
) -> dict:
    """Every other column of the invoice; its words as they stand on paper."""
    issued_on = timezone.localdate()
    # VAT once on the sum, as it is printed: rounded for each line it could come to another penny.
    net = sum((fee.amount for fee in fees), Decimal(0))
    vat = vat_on(net, lead_school.vat_treatment)
    return {
        "hub": lead_school.hub,
        "lead_school": lead_school,
        "school": school,
        "sent_to": sent_to,
        "issued_on": issued_on,
        "due_on": payment_due_on(issued_on),
        "issued_by": by,
        "vat_treatment": lead_school.vat_treatment,
        "net": net,
        "vat": vat,
        "total": net + vat,
        "bill_from": {
            "name": lead_school.school.name,
            "address": lead_school.school.address_lines,
            "hub": lead_school.hub.name,
            "email": lead_school.finance_email,
            "mailbox": lead_school.hub.mailbox,
            "payment": lead_school.payment_details.splitlines(),
        },
        "bill_to": {
            "name": school.name,
            "address": school.address_lines,
            "urn": str(school.urn or ""),
            "email": sent_to,
        },
        "lines": [invoice_line(fee) for fee in fees],
    }


def invoice_line(fee: Fee) -> dict[str, str]:
    workshop = fee.attendance.workshop
    return {
        "workgroup": str(workshop.workgroup),
        "workshop": workshop.title,
        "on": day_words(fee.workshop_on),
        "participant": fee.attendance.participant.person.name,
        "reason": fee.get_reason_display(),
        "amount": money_words(fee.amount),
    }
