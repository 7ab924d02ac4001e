"""Offers that a crowd accepts a second, beside a page with the same lock that writes one row."""

import http.client
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, pairwise
from urllib.parse import urlencode

from bench.measure import Figure, say
from bench.served import gunicorn, port
from participants import links
from participants.models import Offer

ANSWERS, THREADS = 600, 32
TURN = 100
NUMBERS = count()
TIMES_THE_FLOOR = 2
TOKEN = "x" * 32  # as a browser that has been here before sends it, in both places


def figures() -> Iterator[Figure]:
    offers = Offer.objects.open().select_related("interest__person", "interest__workgroup")
    rows = list(offers.order_by("expires_at", "pk")[:ANSWERS])
    random.Random(7).shuffle(rows)
    say(f"{len(rows)} offers accepted, {THREADS} at a time")
    floor = [(f"/bench/lock/{row.interest.workgroup_id}/", {}) for row in rows]
    prepared = [(f"/bench/prepared/{row.interest.workgroup_id}/", {}) for row in rows]
    answers = [(links.OFFER.path(row), answer_to(row)) for row in rows]
    with gunicorn("bench.locking", BEHIND_PROXY="true", TRUSTED_PROXIES="1"):
        # In turns, so that a busy moment of the machine meets all three.
        seconds = [
            [seconds_of(sends[start:end]) for sends in (floor, prepared, answers)]
            for start, end in pairwise([*range(0, len(rows), TURN), len(rows)])
        ]
    # The first turn draws and composes what is kept from then on.
    in_all = [sum(each) for each in zip(*(seconds[1:] or seconds), strict=True)]
    timed = len(rows[TURN:] or rows)
    at_floor, at_prepared, at_rate = (timed / one for one in in_all)
    yield Figure(
        "Offers accepted a second",
        f"{at_rate:.0f}",
        f"{at_floor:.0f}",
        at_floor / at_rate,
        goal=f"{TIMES_THE_FLOOR}x",
        is_met=at_floor <= TIMES_THE_FLOOR * at_rate,
    )
    yield Figure(
        "The same beside a floor composed once",
        f"{at_rate:.0f}",
        f"{at_prepared:.0f}",
        at_prepared / at_rate,
    )


def answer_to(offer: Offer) -> dict:
    return {"answer": "accept", "policy": offer.interest.workgroup.fee_policy_id}


def seconds_of(sends: list[tuple[str, dict]]) -> float:
    started = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        told = set(pool.map(send, NUMBERS, *zip(*sends, strict=True)))
    if told != {302}:
        raise RuntimeError(f"Not every answer was taken: {told}.")
    return time.perf_counter() - started


def send(number: int, path: str, answers: dict) -> int:
    web = http.client.HTTPConnection("127.0.0.1", port(), timeout=120)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"csrf={TOKEN}",
        # Each is counted by a network address of their own.
        "X-Forwarded-For": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}",
    }
    web.request("POST", path, urlencode(answers | {"csrfmiddlewaretoken": TOKEN}), headers)
    answer = web.getresponse()
    answer.read()
    web.close()
    return answer.status
