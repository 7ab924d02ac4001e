"""One Work Group in a real browser: planned, asked for, offered, cancelled, registered, charged.

The dates are those of the flyer (004_59bb09f94168ba53.txt).
"""

import re

import pytest
from playwright.sync_api import expect

from access.roles import Role
from fees.models import Fee, Invoice
from fees.tasks import propose_fees
from hubs.choices import HubTextKind
from participants.tasks import remind_participants
from tests.browser.walk import Walk
from tests.chromium import in_chromium
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
from workgroups.choices import JobRole, Phase
from workgroups.models import Outcome, Venue, WorkGroup

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]


PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture
def hub():
    hub = HubFactory(name="Larkfield Maths Hub", slug="larkfield")
    LeadSchoolFactory(hub=hub, invoice_prefix="LARK-")
    FeePolicyFactory(hub=hub, version=1)
    VenueFactory(hub=hub, name="Larkfield High School")
    HubTextFactory(hub=hub, kind=HubTextKind.PRIVACY)
    ProjectFactory(
        code="NCP21-15",
        title="Secondary Subject Leadership",
        is_new=True,
        phases=[Phase.SECONDARY],
        audience=[JobRole.SUBJECT_LEAD],
        capacity=12,
        summary="Focused support to heads of department.",
    )
    school_in(hub, name="Beacon Hill School", postcode="ZZ2 2ZZ", urn=912345)
    member(hub, Role.ADMINISTRATOR, user__email="ada@example.org", user__name="Ada Admin")
    return hub


@pytest.mark.long
def test_the_road_in_a_browser(hub, site, page, time_machine):
    walk = Walk(page, site, time_machine)
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
    """In at most ten pages, from the list to what anybody can find."""
    walk.becomes("ada@example.org")
    walk.loads = 0
    walk.goes("/manage/work-groups/")
    walk.follows("Plan")
    walk.page.select_option("[name=project]", label="NCP21-15 Secondary Subject Leadership 2021/22")
    walk.fills(closes_on_day="15", closes_on_month="10", closes_on_year="2021")
    walk.presses("Create the Work Group")
    plans_the_dates(walk)
    walk.fills(rationale="Well-led departments.", budget="1500", evidence_plan="A survey.")
    walk.presses("Save the purpose")
    walk.fills(learning="a shared vision for maths")
    walk.presses("Save the outcomes")
    outcome = Outcome.objects.get().pk
    walk.page.select_option(f"[name=category-{outcome}]", "leadership")
    walk.fills(**{f"measure-{outcome}": "A survey in October and in May"})
    walk.presses("Save the measures")
    walk.fills(name="Lee Lead", email="lee@example.org")
    walk.presses("Add as lead")
    walk.presses("Publish the Work Group")
    walk.reads("anybody can find it now.")
    assert walk.loads <= 10


def plans_the_dates(walk: Walk) -> None:
    """Three dates and two tasks on one page, with what speaks against them said while one types."""
    hall = str(Venue.objects.get().pk)
    walk.fills(day_1="17/11/2021", starts_1="9:30am", ends_1="2:30pm")
    walk.page.select_option("[name=where_1]", hall)
    walk.fills(tasks_1="Work on one lesson together", day_2="3/2/2022", tasks_2="Share it")
    walk.page.select_option("[name=where_2]", "online")
    walk.fills(day_3="28/5/2022")
    walk.page.select_option("[name=where_3]", hall)
    expect(walk.page.locator("[data-checked]")).to_contain_text("It is a Saturday.")
    walk.fills(day_3="25/5/2022")
    walk.page.press("[name=day_3]", "Tab")
    expect(walk.page.locator("[data-checked]")).not_to_contain_text("Saturday")
    expect(walk.page.locator("[data-checked]")).to_contain_text("usually has 4 to 6")
    expect(walk.page.locator("[data-weekday]").nth(2)).to_have_text("Wednesday")
    walk.presses("Save the dates")


def expresses_interest(walk: Walk) -> None:
    walk.becomes(None)
    walk.goes("/")
    walk.fills(q="subject leadership")
    walk.presses("Search")
    walk.page.set_viewport_size(PHONE)
    walk.follows("Secondary Subject Leadership")
    for words in ("3 days", "£75.00", "Lunch is not provided"):
        walk.reads(words)
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
    walk.clock.shift(4)  # nobody reads the terms faster
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
    walk.follows("Expression of interest of Tara Teacher")
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
    walk.page.set_viewport_size(PHONE)
    workshop = WorkGroup.objects.get().workshops.all()[1]
    walk.goes(f"/manage/workshops/{workshop.pk}/register/")
    walk.page.get_by_role("radio", name="Not here").check()
    expect(walk.page.locator("[data-state-words]")).to_have_text("Saved")
    walk.looks()
    walk.follows("Close the register")
    walk.presses("Close the register")
    walk.reads("The register is closed, thank you.")
    walk.page.set_viewport_size(LAPTOP)


def confirms_and_invoices(walk: Walk) -> None:
    fee = Fee.objects.get()
    walk.goes("/home/")
    walk.follows("Fee for Tara Teacher")
    walk.reads("23:59 on Thursday 27 January 2022")
    walk.follows("Confirm")
    walk.presses("Confirm £75.00")
    walk.goes("/manage/invoices/to-issue/")
    walk.follows(re.compile("Issue invoice"))
    walk.fills(sent_to="finance@example.org")
    walk.presses("Issue")
    fee.refresh_from_db()
    assert fee.invoice == Invoice.objects.get()
