"""Offers that a crowd accepts a second, beside a page with the same lock that writes one row."""

import http.client
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, pairwise
from pathlib import Path
from subprocess import Popen
from urllib.parse import urlencode

from bench.measure import Figure, run, say
from bench.served import gunicorn, port
from participants import links
from participants.models import Offer

ANSWERS, THREADS = 600, 32
# Twelve for each connection, which by then has drawn, composed and planned what it keeps.
WARM_UP = 100
TURN = 30
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
    with gunicorn("bench.locking", BEHIND_PROXY="true", TRUSTED_PROXIES="1") as server:
        # In turns, so that a busy moment of the machine meets all three.
        turns = [
            [spent_on(sends[start:end], server) for sends in (floor, prepared, answers)]
            for start, end in pairwise([0, *range(WARM_UP, len(rows), TURN), len(rows)])
        ]
    # What each took in all turns but the first: seconds, and how long processors worked.
    spent = [
        [sum(part) for part in zip(*each, strict=True)] for each in zip(*turns[1:], strict=True)
    ]
    (at_floor, floor_work), (at_prepared, prepared_work), (at_rate, work) = [
        ((len(rows) - WARM_UP) / seconds, worked) for seconds, worked in spent
    ]
    yield Figure(
        "Offers accepted a second",
        f"{at_rate:.0f}",
        f"{at_floor:.0f}",
        at_floor / at_rate,
        goal=f"{TIMES_THE_FLOOR}x",
        is_met=at_floor <= TIMES_THE_FLOOR * at_rate,
        by_processor=work / floor_work,
    )
    yield Figure(
        "The same beside a floor composed once",
        f"{at_rate:.0f}",
        f"{at_prepared:.0f}",
        at_prepared / at_rate,
        by_processor=work / prepared_work,
    )


def answer_to(offer: Offer) -> dict:
    return {"answer": "accept", "policy": offer.interest.workgroup.fee_policy_id}


def spent_on(sends: list[tuple[str, dict]], server: Popen) -> tuple[float, float]:
    """Seconds, and how long processors worked meanwhile for the web server and for PostgreSQL."""
    worked = worked_by(server)
    started = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        told = set(pool.map(send, NUMBERS, *zip(*sends, strict=True)))
    if told != {302}:
        raise RuntimeError(f"Not every answer was taken: {told}.")
    return time.perf_counter() - started, worked_by(server) - worked


def worked_by(server: Popen) -> float:
    workers = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    backends = run("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
    threads = [
        thread
        for process in [*workers, *(pid for (pid,) in backends)]
        for thread in Path(f"/proc/{process}/task").glob("*/schedstat")
    ]
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 10**9


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
