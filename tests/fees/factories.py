"""Dates that cost something, and the fees that come of them."""

from django.urls import reverse
from django.utils import timezone

from fees.actions.fee import confirm_fees, propose_fees
from fees.actions.invoice import issue_invoice
from fees.models import Fee, Invoice
from participants.choices import AttendanceOutcome, Channel, Mark
from participants.models import Attendance, Cancellation, Participant, Register
from tests.factories import (
    LeadSchoolFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from workgroups.models import WorkGroup, Workshop

THE_DAY = london(2022, 2, 3, 9, 30)
AFTER = london(2022, 2, 3, 16)


def workshop_in(workgroup: WorkGroup | None = None, **fields) -> Workshop:
    """A workshop of 3 February 2022, whose hub has a lead school."""
    workgroup = workgroup or WorkGroupFactory()
    if not workgroup.hub.lead_schools.exists():
        LeadSchoolFactory(hub=workgroup.hub)
    return WorkshopFactory(workgroup=workgroup, **({"starts_at": THE_DAY} | fields))


def close(workshop: Workshop) -> Register:
    register, _ = Register.objects.update_or_create(
        workshop=workshop,
        defaults={"closed_at": workshop.ends_at, "closed_by": UserFactory()},
    )
    return register


def chargeable_attendance(
    workshop: Workshop | None = None,
    *,
    outcome: str = AttendanceOutcome.NO_SHOW,
    participant: Participant | None = None,
    **fields,
) -> Attendance:
    """Somebody who did not come, or cancelled at midnight after the last free day."""
    workshop = workshop or workshop_in()
    participant = participant or ParticipantFactory(workgroup=workshop.workgroup, **fields)
    notified_at = None
    if outcome == AttendanceOutcome.CANCELLED_LATE:
        notified_at = london(2022, 1, 28)
        Cancellation.objects.create(
            participant=participant,
            workshop=workshop,
            notified_at=notified_at,
            recorded_at=notified_at,
            channel=Channel.LINK,
        )
    attendance = Attendance.objects.create(
        participant=participant,
        workshop=workshop,
        mark=Mark.PRESENT if outcome == AttendanceOutcome.PRESENT else Mark.ABSENT,
        marked_by=UserFactory(),
        outcome=outcome,
        notified_at=notified_at,
        free_until=participant.free_until(workshop),
    )
    close(workshop)
    return attendance


def proposed_fee(workshop: Workshop | None = None, **fields) -> Fee:
    attendance = chargeable_attendance(workshop, **fields)
    propose_fees(now=timezone.now())
    return Fee.objects.get(attendance=attendance)


def confirmed_fee(workshop: Workshop | None = None, **fields) -> Fee:
    fee = proposed_fee(workshop, **fields)
    confirm_fees(fees=[fee.pk], by=UserFactory())
    fee.refresh_from_db()
    return fee


def invoice_of(fee: Fee) -> Invoice:
    return issue_invoice(
        lead_school=fee.attendance.workshop.workgroup.hub.lead_schools.get(),
        school=fee.school,
        fees=[fee.pk],
        sent_to="business@example.org",
        by=UserFactory(),
    )


def issue_url(fee: Fee) -> str:
    """The page on which the fee can be invoiced."""
    lead_school = fee.attendance.workshop.workgroup.hub.lead_schools.get()
    return reverse("fees:issue_invoice", args=[lead_school.pk, fee.school.pk])


def words(response) -> str:
    """The page's source with single spaces."""
    return " ".join(response.content.decode().split())
