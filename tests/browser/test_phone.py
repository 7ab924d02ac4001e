"""What staff look at on a phone: nothing cut off, and a page that begins near its top."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.test_accessibility import sign_in
from tests.chromium import in_chromium, scrolls_sideways
from tests.world import build_world

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

WIDTH, HEIGHT = 390, 844
CUT_OFF = """[...document.querySelectorAll("main tbody :is(td, th)")].filter(
    cell => cell.getBoundingClientRect().right > window.innerWidth).map(cell => cell.innerText)"""
HEADER = "document.querySelector('.portal-header').getBoundingClientRect().height"
LONG_HUB = "Larkfield, Harrowdale and the Upper Millbrook Valley Maths Hub"
LONG_NAME = "Sebastiana Featherstonehaugh-Cholmondeley"


def test_registers_and_fees_are_whole_and_the_header_is_low(site, page, context):
    world = build_world()
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    sign_in(context, site, world.people["admin"])

    for path in (
        reverse("participants:register", args=[world.past.pk]),  # a closed one
        reverse("participants:progress", args=[world.workgroup.pk]),
        reverse("participants:registers", args=[world.workgroup.pk]),
        reverse("fees:fees"),
        reverse("fees:workgroup_fees", args=[world.workgroup.pk]),
        reverse("fees:invoices"),
        reverse("needs:list"),
        reverse("participants:interests"),
    ):
        page.goto(site + path)
        assert page.locator("main td").count(), path
        assert page.evaluate(CUT_OFF) == [], path
        assert not scrolls_sideways(page), path
        assert page.evaluate(HEADER) < HEIGHT / 5, path


def test_the_header_is_low_for_everybody_in_the_demonstration(site, page, context, settings):
    world = build_world()
    settings.DEMO = True
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    users = type(world.people["teacher"]).objects
    users.filter(pk__in=[user.pk for user in world.people.values()]).update(name=LONG_NAME)
    type(world.hub).objects.filter(pk=world.hub.pk).update(name=LONG_HUB)

    for role in ("teacher", "guest", "lead", "admin"):
        sign_in(context, site, world.people[role])
        page.goto(f"{site}/home/")
        assert not scrolls_sideways(page), role
        assert page.evaluate(HEADER) < HEIGHT / 5, role


def test_a_search_stands_in_one_line_with_its_button(site, page, context):
    world = build_world()
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(context, site, world.people["admin"])

    for name in ("needs:need_figures", "workgroups:shared_leaders"):
        page.goto(site + reverse(name))
        form = page.locator("main .portal-search")
        field = form.locator("input, select").last.bounding_box()
        button = form.locator("button").bounding_box()
        assert abs(field["y"] + field["height"] - button["y"] - button["height"]) <= 2, name


def test_the_pages_of_a_work_group_take_one_line_and_none_is_lost(site, page, context):
    world = build_world()
    sign_in(context, site, world.people["admin"])
    path = site + reverse("workgroups:detail", args=[world.workgroup.pk])
    tabs = page.get_by_role("navigation", name="Pages about this Work Group")

    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(path)
    tops = {tab.bounding_box()["y"] for tab in tabs.locator("li:visible").all()}
    assert len(tops) == 1
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    tabs.get_by_text("More").focus()
    page.keyboard.press("Enter")
    assert not scrolls_sideways(page)
    tabs.get_by_role("link", name="History").click()

    expect(tabs.locator("[aria-current]")).to_have_text("History")
