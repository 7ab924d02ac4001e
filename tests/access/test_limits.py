"""How often somebody may: both sides of the count and of the hour, at once, and without a store."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache, caches
from django.db import DatabaseError, connection
from django.test import RequestFactory
from redis.exceptions import ConnectionError as RedisIsDown

from access.limits import (
    RATES,
    CannotCount,
    Rate,
    give_back,
    is_too_often,
    rates_in,
    take_places,
)

SIX, SIXTY = 6, 60  # what one mailbox and one address may send in an hour


@pytest.fixture(autouse=True)
def _nothing_counted(db):
    cache.clear()


def sent_from(address="192.0.2.1"):
    return RequestFactory().post("/", REMOTE_ADDR=address)


def refusals(count, *, action="need", address="192.0.2.1", key="") -> list[bool]:
    return [is_too_often(sent_from(address), action, key=key) for _ in range(count)]


def test_rates_are_read_as_the_settings_write_them():
    assert list(rates_in("30/h/ip,10/5m/key,1/20s/ip")) == [
        Rate(30, 3600, "ip"),
        Rate(10, 300, "key"),
        Rate(1, 20, "ip"),
    ]


def test_as_many_as_the_rate_allows_and_not_one_more():
    assert refusals(SIXTY + 1) == [False] * SIXTY + [True]


def test_another_address_and_another_form_are_counted_apart():
    refusals(SIXTY)

    assert refusals(1, address="192.0.2.2") == [False]
    assert refusals(1, action="enquiry", key="ena@example.org") == [False]


def test_one_mailbox_is_counted_wherever_it_writes_from_and_however_it_is_spelt():
    for number in range(SIX):
        refusals(1, action="enquiry", address=f"192.0.2.{number}", key="ena@example.org")

    assert refusals(1, action="enquiry", address="192.0.2.9", key="Ena@Example.org") == [True]
    assert refusals(1, action="enquiry", address="192.0.2.9", key="bo@example.org") == [False]


@pytest.mark.parametrize(
    ("address", "is_refused"), [("2001:db8::ffff:1", True), ("2001:db8:0:1::1", False)]
)
def test_a_house_has_many_long_addresses_and_one_count(address, is_refused):
    refusals(SIXTY, address="2001:db8::1")

    assert refusals(1, address=address) == [is_refused]


def test_an_hour_frees_what_was_taken_in_it_and_nothing_else(time_machine):
    time_machine.move_to("2026-11-23T12:00:00Z", tick=False)
    refusals(SIXTY - 1)
    time_machine.move_to("2026-11-23T12:59:59Z", tick=False)
    assert refusals(2) == [False, True]

    time_machine.move_to("2026-11-23T13:00:00Z", tick=False)
    assert refusals(1) == [True]
    time_machine.move_to("2026-11-23T13:00:01Z", tick=False)

    # The one of 12:59:59 still counts.
    assert refusals(SIXTY) == [False] * (SIXTY - 1) + [True]


def test_what_is_given_back_may_be_taken_again(monkeypatch):
    monkeypatch.setitem(RATES, "test", "1/h/ip")

    def take():
        return take_places(sent_from(), "test")

    places = take()
    assert take() is None
    give_back(places)

    assert take() == places


def test_neither_address_nor_mailbox_is_written_into_the_cache(monkeypatch):
    monkeypatch.setitem(RATES, "test", "1/h/ip,1/h/key")

    (place, other) = take_places(sent_from(), "test", key="ena@example.org")

    assert cache.get_many([place, other]) == {place: 1, other: 1}
    assert not any(word in place + other for word in ("192.0.2.1", "ena", "example"))


def test_a_mailbox_is_also_counted_for_each_client(monkeypatch):
    monkeypatch.setitem(RATES, "test", "1/h/both")
    tries = [("192.0.2.1", "ena"), ("192.0.2.1", "bo"), ("192.0.2.2", "ena"), ("192.0.2.1", "ena")]

    told = [refusals(1, action="test", address=address, key=key)[0] for address, key in tries]

    assert told == [False, False, False, True]


def test_a_client_known_by_itself_is_not_counted_by_its_address(monkeypatch):
    monkeypatch.setitem(RATES, "test", "1/h/ip")
    refusals(1, action="test")

    assert take_places(sent_from(), "test") is None
    assert take_places(sent_from(), "test", client="a browser") is not None
    assert take_places(sent_from(), "test", client="a browser") is None


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_come_through_than_one_after_another():
    def send(number):
        try:
            return is_too_often(sent_from(f"192.0.2.{number}"), "enquiry", key="ena@example.org")
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        told = list(pool.map(send, range(40)))

    assert told.count(False) == SIX
    cache.clear()


@pytest.mark.parametrize("fault", [RedisIsDown("no route"), DatabaseError("no such table")])
def test_without_the_store_nobody_may(monkeypatch, fault):
    def fails(*args, **kwargs):
        raise fault

    monkeypatch.setattr(caches["default"], "get_many", fails)

    with pytest.raises(CannotCount, match="Wait a minute, then send it again"):
        is_too_often(sent_from(), "need")


def test_giving_back_without_the_store_breaks_no_page(monkeypatch, caplog):
    def fails(*args, **kwargs):
        raise RedisIsDown("no route")

    monkeypatch.setattr(caches["default"], "delete_many", fails)

    give_back(["limit:test"])

    assert "The cache does not answer" in caplog.text
