"""Confirming and waiving: by a named person, once, and only while the fee is founded."""

from functools import partial

import pytest
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from fees.actions.fee import confirm_fee, confirm_fees, undo_waiver, void_unfounded_fees, waive_fee
from fees.choices import FeeState, WaiverReason
from fees.models import Fee
from fees.queries.figures import fee_figures, workgroup_fee_figures
from tests.factories import UserFactory, member
from tests.fees.factories import AFTER, confirmed_fee, proposed_fee, workshop_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory()


def states():
    return list(Fee.objects.order_by("pk").values_list("state", flat=True))


def exempt(fee):
    participant = fee.attendance.participant
    participant.exempt_because = "A pilot school"
    participant.save()


def test_confirming_names_who_and_when(by, time_machine):
    time_machine.move_to(AFTER, tick=False)
    fee = proposed_fee()

    confirm_fee(fee=fee, by=by)

    assert (fee.state, fee.decided_by, fee.decided_at) == (FeeState.CONFIRMED, by, AFTER)


def test_confirming_twice_is_refused(by):
    fee = confirmed_fee()

    with pytest.raises(Refused, match="This fee is “Confirmed” and cannot become “Confirmed”"):
        confirm_fee(fee=fee, by=by)

    assert Fee.objects.get().decided_by != by


@pytest.mark.parametrize("state", [FeeState.PROPOSED, FeeState.CONFIRMED])
def test_waiving_keeps_its_reason(state, by):
    fee = proposed_fee() if state == FeeState.PROPOSED else confirmed_fee()

    waive_fee(fee=fee, waiver=WaiverReason.OFSTED, note=" Called on Tuesday ", by=by)

    assert (fee.state, fee.decided_by) == (FeeState.WAIVED, by)
    assert (fee.waiver, fee.note) == (WaiverReason.OFSTED, "Called on Tuesday")


@pytest.mark.parametrize("note", ["", "  "])
def test_another_reason_must_be_said(note, by):
    fee = proposed_fee()

    with pytest.raises(Refused, match="Say what the reason is") as refusal:
        waive_fee(fee=fee, waiver=WaiverReason.OTHER, note=note, by=by)

    assert refusal.value.field == "note"
    assert states() == [FeeState.PROPOSED]


def test_undoing_a_waiver_asks_for_a_decision_again(by):
    fee = proposed_fee()
    waive_fee(fee=fee, waiver=WaiverReason.ILLNESS, by=by)

    undo_waiver(fee=fee, by=by)

    assert (fee.state, fee.waiver, fee.note) == (FeeState.PROPOSED, "", "")


def test_only_a_waiver_can_be_undone(by):
    with pytest.raises(Refused, match="cannot become “Needs a decision”"):
        undo_waiver(fee=confirmed_fee(), by=by)


@pytest.mark.parametrize("decide", [confirm_fee, partial(waive_fee, waiver=WaiverReason.OFSTED)])
def test_a_fee_whose_ground_has_gone_cannot_be_decided(decide, by):
    fee = proposed_fee()
    exempt(fee)

    with pytest.raises(Refused) as refusal:
        decide(fee=fee, by=by)

    name = fee.attendance.participant.person.name
    assert refusal.value.message == (
        f"{name}, Thursday 3 February 2022: The participant is exempt from fees. The fee is no "
        "longer due and will be set aside within minutes."
    )
    assert states() == [FeeState.PROPOSED]


def test_a_void_fee_stays_void(by):
    fee = proposed_fee()
    exempt(fee)
    void_unfounded_fees(now=timezone.now())

    with pytest.raises(Refused, match="“No longer due”"):
        confirm_fee(fee=fee, by=by)


def test_several_are_confirmed_at_once(by):
    workshop = workshop_in()
    fees = [proposed_fee(workshop) for _ in range(3)]

    number = confirm_fees(fees=[fee.pk for fee in fees[:2]], by=by)

    assert number == 2
    assert states() == [FeeState.CONFIRMED, FeeState.CONFIRMED, FeeState.PROPOSED]


def test_several_are_confirmed_all_or_none(by):
    stands, waived = proposed_fee(), proposed_fee()
    waive_fee(fee=waived, waiver=WaiverReason.STRIKE, by=by)

    with pytest.raises(Refused, match="“Waived”"):
        confirm_fees(fees=[stands.pk, waived.pk], by=by)

    assert states() == [FeeState.PROPOSED, FeeState.WAIVED]


@pytest.mark.parametrize("fees", [[], [999_999_999]])
def test_confirming_what_is_not_there_is_refused(fees, by):
    with pytest.raises(Refused, match="Choose the fees again"):
        confirm_fees(fees=fees, by=by)


def test_the_figures_count_the_fees_of_ones_own_hubs_only():
    workshop = workshop_in()
    proposed_fee(workshop)
    proposed_fee(workshop)
    confirmed_fee(workshop)
    proposed_fee()  # another hub's
    administrator = member(workshop.workgroup.hub, Role.ADMINISTRATOR)

    figures = fee_figures(administrator)

    assert (figures.awaiting_decision.number, figures.awaiting_decision.words) == (2, "£150.00")
    assert (figures.to_invoice.number, figures.to_invoice.words) == (1, "£75.00")
    assert workgroup_fee_figures(workshop.workgroup) == figures


@pytest.mark.parametrize("role", [Role.BOARD, Role.PARTNER])
def test_whoever_may_not_see_fees_counts_none(role):
    hub = proposed_fee().attendance.workshop.workgroup.hub

    figures = fee_figures(member(hub, role))

    assert (figures.awaiting_decision.number, figures.awaiting_decision.words) == (0, "£0.00")
