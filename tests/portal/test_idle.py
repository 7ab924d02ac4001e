"""Staff who do nothing for an hour are signed out, and lose nothing that they typed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from access.roles import Role
from hubs.models import User
from tests.factories import HubFactory, UserFactory, member

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=ZoneInfo("Europe/London"))
HOUR = timedelta(hours=1)
HOME, ASK = "/home/", "/sign-in/"


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(hub, client, time_machine):
    time_machine.move_to(NOW, tick=False)
    admin = member(hub, Role.ADMINISTRATOR)
    client.force_login(admin)
    return admin


def is_open(client) -> bool:
    return client.get(HOME).status_code == 200


@pytest.mark.parametrize(("idle", "stays"), [(HOUR - timedelta(seconds=1), True), (HOUR, False)])
def test_an_hour_without_a_page_signs_staff_out(client, admin, time_machine, idle, stays):
    time_machine.move_to(NOW + idle, tick=False)

    assert is_open(client) is stays
    assert ("_auth_user_id" in client.session) is stays


def test_each_page_begins_the_hour_again(client, admin, time_machine):
    for number in range(1, 5):
        time_machine.move_to(NOW + number * timedelta(minutes=50), tick=False)
        assert is_open(client)


def test_the_warning_s_button_begins_it_again_and_works_as_a_link(client, admin, time_machine):
    time_machine.move_to(NOW + timedelta(minutes=58), tick=False)

    assert client.get(reverse("stay")).content == b"You are still signed in."

    time_machine.move_to(NOW + timedelta(minutes=100), tick=False)
    assert is_open(client)


def test_the_installation_s_keeper_is_signed_out_too(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    client.force_login(UserFactory(is_superuser=True))
    time_machine.move_to(NOW + HOUR, tick=False)

    assert not is_open(client)


def test_a_teacher_is_not(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    client.force_login(UserFactory())
    time_machine.move_to(NOW + timedelta(hours=11), tick=False)

    assert is_open(client)


def test_pages_of_staff_carry_the_warning_and_a_teacher_s_do_not(client, admin):
    assert 'data-idle-age="3600" data-warning="300"' in client.get(HOME).content.decode()

    client.force_login(UserFactory())
    assert "data-idle-age" not in client.get(HOME).content.decode()


def sent_too_late(client, hub, time_machine, **typed):
    time_machine.move_to(NOW + HOUR, tick=False)
    path = reverse("hubs:edit_hub_contact", args=[hub.pk])
    refused = client.post(path, {"mailbox": "half typed", "telephone": "01632 960999"} | typed)
    return path, refused["Location"].partition("?next=")[2].replace("%3F", "?").replace("%3D", "=")


def test_a_form_sent_after_the_end_is_back_as_typed_after_signing_in(
    client, hub, admin, time_machine
):
    path, way = sent_too_late(client, hub, time_machine)
    asked = client.get(ASK).content.decode()
    client.force_login(User.objects.get(pk=admin.pk))

    page = client.get(way.replace("%2F", "/"))

    assert "What you typed is kept" in asked
    assert page.context["form"]["mailbox"].value() == "half typed"
    assert page.context["form"]["telephone"].value() == "01632 960999"
    assert page.context["form"].errors == {}
    hub.refresh_from_db()
    assert hub.telephone != "01632 960999"


def test_nobody_else_who_signs_in_there_sees_what_was_typed(client, hub, admin, time_machine):
    path, way = sent_too_late(client, hub, time_machine)
    client.force_login(member(hub, Role.HUB_LEAD))

    page = client.get(way.replace("%2F", "/"))

    assert page.context["form"]["mailbox"].value() == hub.mailbox


def test_a_form_sent_after_twelve_hours_is_kept_as_well(client, hub, admin, time_machine):
    client.cookies.clear()
    path, way = sent_too_late(client, hub, time_machine)
    client.force_login(User.objects.get(pk=admin.pk))

    page = client.get(way.replace("%2F", "/"))

    assert page.context["form"]["mailbox"].value() == "half typed"


def test_a_button_without_a_page_of_its_own_leads_back_to_the_page_it_stands_on(
    client, admin, time_machine
):
    time_machine.move_to(NOW + HOUR, tick=False)
    before = "/work-groups/1/people/?page=2"

    def asked(referer):
        return client.post(HOME, {}, headers={"referer": referer})["Location"]

    assert asked(f"http://testserver{before}").endswith("?next=/work-groups/1/people/%3Fpage%3D2")
    assert asked("https://elsewhere.example/x").endswith("?next=/home/")
