"""What somebody needs to get in and to eat: asked once, for few eyes, for a short time."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse

from access.roles import Role
from participants import links
from participants.actions.place import give_up_place, offer_place
from participants.models import Participant
from portal.retention import clear_expired_rows
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    member,
)

pytestmark = pytest.mark.django_db
DAY = london(2021, 11, 17, 9, 30)  # until 14:30
NEEDS = {"access_needs": "A way in without steps", "food_needs": "No nuts"}


@pytest.fixture
def workgroup(time_machine):
    time_machine.move_to(london(2021, 11, 1, 9))
    group = WorkGroupFactory(hub=HubFactory())
    WorkshopFactory(workgroup=group, starts_at=DAY)
    return group


def told(place):
    place.refresh_from_db()
    return place.access_needs, place.food_needs


@pytest.mark.parametrize(("answer", "places"), [("accept", 1), ("turn_down", 0)])
def test_it_is_asked_with_the_place_and_kept_with_it(workgroup, client, answer, places):
    admin = member(workgroup.hub, Role.ADMINISTRATOR)
    offer = offer_place(interest=approved(InterestFactory(workgroup=workgroup)), by=admin)
    path = links.OFFER.path(offer)
    assert "Is there anything that you do not eat?" in client.get(path).content.decode()

    client.post(path, {"answer": answer, "policy": workgroup.fee_policy_id or ""} | NEEDS)

    assert Participant.objects.filter(**NEEDS).count() == places


def test_it_is_changed_on_the_own_page_and_stands_in_no_history(workgroup, client):
    place = ParticipantFactory(workgroup=workgroup, **NEEDS)
    path = reverse("participants:own_needs", args=[links.PLACE.token(place)])
    assert 'value="No nuts"' in client.get(path).content.decode()
    events = apps.get_model("participants", "ParticipantEvent")
    before = events.objects.count()

    answer = client.post(path, {"access_needs": "", "food_needs": "No fish"}, follow=True)

    assert told(place) == ("", "No fish")
    assert "Food: No fish" in answer.content.decode()
    assert events.objects.count() == before
    assert not {"access_needs", "food_needs"} & {f.name for f in events._meta.get_fields()}


@pytest.mark.parametrize("role", ["lead", "leads_one", Role.ADMINISTRATOR])
def test_the_lead_and_the_hub_read_it_beside_the_name(workgroup, client, time_machine, role):
    ParticipantFactory(workgroup=workgroup, **NEEDS)
    workshop = workgroup.workshops.get()
    if role == Role.ADMINISTRATOR:
        user = member(workgroup.hub, role)
    else:
        user = UserFactory()
        (workgroup if role == "lead" else workshop).leads.add(user)
    path = reverse("participants:register", args=[workshop.pk])

    for at in (london(2021, 11, 1, 9), london(2021, 11, 17, 9)):
        time_machine.move_to(at)
        client.force_login(user)
        page = client.get(path).content.decode()
        assert "Access: A way in without steps; Food: No nuts" in page


@pytest.mark.parametrize("name", ["people", "progress", "registers"])
def test_no_other_list_of_people_says_it(workgroup, client, name):
    ParticipantFactory(workgroup=workgroup, **NEEDS)
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))

    page = client.get(reverse(f"participants:{name}", args=[workgroup.pk])).content.decode()

    assert "nuts" not in page
    assert "steps" not in page


def test_others_who_take_part_do_not_read_it(workgroup, client):
    ParticipantFactory(workgroup=workgroup, **NEEDS)
    other = ParticipantFactory(workgroup=workgroup)

    for name in ("others", "place"):
        page = client.get(reverse(f"participants:{name}", args=[links.PLACE.token(other)]))
        assert "No nuts" not in page.content.decode()


@pytest.mark.parametrize(
    ("after", "kept"), [(timedelta(days=30), True), (timedelta(days=30, seconds=1), False)]
)
def test_it_is_forgotten_a_month_after_the_last_workshop(workgroup, after, kept):
    WorkshopFactory(workgroup=workgroup, starts_at=DAY + timedelta(days=7), cancelled_at=DAY)
    place = ParticipantFactory(workgroup=workgroup, **NEEDS)

    clear_expired_rows(now=DAY + timedelta(hours=5) + after)

    assert told(place) == (tuple(NEEDS.values()) if kept else ("", ""))


def test_of_a_work_group_without_workshops_it_is_kept(time_machine):
    time_machine.move_to(london(2021, 11, 1, 9))
    place = ParticipantFactory(**NEEDS)

    clear_expired_rows(now=london(2022, 3, 1, 9))

    assert told(place) == tuple(NEEDS.values())


def test_with_the_place_what_it_needed_goes(workgroup):
    place = ParticipantFactory(workgroup=workgroup, **NEEDS)

    give_up_place(participant=place, reason="A new job")

    assert told(place) == ("", "")


@pytest.mark.parametrize(("at", "is_asked"), [((14, 30), False), ((14, 29), True)])
def test_nobody_is_asked_once_the_last_workshop_is_over(
    workgroup, client, time_machine, at, is_asked
):
    place = ParticipantFactory(workgroup=workgroup)
    path = reverse("participants:own_needs", args=[links.PLACE.token(place)])
    time_machine.move_to(london(2021, 11, 17, *at))

    assert client.get(path).status_code == (200 if is_asked else 302)
    assert client.post(path, NEEDS).status_code == (302 if is_asked else 422)
