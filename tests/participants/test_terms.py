"""The terms of taking part and the fee, wherever somebody weighs a place."""

import pytest
from django.utils import timezone

from hubs.choices import HubTextKind
from outbox.models import Message
from participants import links as signed
from participants.actions.place import accept_offer, offer_place
from tests.factories import (
    HubTextFactory,
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    approved,
)
from tests.journeys.people import text_of
from tests.participants.drafts import page

pytestmark = pytest.mark.django_db

NO_FEE = "There is no fee for missed dates. Please tell us in good time if somebody cannot come."


@pytest.fixture
def interest(full):
    hub = full.workgroup.hub
    HubTextFactory(hub=hub, kind=HubTextKind.TERMS, version=1, body="Come if you can.")
    HubTextFactory(hub=hub, kind=HubTextKind.TERMS, version=2, body="Keep all dates free.")
    return InterestFactory(workgroup=full.workgroup, fee_policy=full.workgroup.fee_policy)


def said_everywhere(client, full, interest) -> dict[str, str]:
    before_the_answer = text_of(client.get(signed.APPROVAL.path(interest)))
    offer = offer_place(interest=approved(interest), by=UserFactory())
    on_the_offer = text_of(client.get(signed.OFFER.path(offer)))
    place = accept_offer(offer=offer, policy_id=full.workgroup.fee_policy_id)
    return {
        "check page": text_of(client.get(page(full, "check"))),
        "page of the head": before_the_answer,
        "page of the offer": on_the_offer,
        "email of the offer": letter("place-offered"),
        "page of the place": text_of(client.get(signed.PLACE.path(place))),
        "email of the place": letter("place-confirmed"),
    }


def letter(kind: str) -> str:
    return " ".join(Message.objects.get(kind=kind).text.split())


def test_the_terms_and_the_fee_are_said_in_one_way(client, full, interest):
    policy = full.workgroup.fee_policy

    for where, said in said_everywhere(client, full, interest).items():
        assert "Keep all dates free." in said, where
        assert "Come if you can." not in said, where
        assert policy.terms_words in said, where


def test_without_a_fee_they_say_so(client, full, interest):
    full.workgroup.fee_policy = interest.fee_policy = None
    full.workgroup.save()
    interest.save()

    for where, said in said_everywhere(client, full, interest).items():
        assert NO_FEE in said, where


def test_terms_written_later_are_not_those_that_were_accepted(client, interest):
    place = ParticipantFactory(workgroup=interest.workgroup, accepted_at=timezone.now())
    HubTextFactory(
        hub=interest.workgroup.hub, kind=HubTextKind.TERMS, version=3, body="Bring your own lunch."
    )

    said = text_of(client.get(signed.PLACE.path(place)))

    assert "Keep all dates free." in said
    assert "Bring your own lunch." not in said
