"""Whose address a request counts for, with and without proxies before the portal."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from access.client import client_address
from access.limits import is_too_often

PROXY = "10.0.0.1"
SIXTY = 60  # needs that one client may send in an hour


def address(passed_on=None, *, asked_by=PROXY) -> str:
    headers = {} if passed_on is None else {"X-Forwarded-For": passed_on}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=asked_by, headers=headers))


@pytest.mark.parametrize(
    ("proxies", "passed_on", "counted"),
    [
        (0, None, PROXY),
        # Without a proxy whoever asks has written this.
        (0, "192.0.2.1", PROXY),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "198.51.100.9, 192.0.2.1", "192.0.2.1"),
        (2, "198.51.100.9, 192.0.2.1, 10.0.0.2", "192.0.2.1"),
        (1, " 192.0.2.1:4711 ", "192.0.2.1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "[2001:DB8::1]:4711", "2001:db8::1"),
        (1, "::ffff:192.0.2.1", "192.0.2.1"),
        (1, None, PROXY),
        (2, "192.0.2.1", PROXY),
        (1, "nowhere", ""),
        (1, "[", ""),
    ],
)
def test_the_client_is_found_behind_as_many_proxies_as_the_setting_says(
    settings, proxies, passed_on, counted
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    assert address(passed_on) == counted


def test_a_socket_of_the_machine_has_no_address(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    assert address(asked_by="") == ""


def test_fewer_addresses_than_proxies_are_said_in_the_log(settings, caplog):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    address("192.0.2.1")

    assert "X-Forwarded-For names 1 addresses for 2 proxies" in caplog.text


@pytest.mark.django_db
def test_two_clients_behind_one_proxy_are_counted_apart(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    cache.clear()

    def is_refused(client: str, made_up: int = 1) -> bool:
        headers = {"X-Forwarded-For": f"203.0.113.{made_up}, {client}"}
        return is_too_often(RequestFactory().post("/", REMOTE_ADDR=PROXY, headers=headers), "need")

    told = [is_refused("192.0.2.1", made_up=number) for number in range(SIXTY + 1)]

    assert told == [False] * SIXTY + [True]
    assert is_refused("192.0.2.2") is False
