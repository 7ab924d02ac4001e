"""Whoever types before a script has come types on, in a real browser."""

from contextlib import contextmanager

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from access.roles import Role
from tests.browser.test_accessibility import sign_in
from tests.chromium import in_chromium
from tests.factories import HubFactory, WorkGroupFactory, member, school_in

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]


@contextmanager
def opened_before_its_script(page, address, script):
    """The page, whose script comes at the end of the block."""
    files, held = f"**/part-{script}-*.js", []
    page.route(files, lambda route: held.append(route))
    with page.expect_request(files):
        page.goto(address)
    yield
    held.pop().continue_()


@pytest.fixture
def hub(context, site):
    hub = HubFactory()
    sign_in(context, site, member(hub, Role.ADMINISTRATOR))
    return hub


def test_in_the_box_for_a_school(site, page, hub):
    school_in(hub, name="Quillmere Ash School")
    box = page.locator("#id_q")
    address = site + reverse("hubs:add_partner")
    with opened_before_its_script(page, address, "school-lookup"):
        box.press_sequentially("quill")
    expect(box).to_have_role("combobox")

    page.keyboard.type("mere")

    expect(box).to_have_value("quillmere")
    expect(page.get_by_role("option", name="Quillmere Ash School")).to_be_visible()


def test_in_the_box_for_a_day(site, page, hub):
    workgroup = WorkGroupFactory(hub=hub, published_at=None)
    box = page.locator(".moj-datepicker input").first
    address = site + reverse("workgroups:plan_dates", args=[workgroup.pk])
    with opened_before_its_script(page, address, "dates"):
        box.fill("")
        box.press_sequentially("5/11/")
    expect(page.get_by_role("button", name="Choose date").first).to_be_visible()

    page.keyboard.type("2031")

    expect(box).to_have_value("5/11/2031")
