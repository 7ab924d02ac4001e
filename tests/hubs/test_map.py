"""The map of the hubs: what is drawn, in which colour, and how heavy the page is."""

import gzip
import random

import pytest
from django.urls import reverse

from hubs.rules.map import COLOURS, hub_colours, hubs_on_map, path_of_dots
from schools.models import School
from tests.factories import HubFactory, school_in

LONDON = {"easting": 530_000, "northing": 180_000}


def test_each_dot_is_a_line_of_no_length_where_the_school_is():
    assert path_of_dots([(10, 20), (12, 15), (12, 40)]) == "m10 20h0m2-5h0m0 25h0"


def test_schools_on_one_spot_are_one_dot_and_those_off_the_map_none():
    points = [(1, 80_000, 660_000), (1, 80_400, 659_600), (1, 20_000, 5_000), (2, 0, 0)]

    (drawn,) = hubs_on_map(points)

    assert (drawn.hub, drawn.path, drawn.x, drawn.y) == (1, "m0 0h0", 0, 0)


def test_neighbours_have_different_colours():
    squares = {hub: {(hub, 0), (hub + 1, 0)} for hub in range(30)}

    chosen = hub_colours(squares)

    assert all(chosen[hub] != chosen[hub + 1] for hub in range(29))
    assert set(chosen.values()) <= set(range(COLOURS))


def test_more_neighbours_than_colours_share_the_colours_out():
    chosen = list(hub_colours({hub: {(0, 0)} for hub in range(2 * COLOURS)}).values())

    assert sorted(chosen) == sorted([*range(COLOURS)] * 2)


@pytest.mark.django_db
def test_the_page_says_in_a_table_what_the_map_shows(client):
    hub = HubFactory(name="Larkfield Maths Hub")
    HubFactory(name="Moor Maths Hub")
    school_in(hub, **LONDON)
    school_in(hub, **LONDON, status="Closed")
    school_in(hub, easting=None, northing=None)

    response = client.get(reverse("hubs:map"))

    rows = {row.hub.name: row for row in response.context["rows"]}
    assert rows["Larkfield Maths Hub"].schools == 2
    assert rows["Larkfield Maths Hub"].drawn.path.count("h0") == 1
    assert rows["Larkfield Maths Hub"].area == [str(hub.areas.get().local_authority)]
    assert rows["Moor Maths Hub"].drawn is None
    assert "2 hubs with 2 open schools" in response.content.decode()


@pytest.mark.django_db
def test_a_closed_hub_is_not_on_the_map(client):
    HubFactory(closed_on="2020-08-31")

    assert "No hub uses this portal yet" in client.get(reverse("hubs:map")).content.decode()


@pytest.mark.django_db
@pytest.mark.slow
def test_the_whole_of_england_is_a_light_page(client):
    """40 hubs and 24,000 schools, scattered as badly for compression as they can be."""
    anywhere = random.Random(1)
    for number in range(40):
        hub = HubFactory()
        west, south = 100_000 + 100_000 * (number % 6), 20_000 + 90_000 * (number // 6)
        first = school_in(hub)
        School.objects.bulk_create(
            School(
                urn=10_000_000 + number * 600 + place,
                name="A school",
                status="Open",
                local_authority=first.local_authority,
                hub=hub,
                easting=west + anywhere.randrange(90_000),
                northing=south + anywhere.randrange(80_000),
            )
            for place in range(600)
        )

    response = client.get(reverse("hubs:map"), headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 300_000
    assert gzip.decompress(response.content).count(b"h0") > 20_000
