"""Requests a second of public pages, under gunicorn as `make run` starts it."""

import http.client
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from bench.measure import Figure, say
from bench.pages import a_running_workgroup, an_administrator
from portal import serve

CLIENTS = 8  # threads, each asking again as soon as it is answered, on a new connection
WARM_UP, SECONDS = 3, 10
AT_LEAST = 120


def figures() -> Iterator[Figure]:
    flyer = reverse("workgroups:flyer", args=[a_running_workgroup(an_administrator()).pk])
    with gunicorn():
        floor = rate_of(reverse("accessibility"))
        for what, address in {"Catalogue": reverse("workgroups:catalogue"), "Flyer": flyer}.items():
            rate = rate_of(address)
            yield Figure(
                f"{what}, requests a second",
                f"{rate:.0f}",
                f"{floor:.0f}",
                floor / rate,
                goal=f"at least {AT_LEAST}",
                is_met=rate >= AT_LEAST,
            )


@contextmanager
def gunicorn(
    application: str = "portal.wsgi", **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    command = [
        application if word == "portal.wsgi" else word
        for word in serve.part_commands(port())["web"]
    ]
    server = subprocess.Popen(command, cwd=serve.BASE_DIR, env=os.environ | environment)
    try:
        wait_until_it_answers()
        yield server
    finally:
        server.terminate()
        server.wait(30)


def port() -> int:
    return urlsplit(settings.SITE_URL).port or 80


def wait_until_it_answers() -> None:
    for _ in range(100):
        try:
            return open_page(reverse("accessibility"))
        except ConnectionRefusedError:
            time.sleep(0.2)
    raise RuntimeError("The web server has not started within 20 seconds.")


def open_page(address: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port(), timeout=30)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{address} answered {answer.status}.")


def rate_of(address: str) -> float:
    say(f"{address} for {SECONDS} s, {CLIENTS} at a time")
    answered_in(address, WARM_UP)
    started = time.perf_counter()
    return answered_in(address, SECONDS) / (time.perf_counter() - started)


def answered_in(address: str, seconds: float) -> int:
    """How many requests were answered, by as many threads as there are clients."""
    counts: list[int] = []
    until = time.monotonic() + seconds
    threads = [Thread(target=ask_until, args=(until, address, counts)) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(counts) < CLIENTS:
        raise RuntimeError(f"Not every request to {address} was answered.")
    return sum(counts)


def ask_until(until: float, address: str, counts: list[int]) -> None:
    count = 0
    while time.monotonic() < until:
        open_page(address)
        count += 1
    counts.append(count)
