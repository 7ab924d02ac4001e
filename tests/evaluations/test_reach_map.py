"""The map of a hub's schools: reached this year, in another year, or never."""

import pytest
from django.utils import timezone

from access.roles import Role
from evaluations.choices import SchoolReach
from evaluations.rules.reach_map import LEAST_WIDTH, ReachedSchool, reach_map
from pages.rules.school_year import school_year_of
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    WorkGroupFactory,
    member,
    school_in,
)
from tests.journeys.people import text_of

THIS_YEAR, BEFORE, NEVER = SchoolReach


def school(reach, easting, northing):
    return ReachedSchool(reach, "Primary", "Larkshire", easting, northing)


def test_the_map_is_the_part_on_which_the_schools_stand_those_reached_on_top():
    found = reach_map(
        [
            school(THIS_YEAR, 300_000, 200_000),
            school(NEVER, 400_000, 200_000),
            school(NEVER, None, None),
        ]
    )

    assert (found.left, found.width) == (428, 224)
    # One line of places is drawn with some land around it.
    assert (found.top, found.height) == (880, LEAST_WIDTH)
    assert found.paths == [(NEVER, "m640 920h0"), (THIS_YEAR, "m440 920h0")]
    assert reach_map([school(NEVER, None, None)]) is None


@pytest.mark.django_db
def test_the_page_says_in_words_what_its_map_shows_of_the_own_hubs_schools(client):
    hub, other = HubFactory(), HubFactory()
    year = school_year_of(timezone.localdate())
    grid = {"easting": 400_000, "northing": 300_000}
    now, before, elsewhere, _ = (school_in(hub, phase="Primary", **grid) for _ in range(4))
    school_in(other, phase="Primary", **grid)
    for place, of, in_year in ((now, hub, year), (before, hub, year - 1), (elsewhere, other, year)):
        group = WorkGroupFactory(hub=of, school_year=in_year)
        interest = InterestFactory(workgroup=group, school=place, state="placed")
        ParticipantFactory(workgroup=group, interest=interest)
    client.force_login(member(hub, Role.ADMINISTRATOR))

    page = client.get("/manage/reach/")

    said = (
        "3 of 4 open schools in the area have been reached: "
        "2 this year, 1 in another year; 1 never."
    )
    assert said in text_of(page)
    assert f'<title id="map-title">{said}</title>' in page.text
    assert page.text.count("portal-reach__dots--") == 3
    assert "Primary 2 1 1 75%" in text_of(page)
