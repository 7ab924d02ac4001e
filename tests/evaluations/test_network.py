"""The whole network's year, for those who look after all of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.roles import Role
from evaluations.queries.network import network_year, sum_of_years
from hubs.models import Hub
from schools.choices import SchoolStatus
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    WorkGroupFactory,
    member,
    school_in,
)

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture(autouse=True)
def november(time_machine):
    time_machine.move_to("2026-11-25 12:00+00:00", tick=False)


def place_of(school, workgroup):
    interest = InterestFactory(workgroup=workgroup, school=school, state="placed")
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def rows():
    return {row.hub: row for row in network_year(Hub.objects.all(), YEAR)}


def test_a_school_counts_once_and_for_the_hub_of_its_area():
    north, south = HubFactory(), HubFactory()
    of_north = school_in(north)
    for hub in (north, south):
        for _ in range(2):
            place_of(of_north, WorkGroupFactory(hub=hub, school_year=YEAR))

    found = rows()

    assert (found[north].reached, found[south].reached) == (1, 0)
    assert (found[north].people, found[south].people) == (2, 2)
    assert (found[north].workgroups, found[south].workgroups) == (2, 2)


def test_other_years_drafts_and_cancelled_work_groups_count_for_nothing():
    hub = HubFactory()
    place_of(school_in(hub), WorkGroupFactory(hub=hub, school_year=YEAR - 1))
    place_of(
        school_in(hub),
        WorkGroupFactory(hub=hub, school_year=YEAR, cancelled_at=timezone.now()),
    )
    WorkGroupFactory(hub=hub, school_year=YEAR, published_at=None, published_by=None)

    row = rows()[hub]

    assert (row.workgroups, row.people, row.reached, row.reports) == (0, 0, 0, 0)


def test_closed_schools_are_left_out():
    hub = HubFactory()
    closed = school_in(hub)
    place_of(closed, WorkGroupFactory(hub=hub, school_year=YEAR))
    before = rows()[hub]
    closed.status = SchoolStatus.CLOSED
    closed.save()

    assert (before.reached, rows()[hub].reached) == (1, 0)
    assert rows()[hub].schools == before.schools - 1


def test_the_national_team_sees_every_hub_and_the_sum(client):
    hubs = [HubFactory(), HubFactory()]
    for hub in hubs:
        place_of(school_in(hub), WorkGroupFactory(hub=hub, school_year=YEAR))
    client.force_login(member(None, Role.NATIONAL))

    page = client.get("/manage/network/").content.decode()

    everything = sum_of_years(list(rows().values()))
    assert all(hub.name in page for hub in hubs)
    assert f"2 of {everything.schools} schools open in the hubs’ areas" in page
    assert "2 Work Groups are published, events too, and 2 people accepted a place." in page


def test_the_year_can_be_chosen_and_a_wrong_one_is_this_year(client):
    client.force_login(member(None, Role.NATIONAL))

    assert client.get("/manage/network/?year=2024").context["year"] == 2024
    assert client.get("/manage/network/?year=x").context["year"] == YEAR


def test_home_shows_the_network_to_those_who_look_after_it(client):
    hub = HubFactory(closed_on=None)
    place_of(school_in(hub), WorkGroupFactory(hub=hub, school_year=YEAR))
    client.force_login(member(None, Role.NATIONAL))

    page = client.get("/home/").content.decode()

    assert "The network this year" in page
    assert 'href="/manage/network/"' in page
    assert "You have no places" not in page
    client.force_login(member(hub, Role.ADMINISTRATOR))
    assert "The network this year" not in client.get("/home/").content.decode()


def test_a_hub_that_has_closed_is_not_in_this_years_network(client):
    gone = HubFactory()
    gone.closed_on = timezone.localdate() - timedelta(days=1)
    gone.save()
    client.force_login(member(None, Role.NATIONAL))

    assert gone.name not in client.get("/manage/network/").content.decode()
