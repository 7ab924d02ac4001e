"""The foot of a page says whom to write to: the hub where one is known, and the national team."""

import pytest
from django.test import Client

from access.roles import Role
from participants.links import PLACE
from tests.factories import HubFactory, ParticipantFactory, WorkGroupFactory, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield", mailbox="larkfield@example.org", telephone="01632 960001")


def foot_of(client, path: str) -> str:
    page = client.get(path).content.decode()
    return page[page.index("<footer") :]


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_public_pages_about_a_hub_say_how_to_reach_it(hub):
    HubFactory(mailbox="estuary@example.org")
    workgroup = WorkGroupFactory(hub=hub)
    place = ParticipantFactory(workgroup=workgroup)

    for path in (
        hub.get_absolute_url(),
        workgroup.get_absolute_url(),
        f"/hubs/{hub.slug}/ask/?school=none",
        PLACE.path(place),
    ):
        foot = foot_of(Client(), path)
        assert 'href="mailto:larkfield@example.org"' in foot
        assert "or call 01632 960001" in foot
        assert f'href="{hub.get_absolute_url()}#privacy"' in foot
        assert "estuary@example.org" not in foot


def test_the_hubs_people_see_it_on_their_own_pages(hub):
    foot = foot_of(signed_in(member(hub, Role.ADMINISTRATOR)), "/home/")

    assert "larkfield@example.org" in foot


def test_pages_of_no_hub_or_of_several_name_none(hub):
    both = member(hub, Role.ADMINISTRATOR)
    member(HubFactory(), Role.ADMINISTRATOR, user=both)

    assert "mailto:" not in foot_of(Client(), "/work-groups/")
    assert "mailto:" not in foot_of(signed_in(both), "/home/")


def test_the_link_to_the_notice_leads_somewhere_before_there_is_one(hub):
    page = Client().get(hub.get_absolute_url()).content.decode()

    assert 'id="privacy"' in page
    assert "We have not published our privacy notice here yet." in page


def test_the_national_team_is_named_where_its_address_is_set(settings):
    assert "national team" not in foot_of(Client(), "/work-groups/")

    settings.NATIONAL_EMAIL = "national@example.org"

    assert 'href="mailto:national@example.org"' in foot_of(Client(), "/work-groups/")
