"""The list of Work Groups: what meets next first, who leads it, and how full it is."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from tests.factories import (
    HubFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db

LIST = reverse("workgroups:list")


def meets_in(days: int, workgroup):
    starts = timezone.now() + timedelta(days=days)
    WorkshopFactory(workgroup=workgroup, starts_at=starts, ends_at=starts + timedelta(hours=5))
    return workgroup


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def test_what_meets_next_comes_first_and_what_is_over_last(admin, hub):
    over = meets_in(-9, WorkGroupFactory(hub=hub))
    later = meets_in(20, meets_in(-20, WorkGroupFactory(hub=hub)))
    soon = meets_in(3, WorkGroupFactory(hub=hub))

    rows = [row for row, _, _ in admin.get(LIST).context["rows"]]

    assert rows == [soon, later, over]


def test_each_says_who_leads_it_and_how_many_places_are_held(admin, hub):
    workgroup = WorkGroupFactory(hub=hub, capacity=6)
    workgroup.leads.add(UserFactory(name="Lee Lead"), UserFactory(name="Ann Other"))
    ParticipantFactory.create_batch(2, workgroup=workgroup)

    page = text_of(admin.get(LIST))

    assert "Led by Ann Other and Lee Lead" in page
    assert "2 of 6 places" in page
    assert "None to come" in page
