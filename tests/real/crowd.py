"""Everybody at once: expressions of interest and answers to offers, by HTTP, from many threads."""

import http.client
import os
import random
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from access.roles import Role
from participants import links
from participants.actions.place import offer_place
from tests.factories import (
    InterestFactory,
    WorkGroupFactory,
    approved,
    member,
    school_in,
)
from tests.participants.drafts import ABOUT_YOU, HEAD, PRIORITIES, draft_of, ticks
from workgroups.models import WorkGroup

THREADS = 32
ASKING, ANSWERING = 40, 24  # of each Work Group: 3,200 over 50 of them
PLACES, LEFT = 24, 15  # what the hub offered, and what is left of it since
APPROVED, PLACES_OF_SCHOOL, ADMINISTRATORS = 30, 2, 4
FEW_GROUPS = 2  # whose people come at about the same time
BASE_DIR = Path(__file__).resolve().parent.parent.parent
# A browser that has been here before has it in both places.
TOKEN = "x" * 32


@dataclass(frozen=True)
class Send:
    """One form, as a browser would send it."""

    kind: str
    path: str
    answers: dict
    session: str = ""


@dataclass
class Crowd:
    asked: list[WorkGroup] = field(default_factory=list)
    allocated: list[WorkGroup] = field(default_factory=list)
    sends: list[Send] = field(default_factory=list)


def gather(groups: int, *, allocations: int) -> Crowd:
    """Rows of Work Groups with offers that outnumber their places, and what is sent to them."""
    crowd, administrator = Crowd(), member(None, Role.NATIONAL)
    for number in range(groups):
        workgroup = WorkGroupFactory(capacity=PLACES)
        crowd.asked.append(workgroup)
        school = school_in(workgroup.hub)
        for _ in range(ANSWERING):
            interest = approved(InterestFactory(workgroup=workgroup))
            offer = offer_place(interest=interest, by=administrator)
            answers = {"answer": "accept", "policy": workgroup.fee_policy_id}
            crowd.sends.append(Send("answer", links.OFFER.path(offer), answers))
        for person in range(ASKING):
            said = {**ABOUT_YOU, **PRIORITIES, **HEAD, "school": school.pk}
            said |= {"email": f"t{number}.{person}@example.org", "name": f"Tara T{person}"}
            path = reverse(
                "participants:interest_check",
                args=[links.DRAFT.token(draft_of(workgroup, **said))],
            )
            crowd.sends.append(Send("ask", path, ticks()))
    WorkGroup.objects.filter(pk__in=[row.pk for row in crowd.asked]).update(capacity=LEFT)
    for _ in range(allocations):
        add_allocation(crowd)
    return crowd


def add_allocation(crowd: Crowd) -> None:
    """Administrators who offer the same places to the same people of few schools."""
    workgroup = WorkGroupFactory(capacity=10, places_per_school=PLACES_OF_SCHOOL)
    crowd.allocated.append(workgroup)
    schools = [school_in(workgroup.hub) for _ in range(8)]
    chosen = [
        approved(InterestFactory(workgroup=workgroup, school=schools[number % 8])).pk
        for number in range(APPROVED)
    ]
    path = reverse("participants:offer_chosen", args=[workgroup.pk])
    for _ in range(ADMINISTRATORS):
        client = Client()
        client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        crowd.sends.append(Send("offer", path, {"interest": chosen}, session))


@contextmanager
def served(folder: Path, *, application: str = "portal.wsgi") -> Iterator[int]:
    """The port of gunicorn, as `make run` starts it, on the test's own database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = environment_of(folder, port)
    manage = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
    subprocess.run(manage, cwd=BASE_DIR, env=environment, check=True)
    gunicorn = [str(Path(sys.executable).parent / "gunicorn"), application, "--workers=2"]
    options = [f"--bind=127.0.0.1:{port}", "--threads=4", "--log-level=warning"]
    server = subprocess.Popen([*gunicorn, *options], cwd=BASE_DIR, env=environment)
    try:
        wait_until_it_answers(port)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def environment_of(folder: Path, port: int) -> dict[str, str]:
    database = connection.settings_dict
    host, at = database["HOST"] or "127.0.0.1", database["PORT"] or 5432
    return os.environ | {
        "DATABASE_URL": f"postgresql://{database['USER']}@{host}:{at}/{database['NAME']}",
        "PORTAL_VAR": str(folder),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "HTTPS": "false",
        "EMAIL_HOST": "",
        "ONE_MACHINE": "true",
        # Each of the crowd is counted by a network address of their own.
        "BEHIND_PROXY": "true",
        "TRUSTED_PROXIES": "1",
        "BROKER_URL": settings.REDIS_URL,
    }


def wait_until_it_answers(port: int) -> None:
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=10).close()
        except ConnectionRefusedError:
            time.sleep(0.2)
    raise RuntimeError("The web server has not started within 20 seconds.")


def in_crowds(sends: list[Send], dice: random.Random) -> list[tuple[int, Send]]:
    """Numbered, in an order in which those who want the same places come at about the same time.

    All mixed together, two of fifty Work Groups would hardly ever meet in one.
    """
    numbered = list(enumerate(sends))
    asked = [one for one in numbered if one[1].kind != "offer"]
    size = FEW_GROUPS * (ASKING + ANSWERING)
    crowds = [asked[first : first + size] for first in range(0, len(asked), size)]
    offers = [one for one in numbered if one[1].kind == "offer"]
    for first in range(0, len(offers), ADMINISTRATORS):
        dice.choice(crowds).extend(offers[first : first + ADMINISTRATORS])
    for crowd in crowds:
        dice.shuffle(crowd)
    return [one for crowd in crowds for one in crowd]


def send_all(port: int, sends: list[Send], *, seed: int) -> tuple[Counter, float]:
    """How often each kind of form was answered by each status, and how many a second were."""
    order = in_crowds(sends, random.Random(seed))
    started = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        told = Counter(pool.map(lambda numbered: send_one(port, *numbered), order))
    return told, len(sends) / (time.perf_counter() - started)


def send_one(port: int, number: int, send: Send) -> tuple[str, int]:
    cookies = {"csrf": TOKEN} | ({"session": send.session} if send.session else {})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-Forwarded-For": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}",
    }
    body = urlencode(send.answers | {"csrfmiddlewaretoken": TOKEN}, doseq=True)
    web = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    web.request("POST", send.path, body, headers)
    answer = web.getresponse()
    answer.read()
    web.close()
    return send.kind, answer.status
