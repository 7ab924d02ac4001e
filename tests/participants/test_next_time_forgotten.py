"""A wish to hear of the next time is taken back, forgotten in time, and kept within its hub."""

from datetime import timedelta

import pytest
import time_machine as clock
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from access.roles import Role
from participants import links
from participants.actions.wish import forget_wish, wish_for_next_time
from participants.models import NextTimeWish
from portal.retention import clear_expired_rows
from tests.factories import (
    HubFactory,
    member,
)
from tests.journeys.people import text_of
from tests.participants.test_next_time import EMAIL, draft_of, letters, offered, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory()


def test_the_link_forgets_the_address_and_says_so_again(hub):
    wish_for_next_time(workgroup=offered(hub, 2021), email=EMAIL)
    wish = NextTimeWish.objects.get()
    path = links.WISH.path(wish)

    opened = Client().get(path)
    assert NextTimeWish.objects.get().email == EMAIL
    Client().post(path)
    again = Client().post(path, follow=True)

    wish.refresh_from_db()
    assert (wish.email, bool(wish.forgotten_at)) == ("", True)
    assert "Forget your address?" in text_of(opened)
    assert "Your address is forgotten" in text_of(again)
    published(draft_of(hub, 2022))
    assert not letters("next-time").exists()


def test_whoever_was_forgotten_may_ask_again(hub):
    group = offered(hub, 2021)
    wish_for_next_time(workgroup=group, email=EMAIL)
    forget_wish(wish=NextTimeWish.objects.get())

    wish_for_next_time(workgroup=group, email=EMAIL)

    assert NextTimeWish.objects.open().get().email == EMAIL


def test_whoever_has_heard_once_may_ask_again(hub):
    group = offered(hub, 2021)
    wish_for_next_time(workgroup=group, email=EMAIL)
    published(draft_of(hub, 2022))

    for _ in range(2):
        wish_for_next_time(workgroup=group, email=EMAIL)

    assert NextTimeWish.objects.open().get().email == EMAIL
    assert letters("wish-kept").count() == 2
    published(draft_of(hub, 2023))
    assert letters("next-time").count() == 2


@pytest.mark.parametrize("which", [0, 1])
def test_the_link_of_either_wish_forgets_the_address_in_both(hub, which):
    group = offered(hub, 2021)
    for email in (EMAIL, "quinn@example.org"):
        wish_for_next_time(workgroup=group, email=email)
    published(draft_of(hub, 2022))
    wish_for_next_time(workgroup=group, email=EMAIL)
    wish = NextTimeWish.objects.filter(email=EMAIL).order_by("pk")[which]

    for _ in range(2):
        Client().post(links.WISH.path(wish))

    kept = NextTimeWish.objects.exclude(email="")
    assert list(kept.values_list("email", flat=True)) == ["quinn@example.org"]


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "fields", "is_kept"),
    [
        (550, {}, True),
        (551, {}, False),
        (30, {"answered_at": True}, True),
        (31, {"answered_at": True}, False),
        (30, {"forgotten_at": True, "email": ""}, True),
        (31, {"forgotten_at": True, "email": ""}, False),
    ],
)
def test_no_address_is_kept_longer_than_the_page_says(hub, days, fields, is_kept):
    now = timezone.now().replace(microsecond=0)
    group = offered(hub, 2021)
    with clock.travel(now - days * DAY, tick=False):
        moment = timezone.now()
        given = {name: moment if value is True else value for name, value in fields.items()}
        if "answered_at" in given:
            given["answered_with"] = group
        NextTimeWish.objects.create(workgroup=group, **{"email": EMAIL} | given)

    clear_expired_rows(now=now)

    assert NextTimeWish.objects.exists() is is_kept


@pytest.mark.parametrize(
    "fields", [{"email": ""}, {"email": "Pia@example.org"}, {"answered_at": timezone.now()}]
)
def test_the_database_keeps_no_half_wish(hub, fields):
    group = offered(hub, 2021)

    with pytest.raises(IntegrityError), transaction.atomic():
        NextTimeWish.objects.create(workgroup=group, **{"email": EMAIL} | fields)


def test_another_hub_s_wishes_are_out_of_reach(hub):
    wish_for_next_time(workgroup=offered(hub, 2021), email=EMAIL)

    assert NextTimeWish.objects.visible_to(member(hub, Role.ADMINISTRATOR)).count() == 1
    assert not NextTimeWish.objects.visible_to(member(HubFactory(), Role.ADMINISTRATOR)).exists()
