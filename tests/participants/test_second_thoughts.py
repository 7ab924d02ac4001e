"""Minds that change before there is a place: turned down by mistake, withdrawn, taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from outbox.actions import deliver_due
from outbox.models import Message
from participants import links as signed
from participants.actions.approval import record_approval
from participants.actions.interest import withdraw_interest
from participants.actions.place import (
    accept_offer,
    lapse_offers,
    offer_place,
    put_on_waiting_list,
    take_back_offer,
    turn_down_offer,
)
from participants.choices import Decision, InterestState, OfferAnswer
from participants.models import ExpressionOfInterest, Offer
from participants.queries.place import places_of
from tests.factories import InterestFactory, UserFactory, approved, london, member
from tests.journeys.people import text_of
from tests.participants.drafts import ticks
from tests.robust.reading import assert_refused_beside, links, summary

pytestmark = pytest.mark.django_db

NOW = london(2022, 1, 10, 12)


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def interest():
    return approved(InterestFactory())


@pytest.fixture
def admin(interest):
    return member(interest.workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def url(name: str, interest) -> str:
    return reverse(f"participants:{name}", args=[interest.pk])


def own_page(interest) -> str:
    return signed.INTEREST.path(interest)


def state_of(interest) -> str:
    return ExpressionOfInterest.objects.get(pk=interest.pk).state


def texts(kind: str) -> list[str]:
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("text", flat=True))


# An offer turned down by mistake


@pytest.fixture
def turned_down(interest, admin):
    turn_down_offer(offer=offer_place(interest=interest, by=admin))
    return interest


def test_whoever_turned_a_place_down_by_mistake_is_offered_one_again(staff, turned_down):
    page = staff.get(url("interest", turned_down))
    assert {"Offer a place", "Put on the waiting list"} <= set(links(page))

    staff.post(links(page)["Offer a place"], {"override_reason": ""})

    assert state_of(turned_down) == InterestState.OFFERED
    assert [offer.answer for offer in Offer.objects.all()] == [OfferAnswer.TURNED_DOWN, ""]
    assert len(texts("place-offered")) == 2


def test_or_waits_for_one(staff, turned_down):
    staff.post(url("wait", turned_down))

    assert state_of(turned_down) == InterestState.WAITING
    assert len(texts("waiting-list")) == 1


def test_whoever_has_asked_again_since_is_decided_about_there(staff, turned_down):
    InterestFactory(workgroup=turned_down.workgroup, person=turned_down.person)

    answer = staff.post(url("offer_one", turned_down), {"override_reason": ""})

    assert [m for _, m in summary(answer)] == [
        "They have sent another expression of interest since. Decide about that one."
    ]
    assert state_of(turned_down) == InterestState.REFUSED


# An offer that the hub takes back


@pytest.mark.parametrize("is_taken_back", [False, True])
def test_an_offer_that_waits_in_the_post_goes_only_while_it_stands(interest, admin, is_taken_back):
    offer = offer_place(interest=interest, by=admin)
    if is_taken_back:
        take_back_offer(offer=offer, by=admin)

    deliver_due()

    letter = Message.objects.get(kind="place-offered")
    assert letter.state == ("withdrawn" if is_taken_back else "sent")


def test_an_offer_is_taken_back_with_word_however_often_somebody_waited(
    staff, interest, admin, time_machine
):
    put_on_waiting_list(interest=interest, by=admin)
    offer_place(interest=interest, by=admin)
    shown = staff.get(url("wait", interest))

    answer = staff.post(url("wait", interest), follow=True)
    time_machine.shift(timedelta(minutes=1))
    interest.refresh_from_db()
    offer = offer_place(interest=interest, by=admin)
    take_back_offer(offer=offer, by=admin)

    assert f"Take back the offer to {interest.person}?" in text_of(shown)
    assert "the link in the offer no longer works. They get an email that says so." in (
        text_of(shown)
    )
    assert "They are on the waiting list, and have an email that says so." in text_of(answer)
    assert len(texts("waiting-list")) == 1
    assert [
        "that we offered you on Monday 10 January 2022" in t for t in texts("offer-taken-back")
    ] == [
        True,
        True,
    ]


def test_whoever_loses_an_offer_to_the_hub_keeps_their_turn(interest, admin, time_machine):
    put_on_waiting_list(interest=interest, by=admin)
    turn = ExpressionOfInterest.objects.get(pk=interest.pk).waiting_since
    time_machine.shift(timedelta(days=1))

    take_back_offer(offer=offer_place(interest=interest, by=admin), by=admin)

    interest.refresh_from_db()
    assert interest.waiting_since == turn


def test_whoever_lets_an_offer_run_out_waits_anew(interest, admin, time_machine):
    put_on_waiting_list(interest=interest, by=admin)
    offer = offer_place(interest=interest, by=admin)
    time_machine.move_to(offer.expires_at, tick=False)
    lapse_offers(now=timezone.now())

    put_on_waiting_list(interest=interest, by=admin)

    interest.refresh_from_db()
    assert interest.waiting_since == offer.expires_at


def test_whoever_is_put_on_the_list_again_is_told_again(interest, admin, time_machine):
    for _ in range(2):
        put_on_waiting_list(interest=interest, by=admin)
        offer = offer_place(interest=interest, by=admin)
        time_machine.move_to(offer.expires_at)
        lapse_offers(now=timezone.now())

    assert len(texts("waiting-list")) == 2


def test_the_link_of_an_offer_that_was_taken_back_says_so(client, interest, admin):
    offer = offer_place(interest=interest, by=admin)
    take_back_offer(offer=offer, by=admin)

    said = text_of(client.get(signed.OFFER.path(offer)))

    assert "The hub has taken this offer back" in said
    assert "That was on 10 January 2022 at midday, and you went on the waiting list" in said
    assert "It was open until" not in said


# Withdrawn before there is a place


def test_the_link_to_withdraw_is_in_the_first_email(client, workgroup, full):
    path = reverse("participants:interest_check", args=[signed.DRAFT.token(full)])
    client.post(path, ticks())
    [interest] = ExpressionOfInterest.objects.all()

    assert own_page(interest) in texts("interest-received")[0]


def test_opening_the_link_changes_nothing_and_the_button_withdraws(client, interest):
    shown = client.get(own_page(interest))
    assert state_of(interest) == InterestState.NEW

    answer = client.post(own_page(interest), {"reason": "No cover"}, follow=True)

    assert "Withdraw your expression of interest?" in text_of(shown)
    assert answer.redirect_chain == [(own_page(interest), 302)]
    assert "Your expression of interest is withdrawn" in text_of(answer)
    interest.refresh_from_db()
    assert (interest.state, interest.decision_reason, interest.decided_by) == (
        InterestState.WITHDRAWN,
        "No cover",
        None,
    )
    assert len(texts("interest-withdrawn")) == 1


def test_withdrawing_twice_is_said_and_done_once(client, interest):
    client.post(own_page(interest), {"reason": ""})

    assert client.post(own_page(interest), {"reason": ""}).status_code == 422
    assert len(texts("interest-withdrawn")) == 1


def test_an_open_offer_goes_with_it_and_frees_its_place(client, interest, admin):
    offer = offer_place(interest=interest, by=admin)
    assert places_of(interest.workgroup).left == interest.workgroup.capacity - 1

    client.post(own_page(interest), {"reason": ""})

    offer.refresh_from_db()
    assert offer.answer == OfferAnswer.TURNED_DOWN
    assert places_of(interest.workgroup).left == interest.workgroup.capacity


def test_a_place_is_given_up_and_not_withdrawn(client, interest, admin):
    offer = offer_place(interest=interest, by=admin)
    place = accept_offer(offer=offer, policy_id=interest.workgroup.fee_policy_id)

    shown = client.get(own_page(interest))
    answer = client.post(own_page(interest), {"reason": ""})

    assert links(shown)["see your dates"] == signed.PLACE.path(place)
    assert [m for _, m in summary(answer)] == [
        "There is a place already. Give up the place instead."
    ]
    place.refresh_from_db()
    assert place.withdrawn_at is None


def test_whoever_was_declined_has_nothing_to_withdraw(client):
    declined = InterestFactory(state=InterestState.DECLINED)

    assert "There is nothing to withdraw" in text_of(client.get(own_page(declined)))
    assert client.post(own_page(declined), {"reason": ""}).status_code == 422
    assert state_of(declined) == InterestState.DECLINED


def test_the_hub_withdraws_it_for_somebody_with_the_reason(staff, admin, interest):
    path = links(staff.get(url("interest", interest)))["Withdraw it for them"]
    assert_refused_beside(staff.post(path, {"reason": ""}), reason="Enter the reason")

    answer = staff.post(path, {"reason": "She rang"}, follow=True)

    assert "It is withdrawn, and they have an email that says so." in text_of(answer)
    interest.refresh_from_db()
    assert (interest.state, interest.decision_reason, interest.decided_by) == (
        InterestState.WITHDRAWN,
        "She rang",
        admin,
    )
    assert "Withdraw it for them" not in links(staff.get(url("interest", interest)))


def test_the_head_of_somebody_who_has_withdrawn_is_asked_no_more(client):
    interest = InterestFactory()
    withdraw_interest(interest=interest)

    said = text_of(client.get(signed.APPROVAL.path(interest)))

    assert f"{interest.person} no longer asks for a place" in said
    assert "Send your answer" not in said
    with pytest.raises(Refused, match="nothing to approve"):
        record_approval(interest=interest, decision=Decision.APPROVED, decided_by_name="Hari")


def test_whoever_withdrew_may_ask_again(interest):
    withdraw_interest(interest=interest)

    InterestFactory(workgroup=interest.workgroup, person=interest.person)

    assert ExpressionOfInterest.objects.open().count() == 1


def test_home_lists_what_is_asked_for_with_the_way_to_withdraw(client, interest):
    interest.person.user = UserFactory()
    interest.person.save()
    client.force_login(interest.person.user)

    home = client.get("/home/")
    withdraw_interest(interest=interest)

    words = f"Withdraw your expression of interest in {interest.workgroup}"
    assert links(home)[words] == own_page(interest)
    assert words not in links(client.get("/home/"))
