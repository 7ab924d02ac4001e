"""What becomes of a proposal whose ground goes."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from access.refusal import Refused
from fees import tasks
from fees.actions.fee import void_unfounded_fees
from fees.choices import FeeReason, FeeState
from fees.models import Fee
from participants.actions.attendance import cancel_workshop_place
from participants.actions.attendance_register import close_register, reopen_register
from participants.actions.change import call_off_workshop, move_workshop
from participants.choices import AttendanceOutcome
from participants.models import Attendance
from tests.factories import (
    FeePolicyFactory,
    UserFactory,
    london,
    school_in,
)
from tests.fees.factories import (
    AFTER,
    confirmed_fee,
    invoice_of,
    proposed_fee,
    workshop_in,
)

pytestmark = pytest.mark.django_db


def sweep() -> list[str]:
    """The states of all fees after one run of the task."""
    tasks.propose_fees()
    return list(Fee.objects.order_by("pk").values_list("state", flat=True))


def reopen(fee):
    reopen_register(workshop=fee.attendance.workshop, reason="Wrong tick", by=UserFactory())


def call_off(fee):
    call_off_workshop(workshop=fee.attendance.workshop, reason="Snow")


def cancel_workgroup(fee):
    workgroup = fee.attendance.workshop.workgroup
    workgroup.cancelled_at = timezone.now()
    workgroup.save()


def exempt(fee):
    participant = fee.attendance.participant
    participant.exempt_because = "Is a trainee"
    participant.save()


def change_notice(fee):
    fee.attendance.notified_at = london(2022, 1, 20)
    fee.attendance.outcome = AttendanceOutcome.CANCELLED_IN_TIME
    fee.attendance.save()


def move(fee):
    workshop = fee.attendance.workshop
    workshop.starts_at, workshop.ends_at = london(2022, 2, 2, 9), london(2022, 2, 2, 14)
    workshop.save()


GROUNDS = [
    (call_off, "The workshop has been cancelled."),
    (cancel_workgroup, "The Work Group has been cancelled."),
    (exempt, "The participant is exempt from fees."),
    (change_notice, "What the fee was reckoned from has changed."),
    (move, "The workshop has been moved to another day."),
]


@pytest.mark.parametrize("state", [FeeState.PROPOSED, FeeState.CONFIRMED])
@pytest.mark.parametrize(("lose_ground", "because"), GROUNDS)
def test_a_fee_whose_ground_has_gone_becomes_void(state, lose_ground, because):
    fee = proposed_fee()
    if state == FeeState.CONFIRMED:
        Fee.objects.filter(pk=fee.pk).update(
            state=state, decided_by=UserFactory(), decided_at=timezone.now()
        )
    lose_ground(fee)

    states = sweep()

    fee.refresh_from_db()
    # Of a day it was moved to, a closed register may give another.
    assert states == [FeeState.VOID, *([FeeState.PROPOSED] if lose_ground is move else [])]
    assert (fee.note, fee.decided_by) == (because, None)


def test_what_has_been_invoiced_keeps_its_workshop_standing_on_its_day():
    fee = confirmed_fee()
    invoice = invoice_of(fee)

    with pytest.raises(Refused, match=f"is on invoice {invoice.reference}"):
        call_off(fee)
    reopen(fee)
    with pytest.raises(Refused, match=f"is on invoice {invoice.reference}"):
        move_workshop(
            workshop=fee.attendance.workshop,
            starts_at=london(2022, 3, 3, 9, 30),
            ends_at=london(2022, 3, 3, 14, 30),
            mode="online",
            venue=None,
            join_link="",
            because="The hall is closed",
        )


def test_a_fee_that_was_waived_stays_waived_when_its_ground_goes():
    fee = proposed_fee()
    Fee.objects.filter(pk=fee.pk).update(
        state=FeeState.WAIVED,
        waiver="ofsted",
        decided_by=UserFactory(),
        decided_at=timezone.now(),
    )
    call_off(fee)

    assert sweep() == [FeeState.WAIVED]


def test_a_workshop_moved_after_its_register_was_closed_gets_a_new_reckoning():
    fee = proposed_fee()
    move(fee)

    states = sweep()

    assert states == [FeeState.VOID, FeeState.PROPOSED]
    assert Fee.objects.last().workshop_on == date(2022, 2, 2)


@pytest.mark.parametrize(
    "change",
    [{"notified_at": london(2022, 1, 29)}, {"free_until": london(2022, 1, 26, 23, 59, 59)}],
)
def test_another_notice_or_last_free_moment_gives_a_new_reckoning(change):
    fee = proposed_fee(outcome=AttendanceOutcome.CANCELLED_LATE)
    Attendance.objects.filter(pk=fee.attendance_id).update(**change)

    assert sweep() == [FeeState.VOID, FeeState.PROPOSED]


def test_a_place_put_on_other_terms_gets_a_new_reckoning():
    participant = proposed_fee().attendance.participant
    participant.fee_policy = FeePolicyFactory(
        hub=participant.workgroup.hub, amount=Decimal("50.00")
    )
    participant.save()

    states = sweep()

    assert states == [FeeState.VOID, FeeState.PROPOSED]
    assert Fee.objects.latest("pk").amount == Decimal("50.00")


def test_a_register_closed_again_with_the_same_outcome_leaves_the_fee_alone(time_machine):
    time_machine.move_to(AFTER)
    fee = proposed_fee()
    by = UserFactory()
    reopen(fee)
    close_register(workshop=fee.attendance.workshop, by=by)

    assert sweep() == [FeeState.PROPOSED]


def test_a_register_closed_again_with_another_notice_gives_another_fee(time_machine):
    time_machine.move_to(AFTER)
    fee = proposed_fee()
    attendance = fee.attendance
    reopen(fee)
    cancel_workshop_place(
        participant=attendance.participant,
        workshop=attendance.workshop,
        notified_at=london(2022, 2, 2),
        recorded_by=UserFactory(),
    )
    close_register(workshop=attendance.workshop, by=UserFactory())

    states = sweep()

    assert states == [FeeState.VOID, FeeState.PROPOSED]
    assert Fee.objects.latest("pk").reason == FeeReason.CANCELLED_LATE


def test_the_school_billed_is_that_of_the_place_when_the_fee_was_proposed():
    fee = proposed_fee()
    participant = fee.attendance.participant
    before = participant.school
    participant.school = school_in(participant.workgroup.hub)
    participant.save()

    states = sweep()

    assert states == [FeeState.PROPOSED]
    assert Fee.objects.get().school == before


def test_voiding_asks_the_same_few_questions_however_many_fees_it_finds(
    django_assert_num_queries,
):
    workshop = workshop_in()
    for _ in range(3):
        proposed_fee(workshop)
    call_off_workshop(workshop=workshop, reason="Snow")

    with django_assert_num_queries(9):
        gone = void_unfounded_fees(now=timezone.now())

    assert gone == 3
