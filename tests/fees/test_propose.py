"""Which dates a fee is proposed for, and what the participant is told."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from fees import tasks
from fees.actions.fee import propose_fees, void_unfounded_fees
from fees.choices import FeeReason, FeeState
from fees.models import Fee
from fees.queries.due import attendances_without_a_fee
from outbox.kinds import unwanted
from outbox.models import Message
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.attendance_register import close_register, take_register
from participants.actions.change import call_off_workshop
from participants.actions.place import give_up_place
from participants.choices import AttendanceOutcome, Mark
from tests.factories import (
    FeePolicyFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    london,
)
from tests.fees.factories import (
    AFTER,
    THE_DAY,
    chargeable_attendance,
    proposed_fee,
    workshop_in,
)

pytestmark = pytest.mark.django_db


def sweep() -> list[str]:
    """The states of all fees after one run of the task."""
    tasks.propose_fees()
    return list(Fee.objects.order_by("pk").values_list("state", flat=True))


def settle(workshop, time_machine, marks):
    """Take and close the register in the afternoon."""
    by = UserFactory()
    time_machine.move_to(AFTER)
    take_register(workshop=workshop, marks={place.pk: mark for place, mark in marks}, by=by)
    close_register(workshop=workshop, by=by)


@pytest.mark.parametrize(
    ("cancelled_at", "states"),
    [(london(2022, 1, 27, 23, 59, 59), []), (london(2022, 1, 28), [FeeState.PROPOSED])],
)
def test_cancelling_3_february_costs_from_midnight_after_27_january(
    cancelled_at, states, time_machine
):
    workshop = workshop_in()
    participant = ParticipantFactory(workgroup=workshop.workgroup)
    time_machine.move_to(cancelled_at)
    cancel_workshop_place(participant=participant, workshop=workshop)
    settle(workshop, time_machine, [])

    assert sweep() == states


def test_a_fee_keeps_what_it_was_reckoned_from(time_machine):
    time_machine.move_to(AFTER, tick=False)

    fee = proposed_fee(outcome=AttendanceOutcome.CANCELLED_LATE)

    participant = fee.attendance.participant
    assert (fee.amount, fee.reason) == (Decimal("75.00"), FeeReason.CANCELLED_LATE)
    assert (fee.school, fee.policy) == (participant.school, participant.fee_policy)
    assert fee.workshop_on == date(2022, 2, 3)
    assert fee.free_until == london(2022, 1, 27, 23, 59, 59)
    assert fee.notified_at == london(2022, 1, 28)
    assert (fee.proposed_at, fee.decided_by) == (AFTER, None)


def test_nothing_is_proposed_before_the_register_is_closed(time_machine):
    workshop = workshop_in()
    participant = ParticipantFactory(workgroup=workshop.workgroup)
    time_machine.move_to(AFTER)
    by = UserFactory()
    take_register(workshop=workshop, marks={participant.pk: Mark.ABSENT}, by=by)

    before = sweep()
    close_register(workshop=workshop, by=by)

    assert before == []
    assert sweep() == [FeeState.PROPOSED]


@pytest.mark.parametrize("mark", [Mark.PRESENT, Mark.EXCUSED])
def test_coming_after_a_late_cancellation_costs_nothing(mark, time_machine):
    workshop = workshop_in()
    participant = ParticipantFactory(workgroup=workshop.workgroup)
    time_machine.move_to(london(2022, 2, 2))
    cancel_workshop_place(participant=participant, workshop=workshop)
    settle(workshop, time_machine, [(participant, mark)])

    assert sweep() == []


@pytest.mark.parametrize(
    ("mark", "states"), [(Mark.SUBSTITUTE, []), (Mark.ABSENT, [FeeState.PROPOSED])]
)
def test_a_colleague_who_comes_saves_the_fee_and_one_who_does_not_costs_one(
    mark, states, time_machine
):
    workshop = workshop_in()
    participant = ParticipantFactory(workgroup=workshop.workgroup)
    time_machine.move_to(london(2022, 2, 2))
    name_substitute(participant=participant, workshop=workshop, name="Col League")
    settle(workshop, time_machine, [(participant, mark)])

    assert sweep() == states


@pytest.mark.parametrize(("cancels", "states"), [(True, []), (False, [FeeState.PROPOSED])])
def test_a_place_accepted_within_the_week_may_be_cancelled_but_not_missed(
    cancels, states, time_machine
):
    workshop = workshop_in()
    participant = ParticipantFactory(workgroup=workshop.workgroup, accepted_at=london(2022, 1, 31))
    time_machine.move_to(THE_DAY - timedelta(seconds=1))
    if cancels:
        cancel_workshop_place(participant=participant, workshop=workshop)
    settle(workshop, time_machine, [] if cancels else [(participant, Mark.ABSENT)])

    assert sweep() == states


def test_giving_up_a_place_costs_only_the_date_inside_the_window(time_machine):
    workgroup = WorkGroupFactory()
    near = workshop_in(workgroup)
    far = workshop_in(workgroup, starts_at=london(2022, 5, 25, 9, 30))
    participant = ParticipantFactory(workgroup=workgroup)
    time_machine.move_to(london(2022, 2, 1))
    give_up_place(participant=participant, reason="New post")
    settle(near, time_machine, [])
    time_machine.move_to(london(2022, 5, 25, 16))
    close_register(workshop=far, by=UserFactory())

    sweep()

    assert list(Fee.objects.values_list("attendance__workshop", flat=True)) == [near.pk]


def test_two_of_one_school_cost_two_fees():
    workshop = workshop_in()
    school = chargeable_attendance(workshop).participant.school
    chargeable_attendance(workshop, school=school)

    sweep()

    assert list(Fee.objects.values_list("school", flat=True)) == [school.pk] * 2


def test_no_terms_accepted_means_no_fee():
    workgroup = WorkGroupFactory(fee_policy=None)

    chargeable_attendance(workshop_in(workgroup))

    assert sweep() == []


def test_terms_added_after_the_register_was_closed_charge_nothing():
    workgroup = WorkGroupFactory(fee_policy=None)
    participant = chargeable_attendance(workshop_in(workgroup)).participant
    participant.fee_policy = FeePolicyFactory(hub=workgroup.hub)
    participant.save()

    assert sweep() == []
    assert not attendances_without_a_fee().exists()


@pytest.mark.parametrize(
    ("terms", "outcome", "states"),
    [
        ("charges_no_show", AttendanceOutcome.NO_SHOW, []),
        ("charges_no_show", AttendanceOutcome.CANCELLED_LATE, [FeeState.PROPOSED]),
        ("charges_late_cancellation", AttendanceOutcome.CANCELLED_LATE, []),
        ("charges_late_cancellation", AttendanceOutcome.NO_SHOW, [FeeState.PROPOSED]),
    ],
)
def test_only_what_the_accepted_terms_charge_for_is_proposed(terms, outcome, states):
    workgroup = WorkGroupFactory()
    policy = FeePolicyFactory(hub=workgroup.hub, **{terms: False})
    chargeable_attendance(workshop_in(workgroup), outcome=outcome, fee_policy=policy)

    assert sweep() == states
    assert not attendances_without_a_fee().exists()


def test_later_terms_never_reach_a_place_accepted_before():
    workshop = workshop_in()
    participant = ParticipantFactory(workgroup=workshop.workgroup)
    workshop.workgroup.fee_policy = FeePolicyFactory(
        hub=workshop.workgroup.hub, amount=Decimal("100.00")
    )
    workshop.workgroup.save()
    chargeable_attendance(workshop, participant=participant)

    sweep()

    assert Fee.objects.get().amount == Decimal("75.00")


def test_whoever_is_exempt_pays_nothing():
    chargeable_attendance(exempt_because="Leads another Work Group")

    assert sweep() == []


def test_a_workshop_called_off_never_yields_a_fee():
    workshop = chargeable_attendance().workshop
    call_off_workshop(workshop=workshop, reason="Snow")

    assert sweep() == []


def test_a_cancelled_work_group_never_yields_a_fee():
    workgroup = chargeable_attendance().workshop.workgroup
    workgroup.cancelled_at = timezone.now()
    workgroup.save()

    assert sweep() == []


def test_a_register_closed_before_the_workshops_day_was_closed_for_another_date():
    workshop = chargeable_attendance().workshop
    workshop.starts_at, workshop.ends_at = london(2022, 2, 4, 9), london(2022, 2, 4, 14)
    workshop.save()

    assert sweep() == []


def test_sweeping_again_adds_nothing():
    chargeable_attendance()
    chargeable_attendance()

    assert sweep() == [FeeState.PROPOSED] * 2
    assert sweep() == [FeeState.PROPOSED] * 2
    assert Message.objects.filter(kind="fee-proposed").count() == 2


@pytest.mark.parametrize("state", [FeeState.CONFIRMED, FeeState.WAIVED])
def test_a_decided_fee_is_not_proposed_again(state):
    fee = proposed_fee()
    Fee.objects.filter(pk=fee.pk).update(
        state=state,
        decided_by=UserFactory(),
        decided_at=timezone.now(),
        waiver="ofsted" if state == FeeState.WAIVED else "",
    )

    assert sweep() == [state]


@pytest.mark.parametrize("shift", [timedelta(hours=-1), timedelta(hours=1), timedelta(days=40)])
def test_a_clock_that_is_wrong_changes_nothing(shift, time_machine):
    chargeable_attendance()
    time_machine.move_to(AFTER + shift)
    first = sweep()
    time_machine.move_to(AFTER)

    assert first == [FeeState.PROPOSED]
    assert sweep() == [FeeState.PROPOSED]


@pytest.mark.parametrize("number", [1, 30])
def test_the_sweep_asks_the_same_few_questions_however_many_fees_it_finds(
    number, django_assert_num_queries
):
    workshop = workshop_in()
    for _ in range(number):
        chargeable_attendance(workshop)

    with django_assert_num_queries(8):  # two of them mark the transaction
        found = propose_fees(now=timezone.now())

    assert found == number


def test_the_participant_is_asked_for_a_reason(time_machine):
    time_machine.move_to(AFTER, tick=False)
    fee = proposed_fee(outcome=AttendanceOutcome.CANCELLED_LATE)

    letter = Message.objects.get(kind="fee-proposed")

    hub = fee.attendance.workshop.workgroup.hub
    assert letter.key == f"fee-proposed:{fee.pk}"
    assert (letter.to_email, letter.reply_to) == (
        fee.attendance.participant.person.email,
        hub.mailbox,
    )
    assert "reply to this email by Thursday 17 February 2022" in letter.text
    assert "Until 23:59 on Thursday 27 January 2022." in letter.text
    assert (
        "At 00:00 on Friday 28 January 2022, through the portal: 6 days before the workshop."
        in letter.text
    )
    assert "£75.00, because the notice came after the last free moment." in letter.text


def test_nobody_is_asked_about_a_fee_that_is_no_longer_due():
    gone, stands = proposed_fee(), proposed_fee()
    call_off_workshop(workshop=gone.attendance.workshop, reason="Snow")
    void_unfounded_fees(now=timezone.now())
    letters = list(Message.objects.filter(kind="fee-proposed"))

    dropped = unwanted(letters, timezone.now())

    assert dropped == {letter.pk for letter in letters if letter.about_id == gone.pk}
    assert Fee.objects.get(pk=stands.pk).state == FeeState.PROPOSED
