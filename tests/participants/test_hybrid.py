"""A workshop that some come to and others join, from the plan to everybody's letters."""

import json
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from participants import links as signed
from participants.actions.attendance import name_substitute
from participants.actions.remind import remind_of_workshops
from participants.calendars import how_to_get_in
from tests.factories import (
    ParticipantFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.journeys.people import text_of
from workgroups.choices import WorkshopMode
from workgroups.models import WorkGroup
from workgroups.queries.flyer import flyer_of
from workgroups.queries.plan import plan_of_workgroup
from workgroups.queries.sheet import sheet_of

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)
JOIN = "https://meet.example.org/maths"
BOTH = ["face_to_face", "online"]


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(london(2022, 1, 24, 12), tick=False)


@pytest.fixture
def workshop():
    hall = VenueFactory(name="Larkfield Hall", postcode="ZZ1 1AA")
    return WorkshopFactory(
        workgroup__hub=hall.hub,
        starts_at=THE_DAY,
        mode=WorkshopMode.HYBRID,
        venue=hall,
        join_link=JOIN,
    )


@pytest.fixture
def administrator(client, workshop):
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))
    return client


def edit_path(workshop) -> str:
    return reverse("workgroups:edit_workshop", args=[workshop.pk])


def sent(workshop, **more) -> dict:
    day = {"day_day": "3", "day_month": "2", "day_year": "2022"}
    hours = {"starts": "9:30am", "ends": "2:30pm", "catering": "none"}
    return day | hours | {"venue": workshop.venue_id, "join_link": JOIN} | more


def in_a_draft():
    draft = WorkGroupFactory(published_at=None, published_by=None)
    return WorkshopFactory(workgroup=draft, starts_at=THE_DAY, venue=VenueFactory(hub=draft.hub))


# Planned


@pytest.mark.parametrize(
    ("ticked", "mode", "has_venue"),
    [
        (BOTH, WorkshopMode.HYBRID, True),
        (["face_to_face"], WorkshopMode.FACE_TO_FACE, True),
        (["online"], WorkshopMode.ONLINE, False),
    ],
)
def test_two_ticks_say_where_a_workshop_is(ticked, mode, has_venue, client):
    draft = WorkGroupFactory(published_at=None, published_by=None)
    workshop = WorkshopFactory(
        workgroup=draft, starts_at=THE_DAY, venue=VenueFactory(hub=draft.hub)
    )
    client.force_login(member(draft.hub, Role.ADMINISTRATOR))

    answer = client.post(edit_path(workshop), sent(workshop, mode=ticked))

    assert answer.status_code == 302
    workshop.refresh_from_db()
    assert (workshop.mode, workshop.venue is not None) == (mode, has_venue)
    opened = client.get(edit_path(workshop)).context["form"]["mode"]
    assert [tick.data["selected"] for tick in opened.subwidgets] == [
        part in ticked for part in BOTH
    ]


def test_no_tick_at_all_is_asked_for_beside_it(client):
    draft = WorkGroupFactory(published_at=None, published_by=None)
    workshop = WorkshopFactory(
        workgroup=draft, starts_at=THE_DAY, venue=VenueFactory(hub=draft.hub)
    )
    client.force_login(member(draft.hub, Role.ADMINISTRATOR))

    answer = client.post(edit_path(workshop), sent(workshop))

    assert "Choose where the workshop is" in str(answer.context["form"].errors["mode"])


def test_the_table_of_dates_offers_each_venue_with_joining_too(client):
    draft = WorkGroupFactory(published_at=None, published_by=None, project__school_year=2021)
    hall = VenueFactory(hub=draft.hub, name="Oak Hall")
    client.force_login(member(draft.hub, Role.ADMINISTRATOR))
    path = reverse("workgroups:plan_dates", args=[draft.pk])
    hours = {"starts_1": "9:30am", "ends_1": "2:30pm"}
    row = {"day_1": "3 Feb 2022", "where_1": f"hybrid-{hall.pk}"} | hours

    assert client.post(path, row | {"day_2": "10 Mar 2022"}).status_code == 302

    assert [(row.mode, row.venue) for row in draft.workshops.all()] == [("hybrid", hall)] * 2
    page = client.get(path)
    assert page.context["form"]["where_2"].value() == f"hybrid-{hall.pk}"
    assert "Oak Hall, or online" in page.content.decode()


def test_a_hybrid_workshop_wants_a_venue_before_it_is_published():
    draft = WorkGroupFactory(published_at=None, published_by=None)
    WorkshopFactory(workgroup=draft, mode=WorkshopMode.HYBRID, venue=None)
    WorkshopFactory(workgroup=draft, mode=WorkshopMode.ONLINE, venue=None)

    assert plan_of_workgroup(draft).venues_missing == 1


# Read


def test_a_person_reads_where_to_come_and_how_to_join(client, workshop):
    place = ParticipantFactory(workgroup=workshop.workgroup)

    text = text_of(page := client.get(signed.PLACE.path(place)))

    assert "Larkfield Hall, or join online" in text
    assert "ZZ1 1AA" in text
    assert JOIN in page.content.decode()


def test_the_public_page_says_so_without_the_link(client, workshop):
    page = client.get(workshop.workgroup.get_absolute_url()).content.decode()

    assert "or join online" in page
    assert "you come to the venue or join from where you are" in page
    assert JOIN not in page
    shown = WorkGroup.objects.with_dates().get(pk=workshop.workgroup_id)
    sheet = json.dumps(sheet_of(flyer_of(shown, timezone.now())), ensure_ascii=False)
    assert "you come to the venue or join from where you are" in sheet
    [written] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    instance = json.loads(written)["hasCourseInstance"]
    assert instance["courseMode"] == "Blended"
    assert [place["@type"] for place in instance["location"]] == ["Place", "VirtualLocation"]
    assert instance["location"][0]["name"] == "Larkfield Hall"


@pytest.mark.parametrize("how", ["online", "in_person"])
def test_it_is_found_by_who_wants_to_come_and_by_who_wants_to_join(client, workshop, how):
    half = WorkshopFactory(mode=WorkshopMode.HYBRID).workgroup
    WorkshopFactory(workgroup=half, mode=WorkshopMode.FACE_TO_FACE)

    page = client.get(reverse("workgroups:catalogue"), {"mode": how})

    found = set(page.context["object_list"])
    assert workshop.workgroup in found
    # Not each of its workshops can be joined.
    assert (half in found) == (how == "in_person")


def test_letters_and_calendars_hold_both(workshop):
    place = ParticipantFactory(workgroup=workshop.workgroup, accepted_at=london(2022, 1, 3))

    remind_of_workshops(on=(THE_DAY - timedelta(days=7)).date())

    [letter] = Message.objects.filter(kind="workshop-reminder", to_email=place.person.email)
    assert "Larkfield Hall, ZZ1 1AA, or join online" in letter.text
    assert "The link to join is on your own page." in letter.text
    assert workshop.place_with_postcode == "Larkfield Hall, ZZ1 1AA, or join online"
    where, join = how_to_get_in(workshop, shows_link=True)
    assert where.startswith("Where: Larkfield Hall")
    assert join == f"Join the workshop: {JOIN}"


def test_a_colleague_is_sent_the_link_with_the_address(workshop):
    place = ParticipantFactory(workgroup=workshop.workgroup)

    name_substitute(
        participant=place,
        workshop=workshop,
        name="Col League",
        email="col@example.org",
    )

    [letter] = Message.objects.filter(to_email="col@example.org")
    assert JOIN in letter.text
    assert "ZZ1 1AA" in letter.text
