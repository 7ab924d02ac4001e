"""No word of one hub is ever shown to anybody of another, but what is for everybody."""

import pytest
from django.db import models, transaction
from django.test import Client

from access.roles import Role
from hubs.models import User
from participants.models import ExpressionOfInterest, Person
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

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOME, AWAY = "homeqz", "awayqz"
# Who works for a hub, which school leads it and its figures, for whoever keeps the installation.
KEPT_BY_SYSTEM = {
    *("hubs:settings", "hubs:hub_detail", "hubs:edit_hub", "hubs:close_hub", "hubs:lead_schools"),
    *("hubs:add_lead_school", "hubs:end_lead_school", "hubs:hand_over", "hubs:people"),
    *("hubs:membership", "hubs:change_role", "hubs:end_role", "hubs:invite"),
    "evaluations:network",
}
ROLES = ["admin", "hub_lead", "board", "partner", "lead", "teacher", "left", "system"]
# Who sees the most, who sees a part, and who saw it once.
FOREMOST = ["admin", "lead", "left"]


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


OWN = ["admin", "hub_lead", "board", "lead"]


@pytest.mark.parametrize("role", part(OWN, always=["admin"]))
def test_there_are_words_that_could_leak(role, home):
    """The same walk by people of this hub meets its words on most pages."""
    pages = list(crawl(signed_in(home, role), ["/home/", *every_address(home)]))

    own = {page.name for page in pages if HOME in page.text and not page.is_public}
    assert len(own) > (60 if role == "admin" else 15)
    if role == "admin":
        kinds = {page.kind for page in pages if HOME in page.text}
        assert kinds == {"text/html", "text/csv", "application/pdf"}


def test_a_teacher_reads_nothing_of_other_people(home):
    """Not even of their own hub: on their pages stands nobody else."""
    teacher = home.people["teacher"]
    others = ExpressionOfInterest.objects.exclude(person__user=teacher).select_related("person")
    words = {word for row in others for word in (row.person.email, row.person.name)}

    pages = list(crawl(signed_in(home, "teacher"), ["/home/"]))

    own = Person.objects.get(user=teacher)
    assert [page for page in pages if own.name in page.text] != []
    assert [(page.path, word) for page in pages for word in words if word in page.text] == []


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
    letters = [*letters_of(home), *letters_of(away)]

    marks = {home.hub.pk: (HOME, AWAY), away.hub.pk: (AWAY, HOME)}
    for letter in letters:
        own, other = marks[letter.hub_id]
        said = f"{letter.subject} {letter.text} {letter.html} {letter.from_name} {letter.reply_to}"
        assert own in said
        assert other not in f"{said} {letter.to_email}", (letter.kind, said)
    assert len({letter.kind for letter in letters}) >= 15
