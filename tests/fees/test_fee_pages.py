"""One fee, and the pages on which it is decided."""

import pytest
from django.urls import reverse

from access.roles import Role
from fees.actions.fee import waive_fee
from fees.choices import FeeState
from fees.models import Fee
from participants.actions.attendance_register import reopen_register
from participants.choices import AttendanceOutcome
from tests.factories import UserFactory, member
from tests.fees.factories import AFTER, confirmed_fee, invoice_of, proposed_fee, words

pytestmark = pytest.mark.django_db


def test_a_fee_shows_its_reckoning_and_its_history(
    client, workshop, administrator, django_assert_max_num_queries
):
    fee = proposed_fee(workshop, outcome=AttendanceOutcome.CANCELLED_LATE)
    waive_fee(fee=fee, waiver="ofsted", note="Called on Tuesday", by=administrator)

    with django_assert_max_num_queries(14):
        page = client.get(reverse("fees:fee", args=[fee.pk]))

    text = words(page)
    assert "Until 23:59 on Thursday 27 January 2022." in text
    assert "6 days before the workshop." in text
    assert [entry.title for entry in page.context["history"]] == [
        "Waived: Ofsted inspection called",
        "Proposed",
    ]
    assert [entry.by for entry in page.context["history"]] == [
        str(administrator),
        "the portal itself",
    ]


ACTS = {
    (FeeState.PROPOSED, Role.ADMINISTRATOR): {"confirm", "waive"},
    (FeeState.PROPOSED, Role.HUB_LEAD): {"waive"},
    (FeeState.CONFIRMED, Role.ADMINISTRATOR): {"waive", "invoice"},
    (FeeState.CONFIRMED, Role.HUB_LEAD): {"waive"},
    (FeeState.WAIVED, Role.ADMINISTRATOR): {"undo"},
    (FeeState.INVOICED, Role.ADMINISTRATOR): set(),
}


@pytest.mark.parametrize(("state", "role"), ACTS)
def test_a_fee_offers_what_its_state_and_ones_role_allow(client, workshop, hub, state, role):
    fee = proposed_fee(workshop) if state == FeeState.PROPOSED else confirmed_fee(workshop)
    if state == FeeState.WAIVED:
        waive_fee(fee=fee, waiver="ofsted", by=UserFactory())
    if state == FeeState.INVOICED:
        invoice_of(fee)
    client.force_login(member(hub, role))

    page = client.get(reverse("fees:fee", args=[fee.pk]))

    assert page.context["acts"] == ACTS[state, role]


def test_the_history_tells_every_move(client, workshop, administrator):
    fee = proposed_fee(workshop)
    waive, undo, confirm, page = (
        reverse(f"fees:{name}", args=[fee.pk])
        for name in ("waive", "undo_waiver", "confirm", "fee")
    )
    client.post(waive, {"waiver": "hub_error"})
    client.post(undo)
    client.post(confirm)
    fee.refresh_from_db()
    invoice = invoice_of(fee)

    history = client.get(page).context["history"]

    assert [(entry.title, entry.by) for entry in history] == [
        ("Invoiced", str(invoice.issued_by)),
        ("Confirmed", str(administrator)),
        ("Waiver undone", str(administrator)),
        ("Waived: The hub's own mistake", str(administrator)),
        ("Proposed", "the portal itself"),
    ]


def test_confirming_says_the_amount_on_the_button(client, workshop, administrator, time_machine):
    time_machine.move_to(AFTER)
    fee = proposed_fee(workshop)
    client.force_login(administrator)
    address = reverse("fees:confirm", args=[fee.pk])

    text = words(client.get(address))
    response = client.post(address)

    assert "Confirm £75.00</button>" in text
    assert "by Thursday 17 February 2022. Confirming now does not wait for that." in text
    assert response.url == reverse("fees:fee", args=[fee.pk])
    fee.refresh_from_db()
    assert (fee.state, fee.decided_by) == (FeeState.CONFIRMED, administrator)


def test_once_the_time_to_answer_has_passed_confirming_waits_for_nobody(
    client, workshop, administrator, time_machine
):
    time_machine.move_to(AFTER)
    fee = proposed_fee(workshop)
    time_machine.move_to("2022-02-18 09:00Z")
    client.force_login(administrator)

    text = words(client.get(reverse("fees:confirm", args=[fee.pk])))

    assert "Confirming now does not wait" not in text


def test_confirming_a_fee_whose_ground_has_gone_says_why_not(client, workshop, administrator):
    fee = proposed_fee(workshop)
    reopen_register(workshop=workshop, reason="Wrong tick", by=UserFactory())

    response = client.post(reverse("fees:confirm", args=[fee.pk]))

    assert response.status_code == 422
    assert "The register has been reopened." in words(response)
    assert Fee.objects.get().state == FeeState.PROPOSED


def test_waiving_needs_a_reason(client, workshop, administrator):
    fee = proposed_fee(workshop)
    address = reverse("fees:waive", args=[fee.pk])

    text = words(client.get(address))
    missing = client.post(address, {"note": "x"})
    unsaid = client.post(address, {"waiver": "other", "note": " "})
    client.post(address, {"waiver": "ofsted", "note": ""})

    assert "Waive £75.00</button>" in text
    assert (missing.status_code, unsaid.status_code) == (422, 422)
    assert "Choose why the fee is waived" in words(missing)
    assert "Say what the reason is" in words(unsaid)
    fee.refresh_from_db()
    assert (fee.state, fee.waiver) == (FeeState.WAIVED, "ofsted")


def test_a_form_changes_no_column_it_does_not_show(client, workshop, administrator):
    fee = proposed_fee(workshop)

    client.post(
        reverse("fees:waive", args=[fee.pk]),
        {"waiver": "ofsted", "amount": "1.00", "state": "void", "school": "1", "decided_by": "1"},
    )

    after = Fee.objects.get()
    assert (after.amount, after.school, after.decided_by) == (
        fee.amount,
        fee.school,
        administrator,
    )


def test_several_are_confirmed_after_a_page_that_says_how_many(client, workshop, administrator):
    chosen = [proposed_fee(workshop) for _ in range(2)]
    left = proposed_fee(workshop)
    address = reverse("fees:confirm_several")
    query = "&".join(f"fee={fee.pk}" for fee in chosen)

    text = words(client.get(f"{address}?{query}"))
    client.post(address, {"fee": [fee.pk for fee in chosen]})

    assert "Confirm 2 fees, £150.00 in all?" in text
    assert "Confirm £150.00</button>" in text
    assert set(Fee.objects.to_invoice()) == set(chosen)
    assert Fee.objects.awaiting_decision().get() == left


def test_of_several_all_are_confirmed_or_none(client, workshop, administrator):
    fees = [proposed_fee(workshop), confirmed_fee(workshop)]

    response = client.post(reverse("fees:confirm_several"), {"fee": [fee.pk for fee in fees]})

    assert response.status_code == 422
    assert "somebody may have been quicker" in words(response)
    assert Fee.objects.awaiting_decision().count() == 1


def test_another_hubs_fee_is_never_among_the_chosen(client, workshop, administrator):
    stranger = proposed_fee()

    response = client.post(reverse("fees:confirm_several"), {"fee": [stranger.pk]})

    assert response.status_code == 422
    assert Fee.objects.get().state == FeeState.PROPOSED


@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 30, "\u0661"])
def test_nonsense_among_the_chosen_is_ignored(client, workshop, administrator, value):
    page = client.get(reverse("fees:confirm_several"), {"fee": value})

    assert page.status_code == 200
    assert "No fee was chosen" in words(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_confirm_page_asks_the_same_number_of_questions(
    client, workshop, administrator, rows, django_assert_num_queries
):
    fees = [proposed_fee(workshop) for _ in range(rows)]
    query = "&".join(f"fee={fee.pk}" for fee in fees)

    with django_assert_num_queries(5):
        client.get(f"{reverse('fees:confirm_several')}?{query}")
