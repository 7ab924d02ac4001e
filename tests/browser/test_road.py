"""One Work Group in a real browser: planned, asked for, offered, cancelled, registered, charged.

The dates are those of the flyer (004_59bb09f94168ba53.txt); every page reached is held before the
accessibility checker.
"""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Page, expect

from access.roles import Role
from fees.models import Fee, Invoice
from fees.tasks import propose_fees
from hubs.choices import HubTextKind
from hubs.models import User
from outbox.models import Message
from participants.tasks import remind_participants
from tests.browser.test_accessibility import sign_in
from tests.chromium import in_chromium, violations
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    HubTextFactory,
    LeadSchoolFactory,
    ProjectFactory,
    VenueFactory,
    london,
    member,
    school_in,
)
from workgroups.models import Outcome, WorkGroup

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hub():
    hub = HubFactory(name="Larkfield Maths Hub", slug="larkfield")
    LeadSchoolFactory(hub=hub, invoice_prefix="LARK-")
    FeePolicyFactory(hub=hub, version=1)
    VenueFactory(hub=hub, name="Larkfield High School")
    HubTextFactory(hub=hub, kind=HubTextKind.PRIVACY)
    ProjectFactory(code="NCP21-15", title="Secondary Subject Leadership", is_new=True)
    school_in(hub, name="Beacon Hill School", postcode="ZZ2 2ZZ", urn=912345)
    member(hub, Role.ADMINISTRATOR, user__email="ada@example.org", user__name="Ada Admin")
    return hub


class Walk:
    """Somebody at the browser, who stumbles over any fault of a page."""

    def __init__(self, page: Page, site: str):
        self.page = page
        self.site = site
        self.looked_at: set[str] = set()

    def goes(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.site + path)
        self.looks()

    def looks(self) -> None:
        """At each kind of page once, as the checker takes longer than all else."""
        kind = resolve(urlsplit(self.page.url).path).view_name
        if kind not in self.looked_at:
            assert violations(self.page) == [], self.page.url
            self.looked_at.add(kind)

    def becomes(self, email: str | None) -> None:
        user = User.objects.get(email=email) if email else None
        sign_in(self.page.context, self.site, user)

    def fills(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.fill(f"[name={name}]", value)

    def chooses(self, name: str, value: str) -> None:
        self.page.check(f"[name={name}][value={value}]")

    def presses(self, words: str) -> None:
        self.leaves_by(self.page.get_by_role("button", name=words))

    def follows(self, words: str | re.Pattern) -> None:
        self.leaves_by(self.page.locator("main a", has_text=words).first)

    def leaves_by(self, way) -> None:
        with self.page.expect_navigation():
            way.click()
        self.looks()

    def reads(self, words: str) -> None:
        expect(self.page.locator("body")).to_contain_text(words)

    def opens_letter(self, kind: str, email: str) -> None:
        letter = Message.objects.filter(kind=kind, to_email=email).latest("pk")
        self.goes(re.search(r"https?://\S+/", letter.text).group(0))


def test_the_road_in_a_browser(hub, site, page, time_machine):
    walk = Walk(page, site)
    time_machine.move_to(london(2021, 6, 1, 10))
    plans_and_publishes(walk)
    time_machine.move_to(london(2021, 9, 6, 16))
    expresses_interest(walk)
    head_approves(walk)
    time_machine.move_to(london(2021, 9, 10, 11))
    offers_and_accepts(walk)
    time_machine.move_to(london(2022, 1, 26, 7))
    remind_participants()
    time_machine.move_to(london(2022, 1, 28, 8))
    cancels_late(walk)
    time_machine.move_to(london(2022, 2, 3, 14))
    takes_the_register_on_a_phone(walk)
    propose_fees()
    confirms_and_invoices(walk)


def plans_and_publishes(walk: Walk) -> None:
    walk.becomes("ada@example.org")
    walk.goes("/manage/work-groups/")
    walk.follows("Plan")
    walk.page.select_option("[name=project]", label="NCP21-15 Secondary Subject Leadership 2021/22")
    walk.fills(title="Secondary Subject Leadership", capacity="12")
    walk.chooses("phases", "secondary")
    walk.presses("Create the Work Group")
    walk.follows("An outline for the public page")
    walk.fills(outline="Focused support to heads of department.")
    walk.presses("Save the page")
    walk.follows("A clear rationale")
    walk.fills(rationale="Well-led departments.", budget="1500", evidence_plan="A survey.")
    walk.presses("Save the purpose")
    walk.follows("Who is eligible")
    walk.chooses("eligible_roles", "subject_lead")
    walk.fills(closes_on_day="15", closes_on_month="10", closes_on_year="2021")
    walk.presses("Save places and terms")
    walk.follows("Intended outcomes")
    walk.fills(learning="a shared vision for maths")
    walk.presses("Save the outcomes")
    outcome = Outcome.objects.get().pk
    walk.page.select_option(f"[name=category-{outcome}]", "leadership")
    walk.fills(**{f"measure-{outcome}": "A survey in October and in May"})
    walk.presses("Save the measures")
    walk.follows("Local leadership")
    walk.fills(name="Lee Lead", email="lee@example.org")
    walk.presses("Add as lead")
    adds_the_cycle(walk)
    walk.follows("Overview")
    walk.follows("Publish")
    walk.presses("Publish the Work Group")
    walk.reads("anybody can find it now.")


def adds_the_cycle(walk: Walk) -> None:
    workgroup = WorkGroup.objects.get()
    base = f"/manage/work-groups/{workgroup.pk}/"
    for day, month, year, mode in (
        ("17", "November", "2021", "face_to_face"),
        ("3", "2", "2022", "online"),
        ("25", "5", "2022", "face_to_face"),
    ):
        walk.goes(f"{base}workshops/add/")
        walk.fills(day_day=day, day_month=month, day_year=year, starts="9:30am", ends="2:30pm")
        walk.chooses("mode", mode)
        if mode == "face_to_face":
            walk.page.select_option("[name=venue]", label="Larkfield High School")
        walk.presses("Save the workshop")
    walk.follows("Add a school-based task")
    walk.page.select_option("[name=after_workshop]", index=1)
    walk.fills(title="Work on one lesson together")
    walk.chooses("scope", "department")
    walk.presses("Save the task")


def expresses_interest(walk: Walk) -> None:
    walk.becomes(None)
    walk.goes("/")
    walk.fills(q="subject leadership")
    walk.presses("Search")
    walk.follows("Secondary Subject Leadership")
    walk.reads("free until 23:59 on Wednesday 10 November 2021")
    walk.reads("free until 23:59 on Thursday 27 January 2022")
    walk.reads("free until 23:59 on Wednesday 18 May 2022")
    walk.presses("Express your interest")
    box = walk.page.get_by_role("combobox")
    box.press_sequentially("beacon")
    walk.leaves_by(walk.page.get_by_role("option", name="Beacon Hill School"))
    walk.fills(name="Tara Teacher", email="tara@example.org")
    walk.chooses("job_role", "subject_lead")
    walk.presses("Continue")
    walk.fills(priority="A shared scheme of work")
    walk.presses("Continue")
    walk.fills(head_name="Hari Head", head_email="hari@example.org")
    walk.presses("Continue")
    walk.reads("Beacon Hill School")
    walk.page.check("[name=has_read_privacy]")
    walk.page.check("[name=accepts_terms]")
    walk.page.wait_for_timeout(3_100)  # nobody reads the terms faster
    walk.presses("Send your expression of interest")
    walk.reads("Your expression of interest is sent")


def head_approves(walk: Walk) -> None:
    walk.opens_letter("approval-asked", "hari@example.org")
    walk.chooses("decision", "approved")
    walk.presses("Send your answer")
    walk.reads("Thank you: your answer is with the hub")


def offers_and_accepts(walk: Walk) -> None:
    walk.becomes("ada@example.org")
    walk.goes("/home/")
    walk.follows(re.compile("expression of interest to decide"))
    walk.follows("Tara Teacher")
    walk.reads("The head has approved.")
    walk.follows("Offer a place")
    walk.presses("Offer the place")
    walk.becomes(None)
    walk.opens_letter("place-offered", "tara@example.org")
    walk.chooses("answer", "accept")
    walk.presses("Send your answer")
    walk.reads("You have a place, and these are your dates.")


def cancels_late(walk: Walk) -> None:
    walk.opens_letter("workshop-reminder", "tara@example.org")
    walk.follows(re.compile("I cannot come.*3 February 2022"))
    walk.reads("Your school may be charged £75.00 for this date.")
    walk.presses("Cancel this date")
    walk.reads("Thank you for telling us:")


def takes_the_register_on_a_phone(walk: Walk) -> None:
    walk.becomes("ada@example.org")
    walk.page.set_viewport_size({"width": 390, "height": 844})
    workshop = WorkGroup.objects.get().workshops.all()[1]
    walk.goes(f"/manage/workshops/{workshop.pk}/register/")
    walk.page.get_by_role("radio", name="Not here").check()
    expect(walk.page.locator("[data-state-words]")).to_have_text("Saved")
    walk.looks()
    walk.follows("Close the register")
    walk.presses("Close the register")
    walk.reads("The register is closed, thank you.")
    walk.page.set_viewport_size({"width": 1280, "height": 900})


def confirms_and_invoices(walk: Walk) -> None:
    fee = Fee.objects.get()
    walk.goes("/home/")
    walk.follows(re.compile("fee to decide"))
    walk.follows(re.compile("Tara Teacher"))
    walk.reads("23:59 on Thursday 27 January 2022")
    walk.follows("Confirm")
    walk.presses("Confirm £75.00")
    walk.goes("/manage/invoices/to-issue/")
    walk.follows(re.compile("Issue invoice"))
    walk.fills(sent_to="finance@example.org")
    walk.presses("Issue")
    fee.refresh_from_db()
    assert fee.invoice == Invoice.objects.get()
