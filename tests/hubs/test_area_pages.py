"""The national team says which places and schools belong to which hub."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from hubs.actions.placing import place_schools
from hubs.models import SchoolOverride
from schools.models import District, School
from tests.factories import (
    HubFactory,
    LocalAuthorityFactory,
    SchoolFactory,
    authority_of,
    member,
    school_in,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def client(client):
    client.force_login(member(None, Role.NATIONAL))
    return client


def day(name: str, on: date) -> dict:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def words(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_hub_gets_a_district_of_a_shared_county(client):
    county_hub, hub = HubFactory(), HubFactory(name="Moor Maths Hub")
    county = authority_of(county_hub)
    district = District.objects.create(code="E07000999", name="Fell", local_authority=county)
    inside = school_in(county_hub, district_code="E07000999")

    response = client.post(
        reverse("hubs:add_area"),
        {
            "hub": hub.pk,
            "local_authority": county.pk,
            "district": district.pk,
            **day("from_on", TODAY),
        },
        follow=True,
    )

    assert f"Fell ({county}) belongs to Moor Maths Hub from" in words(response)
    inside.refresh_from_db()
    assert inside.hub == hub


def test_who_takes_a_place_over_says_so(client):
    old, new = HubFactory(name="Old Hub"), HubFactory()
    form = {"hub": new.pk, "local_authority": authority_of(old).pk, **day("from_on", TODAY)}

    refused = client.post(reverse("hubs:add_area"), form)
    client.post(reverse("hubs:add_area"), form | {"takes_over": "on"})

    assert refused.status_code == 422
    assert "It belongs to Old Hub since Monday 1 September 2014" in words(refused)
    assert old.areas.get().until_on == TODAY - timedelta(days=1)
    assert new.areas.filter(local_authority=authority_of(old)).count() == 1


def test_a_place_leaves_its_hub_on_a_day(client):
    hub = HubFactory()
    school = school_in(hub)
    yesterday = TODAY - timedelta(days=1)

    client.post(reverse("hubs:end_area", args=[hub.areas.get().pk]), day("until_on", yesterday))

    school.refresh_from_db()
    assert school.hub is None
    assert str(authority_of(hub)) not in words(client.get(reverse("hubs:areas")))
    assert str(authority_of(hub)) in words(client.get(reverse("hubs:areas"), {"past": "on"}))


def test_places_without_a_hub_are_named_to_the_national_team_alone(client):
    authority = LocalAuthorityFactory(name="Nowhereshire", gss_code="E10000099")
    SchoolFactory(local_authority=authority, easting=1, northing=1)

    assert "Nowhereshire: 1 open school" in words(client.get(reverse("hubs:areas")))

    client.force_login(member(HubFactory(), Role.ADMINISTRATOR))
    assert "Nowhereshire" not in words(client.get(reverse("hubs:areas")))


def test_a_school_is_placed_by_hand_with_a_reason(client):
    home, other = HubFactory(), HubFactory(name="Moor Maths Hub")
    school = school_in(home, name="Larkfield High")
    form = {
        "school": f" {school.urn} ",
        "hub": other.pk,
        "reason": "The rest of its trust is there.",
        **day("from_on", TODAY),
    }

    response = client.post(reverse("hubs:add_override"), form, follow=True)

    assert "Larkfield High belongs to Moor Maths Hub from" in words(response)
    school.refresh_from_db()
    assert school.hub == other
    override = SchoolOverride.objects.get()
    client.post(reverse("hubs:end_override", args=[override.pk]), day("until_on", TODAY))
    place_schools(on=TODAY + timedelta(days=1))
    assert School.objects.get(pk=school.pk).hub == home


@pytest.mark.parametrize("typed", ["999999", "abc", "-1", "²", "1" * 10])
def test_a_school_that_is_none_is_refused_and_kept(client, typed):
    form = {"school": typed, "hub": HubFactory().pk, "reason": "X", **day("from_on", TODAY)}

    response = client.post(reverse("hubs:add_override"), form)

    assert response.status_code == 422
    assert f"No school matches “{typed}”." in words(response)
    assert f'value="{typed}"' in words(response)


def test_a_postcode_without_a_school_finds_schools_nearby(client):
    hub = HubFactory()
    near = school_in(hub, postcode="ZZ1 4QQ")
    school_in(hub, postcode="ZZ2 4QQ")
    client.logout()

    response = client.get(reverse("hubs:find"), {"q": "zz19xx"})

    assert list(response.context["object_list"]) == [near]
    assert "No school has that postcode. These have one that begins with ZZ1." in words(response)


def test_a_wrong_area_is_taken_back_before_it_begins(client):
    old, new = HubFactory(name="Larkfield"), HubFactory(name="Estuary")
    form = {"hub": new.pk, "local_authority": authority_of(old).pk, "takes_over": "on"}
    client.post(reverse("hubs:add_area"), form | day("from_on", date(2035, 9, 1)))
    path = reverse("hubs:take_back_area", args=[new.areas.order_by("from_on").last().pk])
    assert path in words(client.get(reverse("hubs:areas")))

    page = words(client.get(path))
    client.post(path, {"goes_on": "on"})

    assert "Take back that Estuary gets" in page
    assert "Larkfield goes on: its last day, Friday 31 August 2035, is taken away" in page
    assert old.areas.get().until_on is None


def test_only_what_has_not_begun_offers_to_be_taken_back(client):
    hub = HubFactory()
    path = reverse("hubs:take_back_area", args=[hub.areas.get().pk])

    assert path not in words(client.get(reverse("hubs:areas")))
    assert client.post(path).status_code == 422
