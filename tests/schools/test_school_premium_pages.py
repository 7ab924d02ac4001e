"""Pupil premium on the list and the page of a hub's schools, for its staff alone."""

from decimal import Decimal

import pytest
from django.test import Client

from access.roles import Role
from schools.models import PupilPremium
from tests.factories import HubFactory, member, school_in
from tests.test_access import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def staff(hub):
    return client_of(member(hub, Role.HUB_LEAD))


def with_premium(hub, **percents) -> dict:
    schools = {}
    for name, percent in percents.items():
        schools[name] = school_in(hub, name=name)
        PupilPremium.objects.create(
            school=schools[name], year=2025, percent=Decimal(percent), source="pp.csv"
        )
    return schools


@pytest.mark.parametrize(
    ("band", "names"),
    [
        ("under-10", ["low"]),
        ("10-to-20", ["ten"]),
        ("20-to-35", []),
        ("35-or-more", ["high"]),
        ("", ["high", "low", "none", "ten"]),
    ],
)
def test_schools_are_narrowed_by_their_latest_pupil_premium(hub, staff, band, names):
    schools = with_premium(hub, low="9.9", ten="10", high="35")
    school_in(hub, name="none")
    PupilPremium.objects.create(school=schools["low"], year=2020, percent=50, source="old.csv")

    found = staff.get(f"/schools/?premium={band}").context["object_list"]

    assert sorted(school.name for school in found) == names


def test_the_page_names_year_and_source_and_needs_signing_in(hub, staff):
    school = with_premium(hub, elm="12.5")["elm"]

    page = staff.get(f"/schools/{school.pk}/").content.decode()

    assert "12.5% of pupils in 2025/26" in page
    assert "Source: pp.csv" in page
    assert Client().get(f"/schools/{school.pk}/").status_code == 302
