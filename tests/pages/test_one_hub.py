"""Whoever works for one hub is not asked which; whoever works for several is, and chooses."""

import pytest
from django.test import Client

from access.roles import Role
from tests.factories import HubFactory, member

pytestmark = pytest.mark.django_db

FORMS = [
    "/manage/venues/add/",
    "/manage/work-groups/add/",
    "/manage/needs/add/",
    "/manage/needs/surveys/add/",
    "/manage/priorities/add/",
    "/manage/leaders/add/",
    "/manage/organisations/add/",
    "/manage/people/invite/",
]


def opened_by(user, path: str):
    client = Client()
    client.force_login(user)
    return client.get(path).context["form"]["hub"]


@pytest.mark.parametrize("path", FORMS)
def test_the_hub_is_not_asked_of_somebody_with_one(path):
    admin = member(HubFactory(), Role.ADMINISTRATOR)
    HubFactory()

    box = opened_by(admin, path)

    assert (box.is_hidden, box.value()) == (True, admin.memberships.get().hub_id)


@pytest.mark.parametrize("path", FORMS)
def test_the_hub_is_asked_of_somebody_with_two(path):
    admin = member(HubFactory(name="Larkfield"), Role.ADMINISTRATOR)
    member(HubFactory(name="Estuary"), Role.ADMINISTRATOR, user=admin)

    box = opened_by(admin, path)

    assert (box.is_hidden, box.value()) == (False, None)
    assert [str(words) for _, words in box.field.choices] == ["Choose one", "Estuary", "Larkfield"]
