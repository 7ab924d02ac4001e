"""How often somebody may try to sign in: by address, by account, and without a store."""

from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from hubs.models import User
from outbox.models import Message
from tests.portal.signing_in import ASK, ENTER, INSIDE, ask, lets_in, sent_code

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def _site(settings):
    settings.LOGIN_REDIRECT_URL = INSIDE
    settings.LOGOUT_REDIRECT_URL = ASK
    cache.clear()


@pytest.fixture
def ada():
    return User.objects.create_user("ada@example.org", "Ada Brown")


def guess(email, *, tries, address):
    """Wrong codes by somebody else: five for each code that they ask for."""
    stranger = Client(REMOTE_ADDR=address)
    for number in range(tries):
        if number % 5 == 0:
            ask(stranger, email)
        stranger.post(ENTER, {"code": "WRNG-CODE"})


def test_ten_wrong_tries_in_five_minutes_close_a_network_address_to_any_code(client, ada):
    with time_machine.travel(NOW, tick=False):
        guess(ada.email, tries=10, address="127.0.0.1")
        ask(client, ada.email)

        refused = client.post(ENTER, {"code": sent_code()})
        page = client.get(ASK)

    assert (refused.status_code, refused["Location"]) == (302, ASK)
    assert "There have been too many tries. Wait five minutes" in page.content.decode()

    with time_machine.travel(NOW + timedelta(minutes=5, seconds=1), tick=False):
        ask(client, ada.email)

        assert lets_in(client, sent_code())


def test_ten_wrong_tries_behind_a_proxy_close_sign_in_to_nobody_else(ada, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    stranger, client = (
        Client(REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": address})
        for address in ("198.51.100.9", "192.0.2.1")
    )
    for number in range(11):
        if number % 5 == 0:
            ask(stranger, "eve@example.org")
        stranger.post(ENTER, {"code": "WRNG-CODE"})

    ask(client, ada.email)

    assert lets_in(client, sent_code())


def test_others_who_use_up_an_account_s_tries_keep_nobody_out(client, ada):
    ask(client, ada.email)
    code = sent_code()
    for number in range(4):
        guess(ada.email, tries=5, address=f"192.0.2.{number}")

    assert lets_in(client, code)


def test_when_an_account_s_tries_are_used_up_a_wrong_one_voids_the_code(client, ada):
    guess(ada.email, tries=10, address="192.0.2.1")
    ask(client, ada.email)
    code = sent_code()

    refused = client.post(ENTER, {"code": "WRNG-CODE"})

    assert (refused.status_code, refused["Location"]) == (302, ASK)
    assert lets_in(client, code) is False


def test_a_browser_signed_in_with_before_is_counted_apart_from_its_neighbours(client, ada):
    ask(client, ada.email)
    lets_in(client, sent_code())
    client.post("/sign-out/")
    guess(ada.email, tries=15, address="127.0.0.1")
    for number in range(40):
        ask(Client(REMOTE_ADDR=f"192.0.2.{number}"), ada.email)

    asked = ask(client, ada.email)

    assert asked.status_code == 302
    assert lets_in(client, sent_code())


def test_a_browser_is_known_for_those_alone_who_signed_in_with_it(client, ada):
    ask(client, ada.email)
    lets_in(client, sent_code())
    client.post("/sign-out/")
    User.objects.create_user("bo@example.org", "Bo")
    guess("bo@example.org", tries=10, address="127.0.0.1")
    ask(client, "bo@example.org")

    assert lets_in(client, sent_code()) is False


def test_a_mailbox_is_sent_thirty_codes_an_hour_and_not_one_more(ada):
    with time_machine.travel(NOW, tick=False):
        told = [
            ask(Client(REMOTE_ADDR=f"192.0.2.{number}"), ada.email).status_code
            for number in range(31)
        ]

    assert told == [302] * 30 + [200]
    assert Message.objects.count() == 30


def test_signing_in_rightly_uses_up_no_tries(client, ada):
    with time_machine.travel(NOW, tick=False):
        for _ in range(5):
            ask(client, ada.email)
            client.post(ENTER, {"code": sent_code()})
            client.post("/sign-out/")
    with time_machine.travel(NOW + timedelta(minutes=4), tick=False):
        ask(client, ada.email)
        for _ in range(4):
            client.post(ENTER, {"code": "WRNG-CODE"})

        assert lets_in(client, sent_code())


@pytest.fixture
def without_redis(settings):
    """Redis does not answer while this is called."""
    caches = settings.CACHES

    @contextmanager
    def down():
        settings.CACHES = {
            "default": {
                "BACKEND": "django.core.cache.backends.redis.RedisCache",
                "LOCATION": "redis://127.0.0.1:1",  # nothing listens there
            }
        }
        yield
        settings.CACHES = caches

    return down


def test_while_tries_cannot_be_counted_no_code_is_looked_at_and_none_is_lost(
    client, ada, without_redis
):
    ask(client, ada.email)
    code = sent_code()

    with without_redis():
        refused = client.post(ENTER, {"code": code})
        page = client.get(refused["Location"])

    assert (refused.status_code, refused["Location"]) == (302, ENTER)
    assert "Wait a minute, then send it again." in page.content.decode()
    assert lets_in(client, code)


def test_while_nothing_can_be_counted_no_code_is_sent_and_the_address_stays(
    client, ada, without_redis
):
    with without_redis():
        page = ask(client, ada.email)

    assert "Wait a minute, then send it again." in page.content.decode()
    assert page.context["form"]["email"].value() == ada.email
    assert Message.objects.count() == 0


def test_the_seventh_code_in_five_minutes_is_refused(client, ada):
    with time_machine.travel(NOW, tick=False):
        pages = []
        for _ in range(7):
            pages.append(ask(client, ada.email))
            client.post("/sign-out/")

    assert [page.status_code for page in pages] == [302] * 6 + [200]
    assert Message.objects.count() == 6
