"""How often one client, by its address on the network, and one mailbox may do something.

Every sending takes a place in the cache, one of as many as the rate allows, and the place falls
free when its time is over: in no stretch of that length are there more. A place is taken by `add`,
which of several at once lets one win, in Redis and in a table of Django's. `incr` does not serve:
on a table it reads, then writes, so that two count as one, and it forgets when the time is over.
"""

import hashlib
import ipaddress
import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import cache
from django.db import DatabaseError
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

from access.client import client_address
from access.refusal import Refused

logger = logging.getLogger(__name__)

# What the cache raises, a table of the database or Redis, while it does not answer.
STORE_ERRORS = (DatabaseError, RedisError)

# By form: so many in so long, for each client (ip), for each key, and for each key at each client
# (both). Whole schools share one network address.
RATES = {
    "enquiry": "30/h/ip,6/h/key",
    "need": "60/h/ip",
    "interest": "60/h/ip",
    "link": "30/h/ip",
    "wish": "30/h/ip,6/h/key",
    "school-page": "30/h/ip,6/h/key",
    # A hall full of people behind one network address, each with one address of their own.
    "check-in": "200/h/ip,6/h/key",
    # One of 10,000 words, by whoever holds the link to a place.
    "day-word": "10/h/key",
    # Numbers of certificates that there are not: who types a good one is not counted.
    "certificate": "30/h/ip",
    # The last of them only keeps a mailbox from being flooded, so it is far over what one needs.
    "ask-for-code": "20/m/ip,6/5m/both,30/h/key",
    "enter-code": "10/5m/ip",
    # Of a browser in which the person has signed in before: nobody else can use these up.
    "ask-for-code-again": "6/5m/both",
    "enter-code-again": "10/5m/both",
    "wrong-code": "10/5m/key",
    "second-factor": "10/5m/key",
}
TOO_MANY = (
    "We have had many messages from where you are in the last hour. What you typed is still here: "
    "send it again later, or write to {mailbox}."
)
SECONDS = {"s": 1, "m": 60, "h": 60 * 60, "d": 24 * 60 * 60}
HOME_NETWORK = 64  # bits of a long network address (IPv6) that are one house's or school's


class CannotCount(Refused):
    """The cache does not answer. Then nobody may, as nobody's tries would be limited."""

    def __init__(self):
        super().__init__("We cannot take this just now. Wait a minute, then send it again.")


@dataclass(frozen=True)
class Rate:
    """So many in so many seconds, for each client (ip), each key, or each key at each client."""

    count: int
    seconds: int
    per: str


def is_too_often(request, action: str, *, key: str = "") -> bool:
    """Count this sending; True where it is one too many. Raises CannotCount."""
    return take_places(request, action, key=key) is None


def take_places(request, action: str, *, key: str = "", client: str = "") -> list[str] | None:
    """One place under each of the action's rates, for `give_back`; None where one has none left.

    `client` stands in place of the network that the request comes from. Raises CannotCount.
    """
    client, key = client or network_of(request), key.lower()
    who = {"ip": client, "key": key, "both": f"{client} {key}"}
    taken = []
    for rate in rates_in(RATES[action]):
        place = take_place(rate, action, who[rate.per])
        # What was taken under the rates before stays taken: a try too many is a try.
        if place is None:
            return None
        taken.append(place)
    return taken


def give_back(places: list[str]) -> None:
    """What was counted turned out to be no try. One left taken only limits its taker more."""
    try:
        cache.delete_many(places)
    except STORE_ERRORS:
        logger.exception("The cache does not answer")


def rates_in(text: str) -> Iterator[Rate]:
    """From “30/h/ip,10/5m/key”, as django-allauth writes them."""
    for part in text.split(","):
        count, length, per = part.split("/")
        yield Rate(int(count), int(length[:-1] or 1) * SECONDS[length[-1]], per)


def take_place(rate: Rate, action: str, who: str) -> str | None:
    # Addresses and mailboxes do not stand in the cache as they are.
    who = hashlib.sha256(who.encode()).hexdigest()
    places = [
        f"limit:{action}:{rate.seconds}:{rate.per}:{who}:{number}" for number in range(rate.count)
    ]
    try:
        taken = cache.get_many(places)
        free = (place for place in places if place not in taken)
        return next((place for place in free if cache.add(place, 1, rate.seconds)), None)
    except STORE_ERRORS as error:
        logger.exception("The cache does not answer")
        raise CannotCount from error


def asked_from(request) -> str:
    """Stands for the network of whoever asks, on a row: it can be counted and not read."""
    return salted_hmac("asked-from", network_of(request)).hexdigest()


def network_of(request) -> str:
    address = client_address(request)
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address}/{HOME_NETWORK}", strict=False))
