"""A new link to join, or another address of a venue: whoever is to come is told where it is now."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.roles import Role
from outbox.models import Message
from participants.actions.attendance import cancel_workshop_place, name_substitute
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from workgroups.choices import WorkshopMode
from workgroups.models import WorkGroupLead

pytestmark = pytest.mark.django_db

NOW = london(2022, 1, 20, 12)
OLD, NEW = "https://meet.example.org/old", "https://meet.example.org/new"


@pytest.fixture(autouse=True)
def _two_weeks_before(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def workshop():
    return WorkshopFactory(starts_at=london(2022, 2, 3, 9, 30), venue__name="Larkfield Hall")


@pytest.fixture
def online(workshop):
    workshop.mode, workshop.venue, workshop.join_link = WorkshopMode.ONLINE, None, OLD
    workshop.save()
    return workshop


@pytest.fixture
def staff(client, workshop):
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))
    return client


@pytest.fixture
def people(workshop):
    """Somebody who comes, somebody who has cancelled, one who sends a colleague, and the lead."""
    comes, away, sends = (ParticipantFactory(workgroup=workshop.workgroup) for _ in range(3))
    cancel_workshop_place(participant=away, workshop=workshop)
    name_substitute(
        participant=sends, workshop=workshop, name="Col League", email="col@example.org"
    )
    lead = WorkGroupLead.objects.create(workgroup=workshop.workgroup, user=UserFactory()).user
    return {"comes": comes.person.email, "lead": lead.email}


def told(kind):
    return list(Message.objects.filter(kind=kind).values_list("to_email", flat=True))


def enter_link(client, workshop, link):
    path = reverse("workgroups:edit_workshop", args=[workshop.pk])
    return client.post(path, {"catering": "none", "join_link": link}, follow=True)


def test_a_new_link_is_told_to_whoever_comes_and_to_the_lead(staff, online, people, time_machine):
    answer = enter_link(staff, online, NEW)

    assert "Whoever is to come has an email about the new link." in text_of(answer)
    assert told("join-link-changed") == [people["comes"]]
    assert told("lead-join-link") == [people["lead"]]
    assert NEW not in Message.objects.get(kind="join-link-changed").text
    for link in (OLD, NEW):
        time_machine.shift(timedelta(minutes=1))
        enter_link(staff, online, link)
    assert told("join-link-changed") == [people["comes"]] * 3


@pytest.mark.parametrize(
    ("before", "link"),
    [(timedelta(days=14, seconds=1), NEW), (timedelta(days=1), OLD), (timedelta(days=1), "")],
)
def test_nobody_is_told_of_a_link_that_is_not_shown_yet_nor_of_none(
    staff, online, people, time_machine, before, link
):
    time_machine.move_to(online.starts_at - before, tick=False)
    staff.force_login(member(online.workgroup.hub, Role.ADMINISTRATOR))

    answer = enter_link(staff, online, link)

    assert "Saved." in text_of(answer)
    assert told("join-link-changed") == told("lead-join-link") == []


def change_venue(client, venue, **changes):
    said = {"name": venue.name, "address": venue.address, "postcode": venue.postcode}
    path = reverse("workgroups:edit_venue", args=[venue.pk])
    return client.post(path, said | changes, follow=True)


def test_another_address_is_told_to_all_who_are_to_come_there(staff, workshop, people):
    for day in (20, 30):
        WorkshopFactory(starts_at=london(2021, 12, day), venue=workshop.venue)
    draft = WorkGroupFactory(hub=workshop.workgroup.hub, published_at=None, published_by=None)
    WorkshopFactory(workgroup=draft, starts_at=workshop.starts_at, venue=workshop.venue)

    answer = change_venue(staff, workshop.venue, address="9 Mill Lane", postcode="ZZ9 9ZZ")

    assert "The venue is saved. 3 people have been told." in text_of(answer)
    assert told("venue-changed") == [people["comes"]]
    assert told("lead-venue-changed") == [people["lead"]]
    assert told("substitute-venue") == ["col@example.org"]
    for letter in Message.objects.filter(kind__contains="venue"):
        assert f"{workshop.venue.name}, 9 Mill Lane, ZZ9 9ZZ" in letter.text.split("It is now")[1]


def test_how_to_get_in_is_read_on_the_page_and_not_told(staff, workshop, people):
    answer = change_venue(staff, workshop.venue, access="By the side door")

    assert "The venue is saved." in text_of(answer)
    assert not Message.objects.filter(kind__contains="venue").exists()
