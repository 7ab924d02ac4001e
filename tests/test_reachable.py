"""Whoever may open a page finds a link to it, and no link leads to a refusal."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from access.roles import Role
from evaluations.choices import ReportState
from evaluations.models import Report
from fees.actions.fee import confirm_fees, propose_fees, waive_fee
from fees.choices import WaiverReason
from fees.models import Fee
from hubs.models import HubArea
from outbox.models import Message
from participants.actions.attendance import cancel_workshop_place
from participants.actions.attendance_register import close_register, take_register
from participants.choices import Mark
from schools.choices import ImportState
from tests import sweeps
from tests.access_kinds import Pages, Row
from tests.access_policy import POLICY
from tests.factories import (
    InterestFactory,
    LocalAuthorityFactory,
    PersonFactory,
    SchoolOverrideFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.robust.acts import ACTS
from tests.schools.register_factories import RegisterImportFactory
from tests.test_access import address
from tests.workgroups.factories import WorkGroupTemplateFactory
from tests.world import World, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Pages opened of one kind: rows in different states link to different acts.
OF_EACH_KIND = 20 if sweeps.is_full else 8
BY_STATE = ("", "state", "status", "standing", "availability")
NEITHER_PAGE_NOR_ROW = ("/static/", "/sign-out/")
# Linked on the pages of a draft that is ready, a closed organisation, an approved report, one that
# its lead is writing, a Work Group of this year, and of one whose people were asked days ago. A
# number is shown to whoever has just said what for. To a report's documents lead buttons, which
# keep what is typed.
IN_ANOTHER_STATE = {
    *("workgroups:publish", "schools:reopen_organisation", "evaluations:reopen"),
    *("participants:begin_topic", "evaluations:remind_to_answer", "participants:trn_shown"),
    *("evaluations:add_report_file", "evaluations:remove_report_file"),
}
ROLES = ["admin", "hub_lead", "board", "lead", "guest", "national", "system"]
# They may open most pages.
FOREMOST = ["admin"]


class Links(HTMLParser):
    """The addresses a page leads to: its links, and each choice of the forms that only ask."""

    def __init__(self, address: str):
        super().__init__()
        self.found: list[str] = []
        self.form = address
        self.only_asks = False
        self.question = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.found.append(given["href"])
        if tag == "form":
            self.only_asks = given.get("method", "get") == "get"
            if self.only_asks and given.get("action"):
                self.form = given["action"]
                self.found.append(self.form)
        if tag == "button" and self.only_asks and given.get("formaction"):
            self.found.append(given["formaction"])
        if tag == "select":
            self.question = given.get("name", "")
        if tag == "option" and self.only_asks and given.get("value"):
            self.found.append(f"{self.form.partition('?')[0]}?{self.question}={given['value']}")


@pytest.fixture
def world(db) -> World:
    world = build_world()
    world.people |= {
        "national": member(None, Role.NATIONAL),
        "system": UserFactory(is_superuser=True),
    }
    add_further_states(world)
    return world


def add_further_states(world: World) -> None:
    """Rows whose state offers an act that no row of the world offers."""
    admin, later = world.people["admin"], timezone.localdate() + timedelta(days=9)
    WorkshopFactory(workgroup=WorkGroupFactory(hub=world.hub, published_at=None, published_by=None))
    cancel_workshop_place(
        participant=world.participant, workshop=world.future, reason="Exams", recorded_by=admin
    )
    HubArea.objects.create(hub=world.hub, local_authority=LocalAuthorityFactory(), from_on=later)
    SchoolOverrideFactory(hub=world.hub, from_on=later, decided_by=admin)
    RegisterImportFactory(state=ImportState.APPLIED, ended_at=timezone.now())
    Report.objects.filter(workgroup=world.over).update(
        state=ReportState.SUBMITTED, figures={}, submitted_by=world.people["lead"]
    )
    WorkGroupTemplateFactory(hub=world.hub, shared=True)
    WorkGroupTemplateFactory(hub=world.hub, retired_on=timezone.localdate())
    known = world.interest.person
    somebody = PersonFactory(email=known.email, school=known.school)
    InterestFactory(workgroup=world.workgroup, person=somebody, school=known.school)
    add_fees(world)
    # The latest, as only so many of the list are opened.
    now = timezone.now()
    failed = [world.message.pk, world.system_message.pk]
    Message.objects.filter(pk__in=failed).update(failed_at=now, created_at=now)


def add_fees(world: World) -> None:
    """Beside the one to decide and the one invoiced: one waived and one confirmed."""
    admin = world.people["admin"]
    missed = WorkshopFactory(
        workgroup=world.workgroup, starts_at=timezone.now() - timedelta(days=9)
    )
    people = world.workgroup.participants.values_list("pk", flat=True)
    world.rows["missed"] = missed
    take_register(workshop=missed, marks=dict.fromkeys(people, Mark.ABSENT), by=admin)
    close_register(workshop=missed, by=admin)
    propose_fees(now=timezone.now())
    waived, confirmed, *_ = Fee.objects.filter(attendance__workshop=missed).order_by("pk")
    waive_fee(fee=waived, waiver=WaiverReason.ILLNESS, by=admin)
    confirm_fees(fees=[confirmed.pk], by=admin)


def links_of(address: str, page) -> list[str]:
    reader = Links(address)
    reader.feed(page.content.decode())
    inside = [urljoin(address, link) for link in reader.found]
    return [
        link
        for link in inside
        if link.startswith("/") and not link.startswith(NEITHER_PAGE_NOR_ROW)
    ]


def name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def kind_of(address: str) -> tuple[str, str]:
    """The page, and what its list is filtered by."""
    return name_of(address), urlsplit(address).query.partition("=")[0]


def walk(client: Client, starts: Iterable[str]) -> tuple[dict[str, set[str]], list[str]]:
    """The names of the pages that each page links to, and what was refused.

    Beside those to start with, kinds of which least was opened come first.
    """
    came_from = dict.fromkeys(starts, "")
    waiting: dict[tuple[str, str], list[str]] = defaultdict(list)
    opened: Counter[tuple[str, str]] = Counter()
    linked: dict[str, set[str]] = defaultdict(set)
    refused = []

    def turns(kind: tuple[str, str]) -> int:
        """Filtered by anything but a state, a list seldom leads to an act that is new."""
        name, asked = kind
        if not sweeps.is_full and (asked or name in ACTS):
            return opened[kind] * OF_EACH_KIND
        return opened[kind] * (1 if asked in BY_STATE else 4)

    def in_order() -> Iterator[str]:
        yield from list(came_from)
        while kinds := [kind for kind, addresses in waiting.items() if addresses]:
            kind = min(kinds, key=turns)
            if turns(kind) >= OF_EACH_KIND:
                return
            yield waiting[kind].pop(0)

    for path in in_order():
        kind = kind_of(path)
        opened[kind] += 1
        page = client.get(path)
        if page.status_code not in (200, 302):
            if came_from[path]:
                refused.append(f"{page.status_code} {path} linked on {came_from[path]}")
            continue
        for target in targets_of(path, page):
            linked[kind[0]].add(name_of(target))
            if target not in came_from:
                came_from[target] = path
                waiting[kind_of(target)].append(target)
    return linked, refused


def targets_of(address: str, page) -> list[str]:
    if page.status_code == 302:
        found = [page["Location"]]
    elif page["Content-Type"].startswith("text/html"):
        found = links_of(address, page)
    else:
        found = []
    return [target.split("#")[0] for target in found if target.startswith("/")]


def within_reach(linked: dict[str, set[str]], start: str) -> set[str]:
    """The names of all pages that a way of links leads to."""
    found, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += linked[name]
    return found


def may_open(role: str) -> set[str]:
    return {
        name
        for name, policy in POLICY.items()
        if isinstance(policy, Pages | Row) and role in policy.roles and name not in IN_ANOTHER_STATE
    }


def known_rows(role: str, world: World) -> list[str]:
    """Where a short walk begins too, as a row whose state alone links to an act is found late."""
    if sweeps.is_full:
        return []
    pages = [address(name, world) for name in sorted(may_open(role))]
    return [
        *pages,
        reverse("participants:register", args=[world.missed.pk]),
        reverse("workgroups:workshop_leads", args=[world.today.pk]),
        reverse("schools:school", args=[world.organisation.pk]),
        reverse("participants:person", args=[world.person_merge.kept_id]),
    ]


@pytest.mark.long
@pytest.mark.parametrize("role", sweeps.part(ROLES, always=FOREMOST))
def test_every_page_of_a_role_is_reached_by_links_and_no_link_is_refused(role, world):
    client = Client()
    client.force_login(world.people[role])

    linked, refused = walk(client, ["/home/", *known_rows(role, world)])

    assert "\n".join(refused) == ""
    assert " ".join(sorted(may_open(role) - within_reach(linked, "home"))) == ""
