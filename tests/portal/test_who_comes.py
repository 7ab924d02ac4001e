"""How many come to a workshop is the same on every page that says so."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.place import give_up_place
from participants.queries.change import audiences_of_move
from participants.queries.glance import next_date
from tests.factories import (
    FeePolicyFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from workgroups.choices import Catering

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    """Three are expected, of whom two are colleagues, and one of these of somebody who cancelled.

    One has cancelled, and one has given up the place.
    """
    hub_terms = FeePolicyFactory()
    workgroup = WorkGroupFactory(hub=hub_terms.hub, fee_policy=hub_terms)
    workshop = WorkshopFactory(
        workgroup=workgroup,
        starts_at=timezone.now() + timedelta(days=3),
        catering=Catering.LUNCH,
    )
    places = [
        ParticipantFactory(workgroup=workgroup, person=PersonFactory(name=name))
        for name in ("Ann Able", "Ben Brook", "Cat Cole", "Dan Dale", "Eve East")
    ]
    _, ben, cat, dan, eve = places
    for place in (ben, cat):
        cancel_workshop_place(participant=place, workshop=workshop)
    for place in (cat, dan):
        name_substitute(participant=place, workshop=workshop, name="Col League")
    give_up_place(participant=eve, reason="Another job")
    return workshop


def counted(client, workshop) -> dict[str, tuple]:
    """Who comes, and how many have cancelled, by the page that says so."""
    lead, admin = UserFactory(), member(workshop.workgroup.hub, Role.ADMINISTRATOR)
    workshop.workgroup.leads.add(lead)
    client.force_login(lead)
    led = client.get("/home/").context["next_led"]
    client.force_login(admin)
    [ahead] = client.get("/home/").context["week"]
    registers = client.get(reverse("participants:registers", args=[workshop.workgroup_id]))
    [register] = registers.context["registers"]
    found = next_date(workshop.workgroup)
    return {
        "home of the lead": (led.coming,),
        "home of the hub": (ahead.coming, ahead.cancelled, ahead.catering),
        "registers": (register.expected, register.cancelled),
        "Work Group": (found.coming, found.cancelled),
    }


def test_every_page_counts_alike_who_comes(client, workshop):
    assert counted(client, workshop) == {
        "home of the lead": (3,),
        "home of the hub": (3, 1, "Lunch for 3"),
        "registers": (3, 1),
        "Work Group": (3, 1),
    }


def test_nobody_comes_to_what_began_before_they_had_the_place(client):
    workshop = WorkshopFactory(starts_at=timezone.now() - timedelta(hours=1))
    ParticipantFactory(workgroup=workshop.workgroup, accepted_at=timezone.now())
    ParticipantFactory(workgroup=workshop.workgroup)

    assert counted(client, workshop) == {
        "home of the lead": (1,),
        "home of the hub": (1, 0, ""),
        "registers": (1, 0),
        "Work Group": (1, 0),
    }


def test_those_who_are_told_of_a_change_are_counted_alike(workshop):
    told = {group.label: len(group.rows) for group in audiences_of_move(workshop, was="")}

    assert told == {
        "People who come": 1,
        "People who have cancelled this date": 1,
        "People in whose place a colleague comes": 2,
    }
