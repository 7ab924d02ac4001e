"""No word of one hub is ever shown to anybody of another, but what is for everybody."""

import re

import pytest
from django.db import models, transaction
from django.test import Client

from access.links import TOKEN
from access.roles import Role
from hubs.models import User
from participants.models import ExpressionOfInterest, Person
from tests.access_kinds import ByLink
from tests.access_policy import POLICY
from tests.factories import UserFactory, member
from tests.robust.crawl import (
    addresses_without_links,
    crawl,
    every_address,
    link_addresses,
)
from tests.robust.letters import letters_of
from tests.robust.marks import write_everywhere
from tests.sweeps import part
from tests.test_access import client_of
from tests.world import World, build_world
from workgroups.models import WorkGroup, Workshop

# A public form holds when it was opened, which is signed in the same way.
IN_AN_ADDRESS = re.compile(f"(?<=[/=]){TOKEN.pattern}")
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOME, AWAY = "homeqz", "awayqz"
# Who works for a hub, which school leads it and its figures, for whoever keeps the installation.
KEPT_BY_SYSTEM = {
    *("hubs:settings", "hubs:hub_detail", "hubs:edit_hub", "hubs:close_hub", "hubs:lead_schools"),
    *("hubs:add_lead_school", "hubs:end_lead_school", "hubs:hand_over", "hubs:people"),
    *("hubs:membership", "hubs:change_role", "hubs:end_role", "hubs:invite"),
    *("evaluations:network", "evaluations:network_hub"),
}
ROLES = ["admin", "hub_lead", "board", "partner", "lead", "guest", "teacher", "left", "system"]
# On so many pages they read words of their own hub.
OWN_PAGES = {"admin": 60, "hub_lead": 15, "board": 15, "lead": 15, "guest": 3}
# Who sees the most.
FOREMOST = ["admin"]


def marked(mark: str):
    """A writer of values that nobody else has, each beginning with the mark."""

    def write(field, pk: int) -> str:
        model = field.model._meta.model_name
        if isinstance(field, models.EmailField):
            return f"{mark}.{model}{pk}@example.org"
        if isinstance(field, models.URLField):
            return f"https://{mark}.example.org/{model}{pk}"
        if isinstance(field, models.SlugField) or (field.max_length or 99) < 60:
            return f"{mark}{pk}"
        return f"{mark} {model}{pk} {field.name}."

    return write


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker):
    """Two hubs in which every text carries the mark of its hub."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = {HOME: build_world(), AWAY: build_world()}
        everywhere = {
            "national": member(None, Role.NATIONAL),
            "system": UserFactory(is_superuser=True),
        }
        for mark, world in found.items():
            world.people |= everywhere
            write_everywhere(world.hub, marked(mark))
            world.refresh()
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def home(worlds, db) -> World:
    return worlds[HOME]


@pytest.fixture
def away(worlds, db) -> World:
    return worlds[AWAY]


def signed_in(world: World, role: str) -> Client:
    return client_of(type(world.people[role]).objects.get(pk=world.people[role].pk))


def test_the_marks_stand_in_every_kind_of_row(home):
    assert write_everywhere(home.hub, marked(HOME)) > 400


@pytest.mark.parametrize("role", part(ROLES, always=FOREMOST))
def test_nobody_of_another_hub_reads_a_word_of_this_one(role, home, away, tried):
    """They open what they find, and every address of both hubs besides."""
    client = signed_in(away, role)
    # Links to act without signing in are for whoever holds them: this hub's are not tried.
    theirs = addresses_without_links(home)

    pages = tried(list(crawl(client, ["/home/", *every_address(away), *theirs])))

    open_to_all = KEPT_BY_SYSTEM if role == "system" else set()
    assert [
        page.path
        for page in pages
        if HOME in page.text and not page.is_for_all and page.name not in open_to_all
    ] == []
    assert len(pages) > 150
    assert_own_words_were_met(pages, role)
    assert links_of_others(pages) == []


def links_of_others(pages) -> list[str]:
    """Where a link stands that acts for whom it was sent to, on a page that is not theirs."""
    # The poster holds the one link that is for whoever is in the room, and names nobody.
    theirs = {"home", "participants:check_in_poster"}
    own = [page for page in pages if page.name in theirs or is_link(page)]
    return [page.path for page in pages if IN_AN_ADDRESS.search(page.text) and page not in own]


def is_link(page) -> bool:
    return isinstance(POLICY.get(page.name), ByLink)


def assert_own_words_were_met(pages, role):
    """The same walk met the words of their own hub on most pages."""
    own = {page.name for page in pages if AWAY in page.text and not page.is_public}
    assert len(own) > OWN_PAGES.get(role, 0)
    if role == "admin":
        kinds = {page.kind for page in pages if AWAY in page.text}
        # What machines read of the hub's public pages, and then what its staff do.
        public = {"application/atom+xml", "application/json", "application/xml"}
        assert kinds == public | {"text/html", "text/csv", "text/calendar", "application/pdf"}


def test_a_teacher_reads_nothing_of_other_people(home):
    """Not even of their own hub: on their pages stands nobody else.

    But for those who take part with them, by name, where these meet; never an address.
    """
    teacher = home.people["teacher"]
    others = ExpressionOfInterest.objects.exclude(person__user=teacher).select_related("person")
    words = {word for row in others for word in (row.person.email, row.person.name)}

    pages = list(crawl(signed_in(home, "teacher"), ["/home/"]))

    own = Person.objects.get(user=teacher)
    assert [page for page in pages if own.name in page.text] != []
    met = {(page.name, word) for page in pages for word in words if word in page.text}
    group = home.workgroup.participants.values_list("person__name", flat=True)
    assert {word for _, word in met} <= set(group)
    assert {name for name, _ in met} == {"participants:others"}


def test_links_of_one_hub_show_nothing_of_another(home, away):
    pages = list(crawl(Client(), link_addresses(away)))

    assert [page.path for page in pages if HOME in page.text and not page.is_public] == []
    assert len({page.name for page in pages if AWAY in page.text and not page.is_public}) >= 10


def test_public_pages_show_no_person_and_no_link_to_join(home):
    """Hubs publish their plan, their texts and the names of their leads, and no more."""
    pages = list(crawl(Client(), ["/", "/work-groups/", home.hub.get_absolute_url()]))
    private = {
        *Person.objects.values_list("email", flat=True),
        *Person.objects.values_list("name", flat=True),
        *User.objects.values_list("email", flat=True),
        *ExpressionOfInterest.objects.values_list("head_email", flat=True),
        *Workshop.objects.values_list("join_link", flat=True),
        *WorkGroup.objects.values_list("rationale", flat=True),
    }

    assert {page.name for page in pages if HOME in page.text} >= {
        "workgroups:catalogue",
        "workgroups:flyer",
        "hubs:hub",
    }
    assert [(page.path, word) for page in pages for word in private if word in page.text] == []


def test_no_mail_of_one_hub_holds_a_word_of_another(home, away):
    letters = [letter for world in part([home, away], one_in=2) for letter in letters_of(world)]

    marks = {home.hub.pk: (HOME, AWAY), away.hub.pk: (AWAY, HOME)}
    for letter in letters:
        own, other = marks[letter.hub_id]
        said = f"{letter.subject} {letter.text} {letter.html} {letter.from_name} {letter.reply_to}"
        said += calendars_in(letter)
        assert own in said
        assert other not in f"{said} {letter.to_email}", (letter.kind, said)
    assert len({letter.kind for letter in letters}) >= 15
    assert len({letter.kind for letter in letters if calendars_in(letter)}) >= 5


def calendars_in(letter) -> str:
    """What the letter puts into a calendar, its folded lines whole again."""
    files = [file for file in letter.attachments.all() if file.name.endswith(".ics")]
    return "".join(bytes(file.content).replace(b"\r\n ", b"").decode() for file in files)
