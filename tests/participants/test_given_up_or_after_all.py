"""A place that was given up says no more of what is to come; a date may be come to after all."""

import pytest
from django.urls import reverse
from django.utils import timezone

from outbox.kinds import unwanted
from outbox.models import Message
from participants import links as signed
from participants.actions.attendance import (
    cancel_workshop_place,
    come_after_all,
)
from participants.actions.change import call_off_workshop
from participants.actions.place import give_up_place
from participants.models import Cancellation
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkshopFactory,
    london,
)
from tests.journeys.people import text_of
from tests.robust.reading import links
from workgroups.models import SchoolTask, Workshop

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)
ACTS = ("I cannot come", "Name a", "Come after all", "Give up your place", "Join the workshop")


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(london(2022, 1, 10, 12), tick=False)


@pytest.fixture
def workshop():
    return WorkshopFactory(starts_at=THE_DAY, venue__name="Larkfield Hall")


@pytest.fixture
def participant(workshop):
    return ParticipantFactory(workgroup=workshop.workgroup)


def own_page(participant) -> str:
    return signed.PLACE.path(participant)


def date_page(name: str, participant, workshop) -> str:
    token = signed.PLACE.token(participant)
    return reverse(f"participants:{name}", args=[token, workshop.pk])


def test_a_place_that_was_given_up_says_so_and_no_more_of_what_is_to_come(
    client, participant, workshop
):
    SchoolTask.objects.create(
        workgroup=workshop.workgroup, after_workshop=workshop, title="Try the tasks"
    )
    coming = text_of(client.get(own_page(participant)))
    give_up_place(participant=participant, reason="New job")

    answer = client.get(own_page(participant))

    said = text_of(answer)
    assert "You gave up this place on 10 January 2022 at midday." in said
    assert not [words for words in links(answer) if words.startswith(ACTS)]
    for words in (
        "Your dates to come",
        "Larkfield Hall",
        "Try the tasks",
        "Say what your school wants to change",
        "The year at a glance",
    ):
        assert (words in coming, words in said) == (True, False), words


def test_the_pages_of_a_place_that_was_given_up_say_so_and_do_nothing(
    client, participant, workshop
):
    give_up_place(participant=participant, reason="New job")
    token = signed.PLACE.token(participant)
    pages = [
        date_page(name, participant, workshop)
        for name in ("cancel_date", "substitute", "come_after_all")
    ]

    for path in [*pages, reverse("participants:give_up", args=[token])]:
        for answer in (client.get(path), client.post(path, {"name": "Col", "reason": "Ill"})):
            assert "You gave up this place on 10 January 2022" in text_of(answer), path
            assert "<form" not in answer.content.decode().split("<main")[1], path
            assert not [words for words in links(answer) if words.startswith(ACTS)], path
    assert Cancellation.objects.standing().count() == 1


# Coming after all


def test_coming_after_all_takes_the_cancellation_back(client, participant, workshop):
    cancel_workshop_place(participant=participant, workshop=workshop)
    path = date_page("come_after_all", participant, workshop)

    answer = client.post(path, follow=True)

    assert "Good: you are coming after all." in text_of(answer)
    assert Cancellation.objects.standing().count() == 0
    assert client.post(path).status_code == 422


def test_the_last_email_of_whoever_comes_after_all_says_so(client, participant, workshop):
    cancel_workshop_place(participant=participant, workshop=workshop)
    client.post(date_page("come_after_all", participant, workshop))

    letter = Message.objects.latest("pk")

    assert letter.to_email == participant.person.email
    assert letter.subject.startswith("You are coming after all on Thursday 3 February 2022")
    said = " ".join(letter.text.split())
    for words in (
        "Your cancellation is taken back, and no fee follows from it.",
        "Larkfield Hall",
        "until 23:59 on Thursday 27 January 2022",
    ):
        assert words in said, words
    assert unwanted([letter], timezone.now()) == set()


@pytest.mark.parametrize("since", ["cancelled", "given up", "called off", "moved"])
def test_nobody_is_told_to_come_who_is_not_expected_by_then(
    client, participant, workshop, since, time_machine
):
    cancel_workshop_place(participant=participant, workshop=workshop)
    client.post(date_page("come_after_all", participant, workshop))
    letter = Message.objects.latest("pk")
    time_machine.shift(60)

    if since == "cancelled":
        cancel_workshop_place(participant=participant, workshop=workshop)
    elif since == "given up":
        give_up_place(participant=participant, reason="New job")
    elif since == "called off":
        call_off_workshop(workshop=workshop, reason="Snow")
    else:
        Workshop.objects.filter(pk=workshop.pk).update(changed_at=timezone.now())

    assert unwanted([letter], timezone.now()) == {letter.pk}


def test_no_email_says_that_a_workshop_which_has_begun_is_still_to_come(
    participant, workshop, time_machine
):
    cancel_workshop_place(participant=participant, workshop=workshop)
    time_machine.move_to(THE_DAY, tick=False)

    come_after_all(participant=participant, workshop=workshop, recorded_by=UserFactory())

    assert not Message.objects.filter(kind="date-confirmed-again").exists()
