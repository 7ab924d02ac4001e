"""The menu and the pages under it: short, the same for everybody in a role, and never refused."""

import pytest
from django.test import Client
from django.urls import reverse

from access.roles import Role
from tests.factories import HubFactory, UserFactory, member

pytestmark = pytest.mark.django_db

STAFF_MENU = ["Home", "Work Groups", "Teachers", "Schools", "Needs", "Fees", "Messages", "Hub"]
MENUS = {
    Role.ADMINISTRATOR: STAFF_MENU,
    Role.HUB_LEAD: STAFF_MENU,
    Role.BOARD: ["Home", "Work Groups", "Visits", "Needs", "Hub"],
    Role.PARTNER: ["Home", "Work Groups", "Hub"],
    Role.NATIONAL: ["Home", "Work Groups", "Needs", "Hub"],
    Role.SYSTEM: ["Home", "Projects", "Register of schools", "System messages", "Hub"],
}


def client_as(role) -> Client:
    client = Client()
    if role == Role.SYSTEM:
        client.force_login(UserFactory(is_superuser=True))
    else:
        client.force_login(member(None if role == Role.NATIONAL else HubFactory(), role))
    return client


@pytest.mark.parametrize(("role", "labels"), MENUS.items())
def test_the_menu_of_a_role_is_short_and_every_link_opens(role, labels):
    client = client_as(role)

    menu = client.get(reverse("home")).context["navigation"]

    assert [entry["label"] for entry in menu] == labels
    for entry in menu:
        page = client.get(entry["url"], follow=True)
        assert page.status_code == 200, entry
        assert [one["label"] for one in page.context["navigation"] if one["is_current"]] == [
            entry["label"]
        ]
        for under in (page.context["section"] or {"pages": []})["pages"]:
            assert client.get(under["url"], follow=True).status_code == 200, under


def test_the_pages_of_a_section_are_beside_each_other_and_the_current_one_is_marked():
    client = client_as(Role.ADMINISTRATOR)

    section = client.get(reverse("schools:contact_list")).context["section"]

    assert [page["label"] for page in section["pages"] if page["is_current"]] == ["Contacts"]
    assert [page["label"] for page in section["pages"]] == [
        "Schools",
        "Other organisations",
        "Not reached yet",
        "Reach map",
        "Engagement",
        "Visits",
        "Stages of mastery",
        "Contacts",
        "People of closed schools",
    ]


def test_a_page_further_in_marks_its_section_and_has_no_row_of_sections():
    page = client_as(Role.ADMINISTRATOR).get(reverse("needs:add_need"))

    assert [one["label"] for one in page.context["navigation"] if one["is_current"]] == ["Needs"]
    assert page.context["section"] is None


def test_the_one_hub_somebody_works_for_stands_for_the_list_of_hubs():
    page = client_as(Role.ADMINISTRATOR).get(reverse("hubs:settings"), follow=True)

    current = [one["label"] for one in page.context["section"]["pages"] if one["is_current"]]
    assert page.redirect_chain
    assert current == ["Settings"]


def test_an_address_that_there_is_not_still_has_the_menu():
    answer = client_as(Role.ADMINISTRATOR).get("/nowhere/")

    assert answer.status_code == 404
    assert "Work Groups" in answer.content.decode()
