"""What is published in two hubs at once, by somebody who looks after both."""

import pytest

from outbox.models import Message
from participants.actions.wish import answer_wishes, wish_for_next_time
from participants.models import NextTimeWish
from tests.factories import HubFactory
from tests.participants.test_next_time import EMAIL, offered

pytestmark = pytest.mark.django_db


def test_a_wish_in_one_hub_is_not_answered_by_what_the_other_publishes():
    here, there = HubFactory(), HubFactory()
    wish_for_next_time(workgroup=offered(there, 2021), email=EMAIL)

    answer_wishes(workgroups=[offered(here, 2022), offered(there, 2022, title="Times Tables")])

    assert not Message.objects.filter(kind="next-time").exists()
    assert NextTimeWish.objects.open().get().email == EMAIL
