"""A list of people is pasted, looked at and put right in a real browser, and added."""

import pytest
from playwright.sync_api import expect

from access.roles import Role
from participants.models import ExpressionOfInterest
from tests.browser.test_accessibility import sign_in
from tests.chromium import in_chromium, scrolls_sideways, violations
from tests.factories import WorkGroupFactory, WorkshopFactory, member, school_in

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
LIST = """Name\tEmail\tSchool
Lin Ada\tlin@example.org\tAcorn
Bo Ray\tbo@example\tAcorn
Cy Dee and Di Eve\tcy@example.org\tNowhere House"""


@pytest.fixture
def workgroup():
    workgroup = WorkGroupFactory()
    WorkshopFactory(workgroup=workgroup)
    school_in(workgroup.hub, name="Acorn Primary School")
    return workgroup


def test_a_list_is_put_right_on_its_page_and_added(workgroup, site, page):
    page.set_viewport_size(PHONE)
    sign_in(page.context, site, member(workgroup.hub, Role.ADMINISTRATOR))
    page.goto(f"{site}/manage/work-groups/{workgroup.pk}/people/list/")
    page.fill("[name=pasted]", LIST)

    page.get_by_role("button", name="Read the list").click()

    expect(page.locator("main")).to_contain_text("1 person would be")
    assert violations(page) == []
    assert not scrolls_sideways(page)
    page.get_by_label("Email address of Bo Ray").fill("bo@example.org")
    page.get_by_role("button", name="Check again").last.click()
    page.get_by_role("button", name="Add 2 people").click()

    expect(page.locator("main")).to_contain_text("Left out: 1 line")
    assert page.locator("[name=pasted]").input_value().splitlines() == [
        *("Name,Email,School", "Cy Dee and Di Eve,cy@example.org,Nowhere House"),
    ]
    assert sorted(ExpressionOfInterest.objects.values_list("name", flat=True)) == [
        *("Bo Ray", "Lin Ada"),
    ]
