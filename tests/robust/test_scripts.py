"""What somebody types is shown as they typed it, and never becomes a part of the page or mail."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from html.parser import HTMLParser
from itertools import cycle

import pytest
from django.conf import settings
from django.db import models, transaction
from django.test import Client

from access.roles import Role
from hubs.models import User
from outbox.actions import as_email
from outbox.models import Message
from participants.models import Person
from tests.factories import UserFactory, member
from tests.robust.acts import ACTS, actor, path_of
from tests.robust.crawl import Seen, crawl, every_address
from tests.robust.letters import letters_of
from tests.robust.marks import Writer, unique, write_everywhere
from tests.sweeps import part
from tests.test_access import client_of
from tests.world import World, build_world
from workgroups.models import Project

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Every name in them holds "xss", so that nothing of them can hide among the page's own.
PAYLOADS = [
    "<script>xss1()</script>",
    "<img src=xss2 onerror=xss2()>",
    '"><svg onload=xss3()>',
    "' autofocus onfocus=xss4() x='",
    '" onmouseover="xss5()',
    "</title><script>xss6()</script>",
    "</textarea><xss7>",
    "</script><script>xss8()</script>",
    "<a href=javascript:xss9()>xss</a>",
    "<iframe srcdoc='<script>xss10()</script>'>",
    "<style>@import 'xss11';</style>",
    "<base href=//xss12/>",
    "<meta http-equiv=refresh content=0;url=//xss13>",
    "<form action=//xss14><button>xss</button>",
    "<object data=//xss15></object>",
    "<link rel=stylesheet href=//xss16>",
    "<details open ontoggle=xss17()>",
    "<!--<xss18>-->",
    "<![CDATA[<xss19>]]>",
    "&lt;xss20&gt;",
    "&#60;script&#62;xss21()",
    "\\u003cscript\\u003exss22()",
    "{{ xss23 }}{% xss23 %}",
    "<scr<script>ipt>xss24()",
    "＜xss25＞<xss25 onclick=xss25()>",
]
# Where the page says again what stands on it.
FOR_READERS = {"value", "title", "alt", "aria-label", "content", "placeholder"}
DATA = ("application/json", "application/ld+json")
LINKS = ("mailto:", "otpauth:", "https://meet.example.org/", f"{settings.SITE_URL}/", "/", "?")


def writer():
    """Gives out the payloads in turn, as many as the column holds."""
    turn = cycle(range(len(PAYLOADS)))

    def write(field, pk: int) -> str:
        if field.model is Person and isinstance(field, models.EmailField):
            # An account may be begun by it: all of what an address of ours may hold.
            return f"'xss{pk}=&`{{|}}/*?#$%!+~^@example.org"
        if isinstance(field, models.EmailField):
            return f'"<xss/src=x/onerror=xss{pk}()>"@example.org'
        if isinstance(field, models.URLField):
            return f'https://meet.example.org/{pk}"><xss/onerror=xss()>'
        if isinstance(field, models.SlugField):
            return f"xss{pk}"
        room = field.max_length or 5000
        if room < 60:
            return f"{pk}<xss>"
        chosen = str(pk)
        for place in turn:
            if len(chosen) + len(PAYLOADS[place]) > min(room, 1200):
                return chosen
            chosen += PAYLOADS[place]
        return chosen

    return write


class Reader(HTMLParser):
    """Notes what of a page came from the payloads, and whether they are there to read."""

    def __init__(self, source: str):
        super().__init__(convert_charrefs=True)
        self.alien: list[str] = []
        self.open_tag = ""
        self.is_data = False
        self.read = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.open_tag = tag
        if "xss" in tag:
            self.alien.append(f"<{tag}>")
        of = dict(attrs)
        self.is_data = tag == "script" and of.get("type") in DATA
        if tag == "script" and not (self.is_data or of.get("src", "").startswith("/static/")):
            self.alien.append("a script")
        for name, value in attrs:
            if "xss" in name or name.startswith("on") or not self.is_allowed(name, value or ""):
                self.alien.append(f"<{tag} {name}={value}>")

    def is_allowed(self, name: str, value: str) -> bool:
        if name in ("href", "action", "src"):
            return value.startswith(LINKS) or "xss" not in value
        return "xss" not in value or name in FOR_READERS or name.startswith("data-")

    def handle_endtag(self, tag):
        self.open_tag, self.is_data = "", False
        if "xss" in tag:
            self.alien.append(f"</{tag}>")

    def handle_data(self, data):
        if self.is_data:
            # What a page's own script reads: no data of it may end it.
            assert "<" not in data
        elif self.open_tag in ("script", "style") and "xss" in data:
            self.alien.append(f"in <{self.open_tag}>: {data}")
        self.read += data

    def handle_comment(self, data):
        if "xss" in data:
            self.alien.append(f"<!--{data}-->")

    handle_decl = unknown_decl = handle_pi = handle_comment


@pytest.fixture(scope="module")
def spoilt(django_db_setup, django_db_blocker):
    """A hub in which every text is an attack."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = build_world()
        world.people |= {
            "national": member(None, Role.NATIONAL),
            "system": UserFactory(is_superuser=True),
        }
        projects = unique(Project, models.Q(workgroups__hub=world.hub.pk))
        write_everywhere(world.hub, writer(), also=[projects])
        world.refresh()
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def world(spoilt, db) -> World:
    spoilt.hub.refresh_from_db()  # as another test may have read it
    return spoilt


@contextmanager
def written_anew(world: World, write: Writer) -> Iterator[None]:
    """Other texts in every row, and then the old ones again: other tests share the objects."""
    try:
        with transaction.atomic():
            write_everywhere(world.hub, write)
            world.refresh()
            yield
            transaction.set_rollback(True)
    finally:
        # Also where a test has failed: the rest would open links that no longer hold.
        world.refresh()


def read_pages(pages: Iterable[Seen]) -> dict[str, Reader]:
    return {page.path: Reader(page.text) for page in pages if page.kind == "text/html"}


# On how many pages each role reads something of it, beside the administrator below.
READERS = [("hub_lead", 70), ("board", 15), ("lead", 30), ("guest", 3), ("teacher", 3)]


@pytest.mark.parametrize(("role", "shown_on"), part(READERS, always=READERS[3:]))
def test_no_text_becomes_a_part_of_a_page(role, shown_on, world, tried):
    starts = ["/home/"] if role == "teacher" else ["/home/", *every_address(world)]

    pages = tried(read_pages(crawl(signed_in(world, role), starts)))

    assert {path: page.alien for path, page in pages.items() if page.alien} == {}
    assert sum("xss" in page.read for page in pages.values()) >= shown_on


def signed_in(world: World, role: str) -> Client:
    return client_of(User.objects.get(pk=world.people[role].pk))


def test_an_administrator_reads_every_text_as_it_was_typed_and_nothing_of_it_runs(world):
    pages = read_pages(crawl(signed_in(world, "admin"), every_address(world)))

    said = "".join(page.read for page in pages.values())
    assert {path: page.alien for path, page in pages.items() if page.alien} == {}
    assert [payload for payload in PAYLOADS if payload not in said] == []
    assert sum("xss" in page.read for page in pages.values()) >= 80


def test_no_text_becomes_a_part_of_a_page_for_everybody(world):
    pages = read_pages(crawl(Client(), ["/", "/work-groups/", *every_address(world)]))

    assert {path: page.alien for path, page in pages.items() if page.alien} == {}
    assert sum("xss" in page.read for page in pages.values()) >= 12


@pytest.mark.parametrize("name", part(ACTS, one_in=16))
def test_what_was_typed_wrongly_comes_back_as_it_was_typed(name, world):
    """The form shows it again, beside the message."""
    ACTS[name].prepare(world)
    boxes = dict.fromkeys(ACTS[name].answers(world), "".join(PAYLOADS) + "\x00")

    answer = actor(name, world).post(path_of(name, world), boxes)

    page = Reader(answer.content.decode())
    assert page.alien == []
    assert answer.status_code in (302, 422)


def test_no_text_becomes_a_part_of_a_mail(world):
    letters = letters_of(world)

    found = {letter.kind: Reader(letter.html) for letter in letters}

    assert {kind: mail.alien for kind, mail in found.items() if mail.alien} == {}
    assert len(found) >= 15
    assert [kind for kind, mail in found.items() if "xss" not in mail.read] == []


BREAKS = ["\r\n", "\n", "\r", "\n\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\r\n "]
HEADERS = {
    "Subject",
    "From",
    "To",
    "Reply-To",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}


# Each of them somewhere: the columns take turns.
ALL_OF_THEM = "all of them"


@pytest.mark.parametrize("chosen", part([ALL_OF_THEM, *BREAKS], always=[ALL_OF_THEM]), ids=ascii)
def test_no_line_break_in_any_text_adds_a_header_to_a_mail(chosen, world, tried):
    turns = cycle(BREAKS if chosen == ALL_OF_THEM else [chosen])

    def write(field, pk: int) -> str:
        if isinstance(field, models.EmailField):
            return f"a{field.model._meta.model_name}{pk}@example.org"
        is_address = isinstance(field, models.URLField | models.SlugField)
        # The database itself keeps no line break in a message's subject or sender.
        if is_address or (field.max_length or 99) < 60 or field.model is Message:
            return f"a{pk}"
        line_break = next(turns)
        return f"A{pk}{line_break}Bcc: all@example.org{line_break}Subject: Evil"

    with written_anew(world, write):
        letters = tried(letters_of(world, turn=1))

    assert len({letter.kind for letter in letters}) >= 15
    for letter in letters:
        sent = message_from_bytes(as_email(letter, [], None).message().as_bytes())
        assert set(sent.keys()) <= HEADERS
        assert len(sent.keys()) == len(set(sent.keys()))
        assert sent["To"] == letter.to_email
        assert "all@example.org" not in (sent["From"] or "").rpartition("<")[2]
