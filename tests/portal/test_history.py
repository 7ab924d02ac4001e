"""What the history keeps beside a changed row."""

import pytest
from django.apps import apps
from django.urls import reverse

from participants.links import PLACE
from tests.factories import ParticipantFactory, WorkshopFactory

pytestmark = pytest.mark.django_db


def test_an_act_by_link_is_kept_with_its_page_and_without_the_link(client):
    participant = ParticipantFactory(workgroup=WorkshopFactory().workgroup)
    token = PLACE.token(participant)

    client.post(reverse("participants:give_up", args=[token]), {"reason": "A new post"})

    events = apps.get_model("participants", "ParticipantEvent").objects.filter(pgh_obj=participant)
    context = events.latest("pgh_id").pgh_context
    assert (context["user"], context["page"]) == (None, "participants:give_up")
    assert token not in str(context)
