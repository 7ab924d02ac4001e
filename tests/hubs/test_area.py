"""Which hub a school belongs to, on which day, and what moves it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone
from pghistory.models import Events

from access.refusal import Refused
from hubs.actions.area import (
    add_area,
    end_area,
    end_override,
    override_school,
    take_back_placement,
)
from hubs.actions.placing import place_schools
from hubs.models import Hub, HubArea, SchoolOverride
from schools.models import District, School
from tests.factories import (
    HubFactory,
    LocalAuthorityFactory,
    SchoolFactory,
    SchoolOverrideFactory,
    UserFactory,
    authority_of,
    school_in,
)

pytestmark = pytest.mark.django_db

TODAY, DAY = timezone.localdate(), timedelta(days=1)
LAST_YEAR = date(2025, 9, 1)


def hub_of(school: School, on: date | None = None) -> Hub | None:
    place_schools(on=on)
    return School.objects.get(pk=school.pk).hub


def district_of(authority, code="E07000001") -> District:
    return District.objects.create(code=code, name=f"District {code}", local_authority=authority)


def test_a_school_finds_its_hub_through_its_authority():
    hub = HubFactory()
    HubFactory()

    assert hub_of(SchoolFactory(local_authority=authority_of(hub))) == hub


def test_a_school_outside_every_area_has_no_hub():
    HubFactory()

    assert hub_of(SchoolFactory()) is None


@pytest.mark.parametrize(
    ("on", "place"),
    [
        (date(2014, 8, 31), None),
        (date(2014, 9, 1), 0),
        (date(2020, 8, 31), 0),
        (date(2020, 9, 1), 1),
        (date(2026, 1, 1), 1),
    ],
)
def test_an_area_counts_from_its_first_day_to_its_last(on, place):
    authority = LocalAuthorityFactory()
    old = HubFactory(area=authority, name="Old Hub")
    old.areas.update(until_on=date(2020, 8, 31))
    new = HubFactory()
    new.areas.create(local_authority=authority, from_on=date(2020, 9, 1))

    hub = hub_of(SchoolFactory(local_authority=authority), on)

    assert hub == (None if place is None else [old, new][place])


@pytest.mark.parametrize(("on", "is_there"), [(date(2020, 8, 31), True), (date(2020, 9, 1), False)])
def test_a_closed_hub_is_nobodys_hub(on, is_there):
    hub = HubFactory(closed_on=date(2020, 8, 31))

    assert hub_of(SchoolFactory(local_authority=authority_of(hub)), on) == (
        hub if is_there else None
    )


def test_a_district_stands_before_the_county_it_lies_in():
    county_hub, district_hub = HubFactory(), HubFactory()
    county = authority_of(county_hub)
    district = district_of(county)
    inside = SchoolFactory(local_authority=county, district_code=district.code)
    outside = SchoolFactory(local_authority=county, district_code="E07000002")
    across = SchoolFactory(local_authority=LocalAuthorityFactory(), district_code=district.code)

    add_area(hub=district_hub, local_authority=county, district=district, from_on=LAST_YEAR)

    assert hub_of(inside) == district_hub
    assert hub_of(outside) == county_hub
    assert hub_of(across) is None


def test_an_override_stands_before_every_area_while_it_lasts():
    hub, other = HubFactory(), HubFactory()
    school = SchoolFactory(local_authority=authority_of(hub))

    override = override_school(
        school=school, hub=other, reason="Its trust", from_on=TODAY, by=UserFactory()
    )

    assert hub_of(school, TODAY - DAY) == hub
    assert hub_of(school) == other
    end_override(override=override, until_on=TODAY)
    assert hub_of(school, TODAY + DAY) == hub


def test_a_second_override_ends_the_first_the_day_before():
    hub, first, second = HubFactory(), HubFactory(), HubFactory()
    school = SchoolFactory(local_authority=authority_of(hub))
    by = UserFactory()
    old = override_school(school=school, hub=first, reason="A", from_on=LAST_YEAR, by=by)

    override_school(school=school, hub=second, reason="B", from_on=TODAY, by=by)

    old.refresh_from_db()
    assert old.until_on == TODAY - DAY
    assert hub_of(school) == second
    with pytest.raises(Refused, match="already"):
        override_school(school=school, hub=second, reason="C", from_on=TODAY, by=by)


def test_an_area_is_taken_over_only_when_that_is_said():
    old, new = HubFactory(name="Old Hub"), HubFactory()
    authority = authority_of(old)
    school = SchoolFactory(local_authority=authority)
    new_area = {"hub": new, "local_authority": authority, "district": None, "from_on": TODAY}

    with pytest.raises(Refused, match="It belongs to Old Hub since Monday 1 September 2014"):
        add_area(**new_area)
    add_area(**new_area, takes_over=True)

    assert old.areas.get().until_on == TODAY - DAY
    assert hub_of(school, TODAY - DAY) == old
    assert hub_of(school) == new


@pytest.mark.parametrize("day", [date(2014, 9, 1), date(2014, 8, 31)])
def test_nobody_takes_over_before_the_other_began(day):
    old, new = HubFactory(), HubFactory()

    with pytest.raises(Refused, match="Choose a day after Monday 1 September 2014"):
        add_area(
            hub=new,
            local_authority=authority_of(old),
            district=None,
            from_on=day,
            takes_over=True,
        )

    assert HubArea.objects.count() == 2


def test_a_hub_does_not_get_the_same_area_twice():
    hub = HubFactory()

    with pytest.raises(Refused, match="has this area already"):
        add_area(hub=hub, local_authority=authority_of(hub), district=None, from_on=TODAY)


def test_a_district_must_lie_in_the_authority():
    hub = HubFactory()
    elsewhere = district_of(LocalAuthorityFactory())

    with pytest.raises(Refused, match="is not in"):
        add_area(
            hub=hub, local_authority=LocalAuthorityFactory(), district=elsewhere, from_on=TODAY
        )


def test_an_area_ends_on_its_last_day_and_not_before_its_first():
    hub = HubFactory()
    school = SchoolFactory(local_authority=authority_of(hub))
    area = hub.areas.get()

    with pytest.raises(Refused, match="It began on Monday 1 September 2014"):
        end_area(area=area, until_on=date(2014, 8, 31))
    end_area(area=area, until_on=TODAY)

    assert hub_of(school) == hub
    assert hub_of(school, TODAY + DAY) is None


def test_placing_again_writes_nothing_and_leaves_no_history():
    hub = HubFactory()
    school = SchoolFactory(local_authority=authority_of(hub))

    assert place_schools() == 1
    assert place_schools() == 0
    assert Events.objects.references(school).count() == 0


# One hub at a time


def test_the_database_keeps_two_hubs_from_one_place_on_one_day():
    hub = HubFactory()
    area = hub.areas.get()
    end_area(area=area, until_on=TODAY)
    again = {"hub": HubFactory(), "local_authority": area.local_authority}

    HubArea.objects.create(**again, from_on=TODAY + DAY, until_on=TODAY + DAY)
    HubArea.objects.create(
        **again, from_on=TODAY, district=district_of(area.local_authority), until_on=TODAY
    )
    with pytest.raises(IntegrityError, match="one_hub_for_each_area_on_each_day"):
        HubArea.objects.create(**again, from_on=TODAY - DAY, until_on=TODAY)


def test_the_database_keeps_a_school_from_two_places_by_hand_on_one_day():
    override = SchoolOverrideFactory(from_on=LAST_YEAR, until_on=TODAY)
    again = {"school": override.school, "from_on": TODAY + DAY}

    SchoolOverrideFactory(**again, until_on=TODAY + DAY)
    with pytest.raises(IntegrityError, match="one_override_for_each_school_on_each_day"):
        SchoolOverrideFactory(**again, until_on=TODAY + 2 * DAY)


@pytest.mark.parametrize("days", [0, 1])
def test_a_place_with_a_last_day_is_free_only_from_the_day_after(days):
    old, new = HubFactory(name="Old Hub"), HubFactory()
    last = date(2030, 7, 31)
    end_area(area=old.areas.get(), until_on=last)
    wanted = {"hub": new, "local_authority": authority_of(old), "district": None}
    wanted["from_on"] = last + days * DAY

    if days:
        assert add_area(**wanted).until_on is None
        return
    with pytest.raises(Refused, match="since Monday 1 September 2014 until Wednesday 31 July 2030"):
        add_area(**wanted)
    add_area(**wanted, takes_over=True)
    assert old.areas.get().until_on == last - DAY


def test_a_hub_is_told_until_when_it_has_a_place_already():
    hub = HubFactory()
    end_area(area=hub.areas.get(), until_on=date(2030, 7, 31))

    with pytest.raises(Refused, match="already until Wednesday 31 July 2030"):
        add_area(hub=hub, local_authority=authority_of(hub), district=None, from_on=TODAY)


@pytest.mark.parametrize("takes_over", [True, False])
def test_a_place_promised_for_later_is_not_given_away_before(takes_over):
    old, next_hub, third = HubFactory(), HubFactory(name="Next Hub"), HubFactory()
    place = {"local_authority": authority_of(old), "district": None, "takes_over": takes_over}
    add_area(**place | {"takes_over": True}, hub=next_hub, from_on=date(2030, 9, 1))

    with pytest.raises(Refused, match="after Sunday 1 September 2030, on which Next Hub begins"):
        add_area(**place, hub=third, from_on=TODAY)


def test_a_school_placed_until_a_day_is_placed_elsewhere_only_after_it():
    school, by = school_in(HubFactory()), UserFactory()
    first, second = HubFactory(name="First Hub"), HubFactory()
    placed = override_school(school=school, hub=first, reason="A", from_on=LAST_YEAR, by=by)
    last = date(2030, 7, 31)
    end_override(override=placed, until_on=last)
    again = {"school": school, "hub": second, "reason": "B", "by": by}

    with pytest.raises(Refused, match="with First Hub until Wednesday 31 July 2030"):
        override_school(**again, from_on=last)
    assert override_school(**again, from_on=last + DAY).until_on is None
    with pytest.raises(Refused, match="Another hub begins there before that day"):
        end_override(override=placed, until_on=last + DAY)


# Taking back


def given_away(goes_to: str = "Estuary"):
    old = HubFactory(name="Larkfield")
    new = HubFactory(name=goes_to)
    coming = add_area(
        hub=new,
        local_authority=authority_of(old),
        district=None,
        from_on=TODAY + DAY,
        takes_over=True,
    )
    return old, coming


@pytest.mark.parametrize(("goes_on", "until_on"), [(True, None), (False, TODAY)])
def test_what_has_not_begun_is_taken_back(goes_on, until_on):
    old, coming = given_away()

    take_back_placement(dated=coming, on=TODAY, goes_on=goes_on)

    assert not HubArea.objects.filter(pk=coming.pk).exists()
    assert old.areas.get().until_on == until_on
    assert Events.objects.tracks(coming).filter(pgh_label="delete").count() == 1


def test_what_has_begun_is_not_taken_back():
    old, coming = given_away()

    with pytest.raises(Refused, match="It began on"):
        take_back_placement(dated=coming, on=TODAY + DAY, goes_on=True)

    assert HubArea.objects.filter(pk=coming.pk).exists()


def test_who_goes_on_makes_way_for_who_comes_after():
    old, coming = given_away()
    end_area(area=coming, until_on=TODAY + 9 * DAY)
    third = add_area(
        hub=HubFactory(),
        local_authority=authority_of(old),
        district=None,
        from_on=TODAY + 10 * DAY,
    )

    take_back_placement(dated=HubArea.objects.get(pk=coming.pk), on=TODAY, goes_on=True)

    assert old.areas.get().until_on == third.from_on - DAY


def test_a_placement_to_come_is_taken_back_and_the_one_before_goes_on():
    school, by = school_in(HubFactory()), UserFactory()
    first = override_school(school=school, hub=HubFactory(), reason="A", from_on=LAST_YEAR, by=by)
    coming = override_school(
        school=school, hub=HubFactory(), reason="B", from_on=TODAY + DAY, by=by
    )

    take_back_placement(dated=coming, on=TODAY, goes_on=True)

    first.refresh_from_db()
    assert (first.until_on, SchoolOverride.objects.count()) == (None, 1)
