"""A design goes from one hub to another in a real browser, and so does what is thought on."""

import re

import pytest
from playwright.sync_api import expect

from access.roles import Role
from tests.browser.walk import Walk
from tests.chromium import in_chromium
from tests.factories import (
    HubFactory,
    OutcomeFactory,
    ProjectFactory,
    SchoolTaskFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.workgroups.factories import ResourceFactory
from workgroups.models import WorkGroup, WorkGroupTemplate

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
ADA, EVE = "ada@example.org", "eve@example.org"


@pytest.fixture
def source():
    """Two workshops with a task between them, in one hub; another hub has its own people."""
    hub = HubFactory(name="Larkfield Maths Hub")
    member(hub, Role.ADMINISTRATOR, user__email=ADA, user__name="Ada Admin")
    estuary = HubFactory(name="Estuary Maths Hub")
    member(estuary, Role.HUB_LEAD, user__email=EVE, user__name="Eve Estuary")
    project = ProjectFactory(code="NCP21-15", title="Secondary Subject Leadership")
    ProjectFactory(code="NCP22-15", title="Secondary Subject Leadership", school_year=2022)
    source = WorkGroupFactory(
        hub=hub,
        project=project,
        title="Leading Maths",
        outline="For heads of maths.",
        capacity=12,
        published_at=None,
        published_by=None,
    )
    first, _ = [
        WorkshopFactory(workgroup=source, starts_at=at, title=title)
        for at, title in (
            (london(2021, 11, 17, 9, 30), "Beginning"),
            (london(2022, 5, 25, 9, 30), "Looking back"),
        )
    ]
    SchoolTaskFactory(after_workshop=first, title="Plan a lesson")
    OutcomeFactory(workgroup=source)
    ResourceFactory(workshop=first)
    return source


@pytest.mark.whole
def test_a_design_and_its_next_version_go_from_one_hub_to_another(source, site, page, time_machine):
    time_machine.move_to(london(2022, 6, 1, 10))
    walk = Walk(page, site, time_machine)
    walk.page.set_viewport_size(LAPTOP)

    saves_and_shares(walk, source)
    plans_from_it(walk)
    brings_it_up_to_date(walk, source)
    takes_one_change_over(walk)

    draft = WorkGroup.objects.get(template=WorkGroupTemplate.objects.get())
    assert draft.outline == "For all who lead maths."
    assert (draft.capacity, draft.template_version) == (12, 2)
    assert [row.title for row in draft.workshops.all()] == ["Beginning", "Looking back"]


def saves_and_shares(walk: Walk, source: WorkGroup) -> None:
    """Three pages from the Work Group, which says what others will see."""
    walk.becomes(ADA)
    walk.goes(f"/manage/work-groups/{source.pk}/set-up/")
    walk.loads = 0
    walk.follows("Save as a template")
    walk.reads("It never keeps people, dates, venues, links to join")
    walk.page.check("[name=shared]")
    walk.presses("Save the template")
    walk.reads("your hub and the other hubs can plan from it.")
    walk.reads("27 weeks after the first, 9:30am to 2:30pm, face to face")
    assert walk.loads <= 2


def plans_from_it(walk: Walk) -> None:
    """Five pages from the list of Work Groups to the draft."""
    walk.becomes(EVE)
    walk.goes("/manage/work-groups/")
    walk.loads = 0
    walk.follows("Templates")
    walk.follows("Leading Maths")
    walk.reads("It is shared by Larkfield Maths Hub")
    expect(walk.page.get_by_role("link", name="Retire it")).to_have_count(0)
    walk.follows("Plan a Work Group from it")
    walk.fills(first_day="19", first_month="11", first_year="2022")
    walk.presses("Propose the dates")
    # Of two as near the later one would be a Sunday.
    walk.reads("Saturday 19 November 2022 → Friday 18 November 2022: a Saturday.")
    walk.reads("Saturday 27 May 2023 → Friday 26 May 2023: a Saturday.")
    expect(walk.page.locator("[name=tasks_1]")).to_have_value("Plan a lesson")
    walk.presses("Make the draft")
    walk.reads("It is a draft that nobody outside the hub sees yet")
    assert walk.loads <= 5


def brings_it_up_to_date(walk: Walk, source: WorkGroup) -> None:
    """Two pages from the template, of which one shows what changes."""
    WorkGroup.objects.filter(pk=source.pk).update(capacity=20, outline="For all who lead maths.")
    walk.becomes(ADA)
    walk.goes(WorkGroupTemplate.objects.get().get_absolute_url())
    walk.loads = 0
    walk.follows("Update it from Leading Maths")
    expect(walk.page.get_by_role("row", name=re.compile("Places"))).to_contain_text("20")
    walk.presses("Make it version 2")
    walk.reads("This is version 2")
    assert walk.loads <= 2


def takes_one_change_over(walk: Walk) -> None:
    """On a phone, three pages from the list, and one of two changes."""
    walk.page.set_viewport_size(PHONE)
    walk.becomes(EVE)
    walk.goes("/manage/work-groups/")
    walk.reads("Template has changed")
    walk.loads = 0
    walk.follows("Leading Maths")
    walk.follows("See what has changed")
    walk.reads("For all who lead maths.")
    for name in ("Outline", "Places"):
        expect(walk.page.get_by_role("checkbox", name=name)).to_be_checked()
    walk.page.get_by_role("checkbox", name="Places").uncheck()
    walk.presses("Take over what is ticked")
    walk.reads("1 change is taken over.")
    expect(walk.page.get_by_text("The template has changed")).to_have_count(0)
    assert walk.loads <= 3
