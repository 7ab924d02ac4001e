"""Sending again: to whom, in which words, and once for each time that it is asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.links import TOKEN
from access.refusal import Refused
from access.roles import Role
from outbox.actions import retry_message
from outbox.again import letter_again, readdress_waiting, send_again, times_repeated
from outbox.models import Message
from participants.actions.attendance import cancel_workshop_place
from participants.actions.place import accept_offer, offer_place, take_back_offer
from participants.actions.remind import remind_of_workshops
from participants.links import OFFER, PLACE
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkshopFactory,
    approved,
    member,
)
from tests.journeys.people import text_of
from tests.robust.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def interest():
    row = approved(InterestFactory())
    WorkshopFactory(workgroup=row.workgroup)
    return row


@pytest.fixture
def admin(interest):
    return member(interest.workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def offer(interest, admin):
    return offer_place(interest=interest, by=admin)


@pytest.fixture
def sent(offer) -> Message:
    Message.objects.filter(kind="place-offered").update(sent_at=timezone.now())
    return Message.objects.get(kind="place-offered")


def correct_address(interest, email: str) -> None:
    interest.person.email = email
    interest.person.save()


def token_in(message: Message) -> str:
    return TOKEN.search(message.text)[0]


def test_it_goes_to_the_address_as_it_is_now_with_a_link_that_works_there(sent, offer, interest):
    correct_address(interest, "right@example.org")

    row = send_again(message=sent, times=0)

    assert (row.to_email, row.repeats, row.kind) == ("right@example.org", sent, "place-offered")
    offer.refresh_from_db()
    offer.interest.person.refresh_from_db()
    assert not OFFER.is_for(token_in(sent), [OFFER.holder_of(offer)])
    assert OFFER.is_for(token_in(row), [OFFER.holder_of(offer)])


def test_the_page_says_first_to_whom_and_in_which_words(client, admin, sent, interest):
    correct_address(interest, "right@example.org")
    client.force_login(admin)

    said = text_of(client.get(f"/manage/messages/{sent.pk}/send-again/"))

    assert "To right@example.org" in said
    assert f"to {sent.to_email}" in said
    assert "We are glad to offer you a place" in said
    assert token_in(sent) not in said


def test_two_clicks_send_it_once(client, admin, sent):
    client.force_login(admin)
    path = f"/manage/messages/{sent.pk}/send-again/"

    first = client.post(path, {"times": 0})
    second = client.post(path, {"times": 0})

    assert (first.status_code, second.status_code) == (302, 422)
    assert "sent again a moment ago" in text_of(second)
    assert Message.objects.filter(repeats=sent).count() == 1


def test_a_repeat_of_a_repeat_names_the_first(sent):
    once = send_again(message=sent, times=0)
    Message.objects.filter(pk=once.pk).update(sent_at=timezone.now())
    once.refresh_from_db()

    twice = send_again(message=once, times=1)

    assert twice.repeats == sent
    assert twice.first_key == sent.key
    assert times_repeated(twice) == 2


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_send_it_once(sent):
    def press():
        try:
            return send_again(message=sent, times=0)
        except Refused:
            return None

    told = at_once([press, press, press])

    assert len([row for row in told if row]) == Message.objects.filter(repeats=sent).count() == 1


def test_what_no_longer_holds_is_not_sent_again(client, admin, sent, offer):
    take_back_offer(offer=offer, by=admin)
    client.force_login(admin)

    page = client.get(f"/manage/messages/{sent.pk}/send-again/", follow=True)
    answer = client.post(f"/manage/messages/{sent.pk}/send-again/", {"times": 0})

    assert "What this email says no longer holds" in text_of(page)
    assert answer.status_code == 422
    assert Message.objects.filter(repeats=sent).count() == 0


def test_a_reminder_of_a_date_that_was_cancelled_is_not_sent_again(admin):
    """Its link works as before, so that only what it says speaks against it."""
    soon = timezone.now() + timedelta(days=2)
    place = ParticipantFactory()
    workshop = WorkshopFactory(workgroup=place.workgroup, starts_at=soon)
    remind_of_workshops(on=timezone.localdate())
    Message.objects.update(sent_at=timezone.now())
    sent = Message.objects.get(kind="workshop-reminder")
    assert letter_again(sent).to_email == place.person.email

    cancel_workshop_place(participant=place, workshop=workshop, reason="Exams", recorded_by=admin)

    with pytest.raises(Refused, match="no longer holds"):
        letter_again(sent)


def test_what_is_on_its_way_is_not_sent_again(offer):
    with pytest.raises(Refused, match="still on its way"):
        letter_again(Message.objects.get(kind="place-offered"))


def test_what_waits_for_an_old_address_goes_to_the_new_one(offer, interest):
    waiting = Message.objects.get(kind="place-offered")
    was = waiting.to_email
    correct_address(interest, "right@example.org")

    assert readdress_waiting(hub=waiting.hub, address=was) == 1

    waiting.refresh_from_db()
    assert waiting.withdrawn_because == "the address was put right"
    assert Message.objects.get(repeats=waiting).to_email == "right@example.org"


def test_a_message_of_no_kind_that_is_known_is_repeated_in_its_words(admin, interest):
    hub = interest.workgroup.hub
    words = {"to_email": "fin@example.org", "subject": "Bill", "text": "Pay", "kind": "other"}
    message = Message.objects.create(key="bill", hub=hub, sent_at=timezone.now(), **words)
    message.attachments.create(name="bill.pdf", content_type="application/pdf", content=b"%PDF")

    row = send_again(message=message, times=0)

    assert {name: getattr(row, name) for name in words} == words
    assert [bytes(one.content) for one in row.attachments.all()] == [b"%PDF"]


def test_the_joining_details_are_sent_again_as_they_are_now(offer, interest):
    place = accept_offer(offer=offer, policy_id=interest.workgroup.fee_policy_id)
    first = Message.objects.get(kind="place-confirmed")
    Message.objects.filter(pk=first.pk).update(sent_at=timezone.now())
    first.refresh_from_db()
    correct_address(interest, "right@example.org")

    row = send_again(message=first, times=0)

    place.person.refresh_from_db()
    assert row.to_email == "right@example.org"
    assert PLACE.is_for(token_in(row), [PLACE.holder_of(place)])


def test_a_failed_message_is_not_tried_at_an_address_that_was_put_right(sent, interest):
    Message.objects.filter(pk=sent.pk).update(sent_at=None, failed_at=timezone.now())
    sent.refresh_from_db()
    correct_address(interest, "right@example.org")

    with pytest.raises(Refused, match="put right since"):
        retry_message(message=sent)


@pytest.fixture
def keeper(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def system_message(**given) -> Message:
    words = {"to_email": "ada@example.org", "subject": "Report", "text": "x", "kind": "other"}
    return Message.objects.create(key="system", failed_at=timezone.now(), **words, **given)


def test_the_keeper_of_the_portal_finds_and_tries_again_what_failed_of_no_hub(keeper):
    message = system_message(attempts=8)

    listed = text_of(keeper.get("/manage/messages/system/"))
    page = text_of(keeper.get(f"/manage/messages/system/{message.pk}/"))
    answer = keeper.post(f"/manage/messages/system/{message.pk}/retry/", follow=True)

    assert "1 could not be sent" in listed
    assert "Try again" in page
    assert "It is tried again within a minute." in text_of(answer)
    message.refresh_from_db()
    assert (message.failed_at, message.attempts) == (None, 0)


def test_a_code_that_has_run_out_is_not_tried_again(keeper):
    message = system_message(wanted_until=timezone.now())

    answer = keeper.post(f"/manage/messages/system/{message.pk}/retry/")

    assert answer.status_code == 422
    assert "It is too late for this message" in text_of(answer)


def test_a_hubs_staff_try_no_message_of_the_system_again(client, admin):
    client.force_login(admin)

    assert client.post(f"/manage/messages/system/{system_message().pk}/retry/").status_code == 404
