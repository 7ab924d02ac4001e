"""What the database itself refuses, whoever writes and by whatever way."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from fees.actions.fee import propose_fees
from fees.choices import FeeReason, FeeState
from fees.models import Fee, Invoice
from participants.choices import AttendanceOutcome
from participants.models import Participant, Register
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    UserFactory,
    WorkGroupFactory,
    london,
    school_in,
)
from tests.fees.factories import chargeable_attendance, confirmed_fee, invoice_of, proposed_fee
from workgroups.models import WorkGroup, Workshop

pytestmark = pytest.mark.django_db


def unsaved(attendance, **fields) -> Fee:
    participant = attendance.participant
    return Fee(
        attendance=attendance,
        school=participant.school,
        policy=participant.fee_policy,
        **{
            "hub": attendance.workshop.workgroup.hub,
            "reason": FeeReason.NO_SHOW,
            "amount": Decimal("75.00"),
            "workshop_on": date(2022, 2, 3),
            "free_until": attendance.free_until,
            **fields,
        },
    )


def refuses(write, match):
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        write()


def test_a_founded_proposal_is_written():
    unsaved(chargeable_attendance()).save()

    assert Fee.objects.get().state == FeeState.PROPOSED


NO_GROUND = {
    "the register is open": lambda a: Register.objects.filter(workshop=a.workshop).update(
        closed_at=None
    ),
    "there is no register": lambda a: Register.objects.filter(workshop=a.workshop).delete(),
    "the workshop is cancelled": lambda a: Workshop.objects.filter(pk=a.workshop_id).update(
        cancelled_at=timezone.now()
    ),
    "the Work Group is cancelled": lambda a: WorkGroup.objects.filter(
        pk=a.workshop.workgroup_id
    ).update(cancelled_at=timezone.now()),
    "the participant is exempt": lambda a: Participant.objects.filter(pk=a.participant_id).update(
        exempt_because="Leads"
    ),
}


@pytest.mark.parametrize("ground", NO_GROUND)
def test_no_fee_is_written_where(ground):
    attendance = chargeable_attendance()
    NO_GROUND[ground](attendance)

    refuses(unsaved(attendance).save, "no fee without a closed register")


@pytest.mark.parametrize("outcome", [AttendanceOutcome.PRESENT, AttendanceOutcome.EXCUSED, ""])
def test_no_fee_is_written_for_an_outcome_that_costs_nothing(outcome):
    refuses(
        unsaved(chargeable_attendance(outcome=outcome)).save, "no fee without a closed register"
    )


def test_no_fee_is_written_for_another_hub_than_the_work_groups():
    refuses(unsaved(chargeable_attendance(), hub=HubFactory()).save, "no fee without")


@pytest.mark.parametrize("state", [s for s in FeeState.values if s != FeeState.PROPOSED])
def test_a_fee_begins_as_a_proposal(state):
    refuses(unsaved(chargeable_attendance(), state=state).save, "Cannot insert")


def test_there_is_one_standing_fee_for_each_date():
    attendance = chargeable_attendance()
    propose_fees(now=timezone.now())

    refuses(unsaved(attendance).save, "one_fee_for_each_attendance")


@pytest.mark.parametrize("amount", ["0.00", "-75.00"])
def test_a_fee_is_for_money(amount):
    refuses(unsaved(chargeable_attendance(), amount=Decimal(amount)).save, "fee_amount_positive")


CHANGES = {
    "hub": lambda fee: HubFactory(),
    "amount": lambda fee: Decimal("1.00"),
    "attendance": lambda fee: chargeable_attendance(),
    "school": lambda fee: school_in(WorkGroupFactory().hub),
    "policy": lambda fee: FeePolicyFactory(),
    "reason": lambda fee: FeeReason.CANCELLED_LATE,
    "workshop_on": lambda fee: date(2022, 2, 4),
    "free_until": lambda fee: fee.free_until + timedelta(days=1),
    "notified_at": lambda fee: london(2022, 2, 1),
    "proposed_at": lambda fee: london(2022, 2, 1),
}


@pytest.mark.parametrize("column", CHANGES)
def test_the_reckoning_never_changes(column):
    fee = proposed_fee()
    value = CHANGES[column](fee)

    refuses(lambda: Fee.objects.filter(pk=fee.pk).update(**{column: value}), "Cannot update")


@pytest.mark.parametrize("make", [proposed_fee, confirmed_fee])
def test_a_fee_is_never_deleted(make):
    fee = make()

    refuses(lambda: Fee.objects.filter(pk=fee.pk).delete(), "Cannot delete")


def test_an_unconfirmed_fee_cannot_be_invoiced():
    invoice = invoice_of(confirmed_fee())
    fee = proposed_fee()
    jump = {"state": FeeState.INVOICED, "invoice": invoice, "decided_by": UserFactory()}

    refuses(
        lambda: Fee.objects.filter(pk=fee.pk).update(decided_at=timezone.now(), **jump),
        "Invalid transition",
    )


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"state": FeeState.CONFIRMED}, "fee_decided_by_a_named_person"),
        ({"state": FeeState.WAIVED}, "waived_fee_has_its_reason|fee_decided_by_a_named_person"),
        ({"waiver": "ofsted"}, "waived_fee_has_its_reason"),
        ({"state": "paid"}, "fee_state_known|Invalid transition"),
    ],
)
def test_a_decision_is_whole(fields, name):
    fee = proposed_fee()

    refuses(lambda: Fee.objects.filter(pk=fee.pk).update(**fields), name)


def test_another_reason_is_written_down():
    fee = proposed_fee()
    decided = {"decided_by": UserFactory(), "decided_at": timezone.now()}

    refuses(
        lambda: Fee.objects.filter(pk=fee.pk).update(
            state=FeeState.WAIVED, waiver="other", **decided
        ),
        "another_reason_is_written_down",
    )


@pytest.mark.parametrize("state", [s for s in FeeState.values if s != FeeState.INVOICED])
def test_an_invoiced_fee_goes_nowhere(state):
    fee = confirmed_fee()
    invoice_of(fee)

    refuses(
        lambda: Fee.objects.filter(pk=fee.pk).update(state=state, invoice=None),
        "Invalid transition",
    )


def test_an_invoiced_fee_stays_as_it_is():
    fee = confirmed_fee()
    invoice_of(fee)

    refuses(lambda: Fee.objects.filter(pk=fee.pk).update(note="Paid"), "Cannot update")


def test_an_invoiced_fee_cannot_move_to_another_invoice():
    fee, other = confirmed_fee(), invoice_of(confirmed_fee())
    invoice_of(fee)

    refuses(lambda: Fee.objects.filter(pk=fee.pk).update(invoice=other), "Cannot update")


@pytest.mark.parametrize(
    "fields",
    [{"total": Decimal("1.00")}, {"lines": []}, {"number": 7}, {"sent_to": "x@example.org"}],
)
def test_an_issued_invoice_never_changes(fields):
    invoice = invoice_of(confirmed_fee())

    refuses(lambda: Invoice.objects.filter(pk=invoice.pk).update(**fields), "Cannot update")


def test_an_issued_invoice_is_never_deleted():
    invoice = invoice_of(confirmed_fee())

    refuses(lambda: Invoice.objects.filter(pk=invoice.pk)._raw_delete("default"), "or delete rows")
