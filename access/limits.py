"""How often one address on the network, and one mailbox, may send a public form.

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

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.db import DatabaseError
from redis.exceptions import RedisError

from access.refusal import Refused

logger = logging.getLogger(__name__)

# By form: so many in so long, for each network address and for each key. Whole schools share
# one network address.
RATES = {
    "enquiry": "30/h/ip,6/h/key",
    "need": "60/h/ip",
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
    """So many in so many seconds, for each network address (ip) or each key."""

    count: int
    seconds: int
    per: str


def is_too_often(request, action: str, *, key: str = "") -> bool:
    """Count this sending; True where it is one too many. Raises CannotCount."""
    return take_places(request, action, rates=RATES[action], key=key) is None


def take_places(request, action: str, *, rates: str, key: str) -> list[str] | None:
    """One place under each of the rates, for `give_back`; None where one of them has none left.

    Raises CannotCount.
    """
    taken = []
    for rate in rates_in(rates):
        who = key.lower() if rate.per == "key" else network_of(request)
        place = take_place(rate, action, who)
        # What was taken under the rates before stays taken: a try too many is a try.
        if place is None:
            return None
        taken.append(place)
    return taken


def give_back(places: list[str]) -> None:
    """What was counted turned out to be no try. One left taken only limits its taker more."""
    try:
        cache.delete_many(places)
    except (DatabaseError, RedisError):
        logger.exception("The cache does not answer")


def rates_in(text: str) -> Iterator[Rate]:
    """From “30/h/ip,10/5m/key”, as django-allauth writes them in the settings."""
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
    except (DatabaseError, RedisError) as error:
        logger.exception("The cache does not answer")
        raise CannotCount from error


def network_of(request) -> str:
    """The client's address behind as many proxies as the setting says."""
    address = get_adapter().get_client_ip(request)
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address}/{HOME_NETWORK}", strict=False))
