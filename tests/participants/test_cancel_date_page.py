"""The page that cancels a date, read too early or too late."""

import pytest
from django.urls import reverse

from participants import links as signed
from participants.actions.attendance import cancel_workshop_place
from participants.models import Cancellation
from tests.factories import ParticipantFactory, WorkshopFactory, london
from tests.journeys.people import text_of
from tests.robust.reading import links, summary, typed

pytestmark = pytest.mark.django_db

IN_TIME, LATE = london(2022, 1, 27, 23, 59, 59), london(2022, 1, 28)


@pytest.fixture
def workshop(time_machine):
    time_machine.move_to(london(2022, 1, 10, 12), tick=False)
    return WorkshopFactory(starts_at=london(2022, 2, 3, 9, 30))


@pytest.fixture
def participant(workshop):
    return ParticipantFactory(workgroup=workshop.workgroup)


@pytest.fixture
def path(participant, workshop):
    token = signed.PLACE.token(participant)
    return reverse("participants:cancel_date", args=[token, workshop.pk])


def test_a_page_read_before_midnight_is_shown_again_after_it(client, path, time_machine):
    time_machine.move_to(IN_TIME, tick=False)
    free = client.get(path)
    time_machine.move_to(LATE, tick=False)
    sent = {"reason": "No cover", "said_free": typed(free, "said_free")}

    again = client.post(path, sent)
    kept = Cancellation.objects.count()
    sure = client.post(path, {"reason": "No cover", "said_free": typed(again, "said_free")})

    assert again.status_code == 422
    assert summary(again)[0][1].startswith("The last free moment passed while this page was open.")
    assert "Your school may be charged £75.00" in text_of(again)
    assert typed(again, "reason") == "No cover"
    assert (kept, sure.status_code, Cancellation.objects.count()) == (0, 302, 1)


def test_a_date_that_is_cancelled_already_says_so_and_asks_nothing(
    client, path, participant, workshop
):
    cancel_workshop_place(participant=participant, workshop=workshop)

    answer = client.get(path)

    assert "You cancelled this date already: you told us on 10 January" in text_of(answer)
    assert "may be charged" not in text_of(answer)
    assert "Come after all" in links(answer)
