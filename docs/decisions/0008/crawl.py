"""Reads every page of the demonstration as every kind of person, and compares two readings.

    python docs/decisions/0008/crawl.py FILE          writes what each page answered
    python docs/decisions/0008/crawl.py FILE OTHER    lists what two such files have different

The story is played on a fixed day with the clock standing still and nothing left to chance, so that
two readings of the same code are alike to the letter, but for the history, whose times are the
database's own.
"""

import html
import itertools
import os
import random
import re
import secrets
import sqlite3
import sys
import uuid
from collections import Counter, deque
from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import unified_diff
from urllib.parse import urldefrag, urljoin

MOMENT = datetime(2026, 11, 25, 10, tzinfo=UTC)
SITE = "https://portal.example.org"
PEOPLE = [
    "",  # whoever has not signed in
    *("alex.admin", "hana.lead", "bea.board", "lewis.leader", "lola.leader", "tess.teacher"),
    *("erin.admin", "otis.lead", "orla.leader", "nina.national", "pip.partner", "lou.leaver"),
    "sam.system",
]
STARTS = ("/home/", "/", "/mailbox/", "/gallery/")
LEFT_OUT = ("/static/", "/sign-out/", "//")
QUERIES_OF_ONE_PAGE = 3
LINK = re.compile(
    r'<(?:a|form|iframe|link|script|img|button)\b[^>]*?\b(?:href|action|src|formaction)="([^"]*)"'
)
IN_TEXT = re.compile(rf"{SITE}(/[^\s\"<]*)")
CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
TAG = re.compile(rb"<(\w+)((?:[^>\"]|\"[^\"]*\")*)>")
ATTRIBUTE = re.compile(rb'([\w-]+)(?:="([^"]*)")?')
OF_THE_SCRIPTS = {b"role", b"draggable", b"data-module", b"data-prevent-double-click", b"csrf"}
DATED_BY_THE_DATABASE = re.compile(rb"<time datetime=[^>]*>[^<]*</time>")


def read_all(file: str) -> None:
    """Ask as each person for what they are led to, and then for what anybody else was."""
    prepare()
    import time_machine
    from django.core.management import call_command
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    call_command("createcachetable", verbosity=0)
    with time_machine.travel(MOMENT, tick=False):
        from portal.demo.play import play

        play(MOMENT.date())
        clients = {name: client_of(name) for name in PEOPLE}
        book = Book(file)
        found = {path: None for name in clients for path in walk(book, name, clients[name])}
        for name, client in clients.items():
            for path in found:
                if "?" not in path and not book.has(name, path):
                    book.ask(name, client, path)
    connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def prepare() -> None:
    count = itertools.count(1)
    random.seed(1)
    secrets.token_urlsafe = lambda length=32: f"token-{next(count):027d}"
    secrets.token_hex = lambda length=32: f"{next(count):0{2 * (length or 32)}x}"
    secrets.choice = random.Random(1).choice
    uuid.uuid4 = lambda: uuid.UUID(int=next(count))
    sys.path.insert(0, os.getcwd())
    from portal import embedded

    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "SECRET_KEY": "only-for-comparing-" * 4,
        "SITE_URL": SITE,
        "EMAIL_HOST": "localhost",
        "BROKER_URL": "memory://",
        "HTTPS": "false",
        "DEMO": "true",
        "LOG_LEVEL": "CRITICAL",
        "DATABASE_URL": embedded.start_postgres(
            embedded.VAR / "postgres-for-comparing",
            database="portal",
            settings=embedded.FAST_AND_UNSAFE,
        ),
    }
    import django
    from django.conf import settings
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.WHITENOISE_AUTOREFRESH = True


def client_of(name: str):
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(HTTP_HOST=SITE.partition("//")[2], raise_request_exception=False)
    if name:
        client.force_login(get_user_model().objects.get(email=f"{name}@example.org"))
    return client


class Book:
    """What each page answered to whom."""

    def __init__(self, file: str):
        self.pages = sqlite3.connect(file, isolation_level=None)
        self.pages.execute("CREATE TABLE page (who, path, status, type, body, UNIQUE (who, path))")

    def has(self, who: str, path: str) -> bool:
        found = self.pages.execute("SELECT 1 FROM page WHERE (who, path) = (?, ?)", (who, path))
        return found.fetchone() is not None

    def ask(self, who: str, client, path: str) -> tuple[str, bytes, str]:
        """The kind of answer, its body and where it sends one to. It leaves nothing behind."""
        from django.db import transaction

        with transaction.atomic():
            answer = client.get(path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        kind, moved = answer.get("Content-Type", "").partition(";")[0], answer.get("Location", "")
        kept = CSRF.sub(b"", body) + moved.encode()
        row = (who, path, answer.status_code, kind, kept)
        self.pages.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)", row)
        return kind, body, moved


def walk(book: Book, name: str, client) -> Iterator[str]:
    """Every address to which links lead, a few orders and filters of each."""
    waiting, known, tries = deque(STARTS), set(STARTS), Counter()
    while waiting:
        path = waiting.popleft()
        yield path
        kind, body, moved = book.ask(name, client, path)
        text = body.decode() if kind == "text/html" else ""
        found = [moved, *map(html.unescape, LINK.findall(text) + IN_TEXT.findall(text))]
        for link in found:
            link = urldefrag(urljoin(path, link)).url.removeprefix(SITE)
            bare, asks, _ = link.partition("?")
            tries[bare] += bool(asks) and link not in known
            is_new = link.startswith("/") and link not in known
            is_new = is_new and (not asks or tries[bare] <= QUERIES_OF_ONE_PAGE)
            if is_new and not link.startswith(LEFT_OUT):
                known.add(link)
                waiting.append(link)


def pages_of(file: str) -> dict[tuple[str, str], tuple]:
    rows = sqlite3.connect(file).execute("SELECT who, path, status, type, body FROM page")
    return {(who, path): (status, kind, words_of(body)) for who, path, status, kind, body in rows}


def words_of(body: bytes) -> list[bytes]:
    """What a page says and leads to, whatever blanks and order its tags and attributes have."""
    return TAG.sub(tag_in_order, DATED_BY_THE_DATABASE.sub(b"", body)).split()


def tag_in_order(tag: re.Match[bytes]) -> bytes:
    attributes = sorted(
        name + b'="' + value + b'"'
        for name, value in ATTRIBUTE.findall(tag[2])
        if name not in OF_THE_SCRIPTS
    )
    return b" <" + tag[1] + b" " + b" ".join(attributes) + b"> "


def compare(one: str, other: str) -> bool:
    old, new = pages_of(one), pages_of(other)
    different = [key for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)]
    for key in different:
        before, after = old.get(key), new.get(key)
        print("---", *key, before and before[:2], after and after[:2])
        if before and after:
            words = (
                [word.decode("utf-8", "replace") for word in page[2]] for page in (before, after)
            )
            print("   ", " ".join(itertools.islice(unified_diff(*words, lineterm="", n=2), 40)))
    print(f"{len(old)} answers before, {len(new)} after, {len(different)} different")
    return bool(different)


if __name__ == "__main__":
    sys.exit(compare(*sys.argv[1:3]) if len(sys.argv) > 2 else read_all(sys.argv[1]))
