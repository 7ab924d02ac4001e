"""Which school leads a hub, and when. The invoices of a day come from the school that led then."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from access.refusal import Refused
from hubs.models import Hub, LeadSchool
from pages.wording import day_words
from schools.models import School


@dataclass(frozen=True)
class InvoiceDetails:
    """What the school's invoices say."""

    vat_treatment: str
    invoice_prefix: str
    finance_email: str
    payment_details: str


@transaction.atomic
def add_lead_school(
    *, hub: Hub, school: School, from_on: date, details: InvoiceDetails
) -> LeadSchool:
    """Let the school lead the hub from that day on, alone or beside another one."""
    lock_lead_schools(hub)
    check_does_not_lead(hub, school, from_on)
    # Of all hubs and of all times: a number must never be given out twice.
    taken = LeadSchool.objects.filter(invoice_prefix__iexact=details.invoice_prefix)
    if taken.exists():
        raise Refused(
            "These letters begin the invoices of another lead school, or of an earlier time. "
            "Choose others.",
            field="invoice_prefix",
        )
    return LeadSchool.objects.create(
        hub=hub,
        school=school,
        from_on=from_on,
        vat_treatment=details.vat_treatment,
        invoice_prefix=details.invoice_prefix,
        finance_email=details.finance_email,
        payment_details=details.payment_details,
    )


@transaction.atomic
def hand_over(
    *, lead_school: LeadSchool, school: School, from_on: date, details: InvoiceDetails
) -> LeadSchool:
    """The one leads until the day before, the other from that day on."""
    lock_lead_schools(lead_school.hub)
    row = LeadSchool.objects.select_related("school").get(pk=lead_school.pk)
    if row.until_on and row.until_on < from_on:
        raise Refused(
            f"{row.school} leads until {day_words(row.until_on)} only. Add the next lead school "
            "instead.",
            field="from_on",
        )
    # Who hands over enters no last day, so a refusal stands beside the first day of the next.
    end_lead_school(lead_school=row, until_on=from_on - timedelta(days=1), field="from_on")
    return add_lead_school(hub=row.hub, school=school, from_on=from_on, details=details)


@transaction.atomic
def end_lead_school(
    *, lead_school: LeadSchool, until_on: date | None, field: str = "until_on"
) -> LeadSchool:
    """Name the last day on which the school leads, or with None let it go on after all."""
    lock_lead_schools(lead_school.hub)
    row = LeadSchool.objects.select_related("school", "hub").get(pk=lead_school.pk)
    if until_on and until_on < row.from_on:
        raise Refused(
            f"{row.school} begins to lead on {day_words(row.from_on)}, so it cannot end before.",
            field=field,
        )
    try:
        check_does_not_lead(row.hub, row.school, row.from_on, until_on, but=row)
    except Refused as refusal:
        # Whoever names the last day chooses no school, so it stands beside the day.
        raise Refused(refusal.message, field=field) from refusal
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    return row


def check_does_not_lead(
    hub: Hub,
    school: School,
    from_on: date,
    until_on: date | None = None,
    *,
    but: LeadSchool | None = None,
) -> None:
    """A school leads a hub once at a time."""
    same = LeadSchool.objects.filter(hub=hub, school=school).not_over(from_on)
    if until_on:
        same = same.filter(from_on__lte=until_on)
    other = same.exclude(pk=but.pk if but else None).order_by("from_on").first()
    if other:
        until = f" until {day_words(other.until_on)}" if other.until_on else ""
        raise Refused(
            f"{school} leads from {day_words(other.from_on)}{until} already.", field="school"
        )


def lock_lead_schools(hub: Hub) -> None:
    """The lead schools of one hub are changed one at a time."""
    Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)
