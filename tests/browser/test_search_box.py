"""The search box of the header, by keyboard and by mouse, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from access.roles import Role
from tests.browser.test_accessibility import sign_in
from tests.chromium import in_chromium
from tests.factories import HubFactory, member, school_in

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def schools():
    hub = HubFactory()
    return hub, [school_in(hub, name=f"Quillmere {name} School") for name in ("Ash", "Birch")]


@pytest.fixture
def box(site, page, context, schools):
    """The box, with two schools offered under it."""
    hub, _ = schools
    sign_in(context, site, member(hub, Role.ADMINISTRATOR))
    page.goto(site + reverse("home"))
    box = page.locator("#site-search")
    expect(box).to_have_role("combobox")
    box.press_sequentially("quillmere")
    expect(page.get_by_role("option")).to_have_count(2)
    return box


def test_enter_after_escape_asks_for_the_whole_page(site, page, box):
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("quillmere")

    box.press("Enter")

    page.wait_for_url(site + reverse("search"))
    expect(page.locator("main")).to_contain_text("Quillmere Ash School")


def test_a_second_escape_does_not_lose_what_was_typed(page, box):
    box.press("Escape")
    box.press("Escape")

    expect(box).to_have_value("quillmere")


def test_the_arrows_choose_and_enter_opens(site, page, box, schools):
    for _ in range(2):
        box.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Birch")
    box.press("ArrowUp")

    box.press("Enter")

    page.wait_for_url(site + reverse("schools:school", args=[schools[1][0].pk]))


def test_a_click_opens(site, page, box, schools):
    page.get_by_role("option").filter(has_text="Birch").click()

    page.wait_for_url(site + reverse("schools:school", args=[schools[1][1].pk]))
