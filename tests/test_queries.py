"""How many queries a page takes, and that more rows take no more."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from access.roles import Role
from portal import middleware
from schools.queries.timeline import sources
from tests.access_kinds import Pages, Row
from tests.access_policy import POLICY
from tests.agreement_world import add_agreements
from tests.certificate_world import add_certificates
from tests.factories import UserFactory, member
from tests.lesson_world import add_lessons
from tests.meeting_world import add_meetings
from tests.person_world import add_person_records
from tests.published_world import add_published
from tests.register_world import add_closed_school, add_register
from tests.test_access import address, client_of, home_built, names  # noqa: F401
from tests.world import (
    add_absence,
    add_between,
    add_conference,
    add_enquiries,
    add_evidence,
    add_leader,
    add_network,
    add_override,
    add_register_file,
    add_saved_filter,
    add_template,
    add_workgroup,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST_AT_MOST = 10
DETAIL_AT_MOST = 14
HOME_AT_MOST = 10
# The timeline of a school asks each source once.
LONGER_DETAILS = {
    "schools:school_timeline": 5 + len(sources),
    # One for each kind of part, with resources.
    "workgroups:history": 16,
    # Everybody whom it concerns, one for each kind.
    "participants:call_off_workgroup": 15,
    # With who may be meant at its address, the letters to a head, who has signed, and what was
    # corrected; and whether there is a parallel Work Group.
    "participants:interest": 19,
    # All that speaks for and against there, both groups' dates and who leads them.
    "participants:move_to_group": 22,
    # All the figures beside its boxes, with what leads noted, what hub leads said and the documents
    # that go with it.
    "evaluations:report": 20,
    # One for each kind of thing that it takes part in, has, or owes.
    "schools:school": 16,
    # All that speaks for and against each, whom is wanted of each school among it, and who came
    # without a place.
    "participants:people": 17,
    # With former names, schools, who may be the same person and why, and what was merged.
    "participants:person": 16,
    # One for each kind of part.
    "participants:person_history": 15,
    # People, workshops, tasks, colleagues, leads and what was issued, one for each.
    "participants:certificates": 18,
    "participants:issue_certificates": 16,
}
# The dates, tasks, leads, projects and calendar of a whole year, before any of it is copied.
LONGER_LISTS = {
    "workgroups:roll_over": 13,
    # With Work Groups in the year on which it opens.
    "evaluations:engagement": 12,
}
PUBLIC = [
    "needs:hub_priorities",
    "start",
    "workgroups:catalogue",
    "workgroups:flyer",
    "workgroups:flyer_pdf",
    "workgroups:hub_calendar",
    "workgroups:feed",
    "workgroups:hub_frame",
    "workgroups:hub_values",
    "robots",
    "sitemap",
    "participants:next_time",
    "participants:check_certificate",
    "hubs:find",
    "hubs:hub",
    "evaluations:what_was_learned",
    "evaluations:published",
    "hubs:map",
]


@pytest.fixture(autouse=True)
def _seen_a_moment_ago(monkeypatch):
    """Once a minute a page also writes that its reader is still there."""
    monkeypatch.setattr(middleware, "SEEN_AGAIN_AFTER", 10**9)


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code in (200, 302)
    return len(captured)


def somebody_of(name: str, world):
    """Somebody who may open the page, preferably a person with many rows on it."""
    known = ("admin", "hub_lead", "lead", "national", "system", "board")
    role = next(role for role in known if role in POLICY[name].roles)
    return client_of(world.people[role])


@pytest.fixture
def world(home_built, db):  # noqa: F811
    return home_built


def add_two_of_everything(world) -> None:
    """Two more rows on every list, in the same hub and for the same people."""
    kept = dict(world.rows), dict(world.people)
    for _ in range(2):
        add_register_file(world)
        add_workgroup(world)
        add_absence(world)
        add_evidence(world)
        add_enquiries(world)
        add_network(world)
        add_override(world)
        add_saved_filter(world)
        add_leader(world, UserFactory())
        add_between(world)
        add_lessons(world)
        add_agreements(world)
        add_certificates(world)
        add_published(world)
        add_meetings(world)
        add_conference(world)
        add_closed_school(world)
        add_register(world)
        add_template(world)
        add_person_records(world)
        member(world.hub, Role.PARTNER)
    world.rows, world.people = kept


def test_lists_take_the_same_queries_for_one_row_and_for_three(world):
    """All of them in one test, as to add two of everything takes longer than to read them."""
    pages = [(somebody_of(name, world), address(name, world)) for name in names(Pages)]

    one = {path: queries(client, path) for client, path in pages}
    add_two_of_everything(world)
    three = {path: queries(client, path) for client, path in pages}

    assert three == one
    longer = {address(name, world): number for name, number in LONGER_LISTS.items()}
    assert {p: n for p, n in one.items() if n > longer.get(p, LIST_AT_MOST)} == {}


@pytest.mark.parametrize("name", names(Row))
def test_a_page_about_one_row_takes_few_queries(name, world):
    at_most = LONGER_DETAILS.get(name, DETAIL_AT_MOST)

    assert queries(somebody_of(name, world), address(name, world)) <= at_most


def test_public_pages_and_home_take_few_queries_however_much_there_is(world):
    """All in one test too, for the same reason."""
    roles = ("admin", "hub_lead", "board", "lead", "guest", "teacher", "national")
    pages = {name: (Client(), address(name, world)) for name in PUBLIC}
    homes = {f"home of {role}": (client_of(world.people[role]), "/home/") for role in roles}
    for client, path in pages.values():
        client.get(path)  # what is kept for a while is kept by then

    one = {name: queries(*page) for name, page in (pages | homes).items()}
    add_two_of_everything(world)
    three = {name: queries(*page) for name, page in (pages | homes).items()}

    assert three == one
    at_most = {name: DETAIL_AT_MOST if "flyer" in name else LIST_AT_MOST for name in pages}
    at_most |= dict.fromkeys(homes, HOME_AT_MOST)
    assert {name: number for name, number in one.items() if number > at_most[name]} == {}
