"""Home shows each person only what they can do, and who does what they cannot."""

from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.urls import resolve, reverse
from django.utils import timezone

from access.roles import Role
from evaluations.actions.report import save_report, submit_report
from evaluations.choices import ReportState
from evaluations.models import Invitation, Report
from fees.actions.fee import confirm_fees
from fees.models import Fee
from hubs.models import LeadSchool
from outbox.models import Message
from participants.choices import InterestState
from portal.jobs import JOBS
from portal.line import Line
from tests.evaluations.factories import whole_report
from tests.factories import (
    EventFactory,
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    member,
)
from tests.needs.factories import EnquiryFactory
from tests.participants.certified import hold
from tests.sweeps import part
from tests.world import World, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

STAFF = ("admin", "hub_lead")
ROLES = (*STAFF, "board", "partner", "lead", "guest", "teacher", "national", "system", "left")
# The act that each thing to do calls for: the page that its line leads to, and a page of the act.
ACTS: dict[str, tuple[str, str]] = {
    "hubs_to_settle": ("hubs:hub_detail", "hubs:lead_schools"),
    "enquiries_to_answer": ("needs:enquiry", "needs:answer_enquiry"),
    "enquiries_set_aside": ("needs:enquiry", "needs:take_in_enquiry"),
    "interests_to_decide": ("participants:interest", "participants:decline"),
    "heads_to_answer": ("participants:interest", "participants:record_approval"),
    "agreements_unsigned": ("participants:agreement", "participants:record_signature"),
    "governor_reports_overdue": ("participants:governor_report", "participants:governor_report"),
    "people_to_tell_apart": ("participants:interest", "participants:same_person"),
    "waiting_with_a_place": ("participants:interest", "participants:offer_one"),
    "offers_open": ("participants:interest", "participants:wait"),
    "workgroups_under_recruited": ("participants:people", "participants:enter_on_behalf"),
    "surveys_with_few_answers": ("evaluations:evidence", "evaluations:evidence"),
    "reports_due": ("evaluations:report_read", "evaluations:report_read"),
    "certificates_to_issue": ("participants:certificates", "participants:issue_certificates"),
    "registers_missing": ("participants:register", "participants:close_register"),
    "fees_to_decide": ("fees:fee", "fees:waive"),
    "fees_to_invoice": ("fees:fee", "fees:to_invoice"),
    "reports_to_send": ("evaluations:report_read", "evaluations:report_sent"),
    "reports_to_review": ("evaluations:report_read", "evaluations:review"),
    "visits_to_write_up": ("workgroups:visit", "workgroups:write_up_visit"),
    "agreed_late": ("workgroups:visit", "workgroups:note_progress"),
    "people_of_closed_schools": ("participants:move_to_school", "participants:move_to_school"),
    "messages_failed": ("outbox:message", "outbox:retry"),
}

OF_OTHERS = {
    "admin": {"reports_to_review"},
    "hub_lead": {"fees_to_invoice", "registers_missing"},
    "board": set(ACTS),
    "partner": set(ACTS),
}


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        address = dict(attrs).get("href" if tag == "a" else "action")
        if tag in ("a", "form") and address:
            self.found.append(address)


def links_on(client, path: str) -> list[str]:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, f"{answer.status_code} at {path}"
    reader = Links()
    reader.feed(answer.content.decode().partition("<main")[2])
    inside = [urljoin(path, link).partition("#")[0] for link in reader.found]
    return [link for link in inside if link.startswith("/")]


def named(links: list[str], name: str) -> str | None:
    return next((link for link in links if name_of(link) == name), None)


def name_of(link: str) -> str:
    return resolve(urlsplit(link).path).view_name


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Built once: each test's own changes are rolled back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield eventful_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(built, db) -> World:
    return built


def eventful_world() -> World:
    world = build_world()
    world.people |= {
        "national": member(None, Role.NATIONAL),
        "system": UserFactory(is_superuser=True),
    }
    save_report(report=world.report, parts=whole_report())
    submit_report(report=world.report, by=world.people["lead"])
    EnquiryFactory(hub=world.hub)
    somebody = world.unanswered.person
    InterestFactory(workgroup=world.workgroup, person=PersonFactory(email=somebody.email))
    approved(
        InterestFactory(
            workgroup=world.workgroup, state=InterestState.WAITING, waiting_since=timezone.now()
        )
    )
    Message.objects.filter(pk=world.message.pk).update(failed_at=timezone.now())
    return world


def confirm(world: World) -> None:
    confirm_fees(fees=[world.fee.pk], by=world.people["admin"])


def end_lead_school(world: World) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    LeadSchool.objects.filter(hub=world.hub).update(until_on=yesterday)


def plan_an_empty_one(world: World) -> None:
    soon = timezone.now() + timedelta(days=9)
    WorkshopFactory(workgroup=WorkGroupFactory(hub=world.hub), starts_at=soon)


def give_report_back(world: World) -> None:
    Report.objects.filter(pk=world.report.pk).update(state=ReportState.RETURNED)
    now = timezone.now()
    Invitation.objects.filter(participant__workgroup=world.over).update(closes_at=now)


def hold_another(world: World) -> None:
    """It is over, and nobody has a certificate of it yet."""
    ago = timezone.now() - timedelta(days=9)
    workshop = WorkshopFactory(workgroup=WorkGroupFactory(hub=world.hub), starts_at=ago)
    ParticipantFactory(workgroup=workshop.workgroup, accepted_at=ago - timedelta(days=9))
    hold(workshop, {})


FIRST: dict[str, Callable[[World], None]] = {
    "certificates_to_issue": hold_another,
    "fees_to_invoice": confirm,
    "hubs_to_settle": end_lead_school,
    "workgroups_under_recruited": plan_an_empty_one,
    "reports_due": give_report_back,
}


def lines_of(client) -> dict[str, Line]:
    """The first line on home of each kind of thing to do."""
    found: dict[str, Line] = {}
    for line in client.get("/home/").context.get("lines", []):
        found.setdefault(line.kind, line)
    return found


def kinds_for(client) -> set[str]:
    """All that somebody would read of on home, were there any."""
    context = client.get("/home/").context
    none = set(context.get("nothing", []))
    return set(lines_of(client)) | {job.name for job in JOBS if job.many in none}


def test_every_thing_to_do_has_its_act():
    assert set(ACTS) == {job.name for job in JOBS}


@pytest.mark.parametrize("role", part(ROLES, one_in=3, always=["admin"]))
def test_everything_linked_on_home_opens(role, world, client):
    client.force_login(world.people[role])

    for link in links_on(client, "/home/"):
        assert client.get(link, follow=True).status_code == 200, link


@pytest.mark.parametrize(
    ("role", "counted"),
    [(role, job) for role in STAFF for job in ACTS if job not in OF_OTHERS[role]],
)
def test_each_line_leads_to_an_act_that_is_open_to_whoever_sees_it(role, counted, world, client):
    FIRST.get(counted, lambda world: None)(world)
    client.force_login(world.people[role])
    line = lines_of(client)[counted]

    way, act = ACTS[counted]
    # Many of a kind are one line, which leads to their list.
    row = line.url if line.number == 1 else named(links_on(client, line.url), way)
    assert row is not None, f"no row behind {line.thing}"
    assert name_of(row) == way
    found = row if way == act else named(links_on(client, row), act)
    assert found is not None, f"{role} finds no way from {row} to {act}"
    assert client.get(found).status_code == 200


@pytest.mark.parametrize(("role", "absent"), OF_OTHERS.items())
def test_what_somebody_else_does_is_not_shown(role, absent, world, client):
    client.force_login(world.people[role])

    assert set(ACTS) - kinds_for(client) == absent


@pytest.mark.parametrize("role", ["admin", "board", "lead"])
def test_others_read_with_whom_a_report_is_and_since_when(role, world, client, time_machine):
    type(world.report).objects.update(submitted_at=london(2026, 11, 17, 9))
    client.force_login(world.people[role])

    page = " ".join(client.get("/home/").content.decode().split())

    workgroup = world.report.workgroup
    assert f"{workgroup}, {workgroup.year_words}, from " in page
    assert f"with {world.people['hub_lead']} since Tuesday 17 November 2026" in page


def test_whoever_reviews_it_does_not_read_that_it_is_with_them(world, client):
    client.force_login(world.people["hub_lead"])

    assert "Reports handed in" not in client.get("/home/").content.decode()


def test_a_hub_lead_is_not_asked_to_review_their_own_report(world, client):
    world.over.leads.add(world.people["hub_lead"])
    client.force_login(world.people["hub_lead"])

    assert "reports_to_review" not in lines_of(client)
    assert "the hub has nobody yet who may review it" in client.get("/home/").content.decode()


def test_nobody_is_asked_for_a_report_on_an_event(client):
    event = WorkGroupFactory(project=EventFactory())
    WorkshopFactory(workgroup=event, starts_at=timezone.now() - timedelta(days=3))
    lead = UserFactory()
    event.leads.add(lead)
    client.force_login(lead)

    page = client.get("/home/").content.decode()

    assert str(event) in page
    assert reverse("evaluations:report", args=[event.pk]) not in page
    assert reverse("evaluations:report_read", args=[event.pk]) not in page


@pytest.mark.parametrize(
    ("role", "sees"),
    [("admin", True), ("hub_lead", True), ("board", False), ("partner", False)],
)
@pytest.mark.parametrize("page", ["hubs:hub_detail", "hubs:lead_schools"])
def test_the_finance_office_of_the_lead_school_is_for_those_who_decide_on_fees(
    page, role, sees, world, client
):
    client.force_login(world.people[role])

    text = client.get(reverse(page, args=[world.hub.pk])).content.decode()

    assert (world.lead_school.finance_email in text) is sees
    assert ("By transfer to Larkfield School." in text) is sees


@pytest.mark.parametrize(
    "role", part(["lead", "guest", "board", "partner", "teacher", "national"], always=["lead"])
)
def test_nobody_else_meets_an_amount_or_an_invoice(role, world, client):
    """Of whoever has no say in fees: every page that home and its pages lead to."""
    client.force_login(world.people[role])
    waiting, known = ["/home/"], {"/home/"}
    secret = [str(world.invoice), "business@example.org", "finance@example.org"]
    while waiting and len(known) < 120:
        path = waiting.pop(0)
        answer = client.get(path, follow=True)
        text = answer.content.decode(errors="replace") if not answer.streaming else ""
        assert [word for word in secret if word in text] == [], path
        found = {link for link in links_on_text(path, text) if link not in known}
        known |= found
        waiting += sorted(found)
    assert Fee.objects.exists()


def links_on_text(path: str, text: str) -> list[str]:
    reader = Links()
    reader.feed(text)
    inside = [urljoin(path, link).partition("#")[0] for link in reader.found]
    return [link for link in inside if link.startswith(("/home", "/manage")) and "?" not in link]
