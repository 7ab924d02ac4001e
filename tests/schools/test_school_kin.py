"""The page of a school names what it came from and what came of it."""

from datetime import date

import pytest
from django.urls import reverse

from access.roles import Role
from schools.choices import LinkKind, SchoolStatus
from schools.models import SchoolLink
from tests.factories import HubFactory, SchoolFactory, member, school_in
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db


def test_the_page_of_a_school_names_what_it_came_from_and_what_came_of_it(
    client,
):
    hub = HubFactory()
    client.force_login(member(hub, Role.ADMINISTRATOR))
    school = school_in(hub, name="Larkfield Academy")
    before = school_in(hub, name="Larkfield High", status=SchoolStatus.CLOSED, urn=900001)
    after = SchoolFactory(name="Moor Academy", urn=900002, town="Moor", postcode="ZZ1 1ZZ")
    neighbour = school_in(hub, name="Hill School")
    day = date(2020, 9, 1)
    kind = LinkKind.SUCCESSION
    SchoolLink.objects.create(predecessor=before, successor=school, kind=kind, since=day)
    SchoolLink.objects.create(predecessor=school, successor=after, kind=kind)
    SchoolLink.objects.create(predecessor=neighbour, successor=school, kind=LinkKind.OTHER)

    page = client.get(reverse("schools:school", args=[school.pk]))
    of_before = client.get(reverse("schools:school", args=[before.pk]))

    text, url = text_of(page), reverse("schools:school", args=[before.pk])
    assert f'href="{url}">Larkfield High</a>' in page.content.decode()
    assert "Came from Larkfield High" in text
    assert "URN 900001, on Tuesday 1 September 2020" in text
    # Another hub's page is not for this reader.
    assert "Became Moor Academy, Moor, ZZ1 1ZZ, URN 900002" in text
    assert reverse("schools:school", args=[after.pk]) not in page.content.decode()
    assert "Hill School" not in text
    assert "Became Larkfield Academy" in text_of(of_before)
    assert "Came from" not in text_of(of_before)
