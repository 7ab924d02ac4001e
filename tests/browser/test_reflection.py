"""On a phone: the register is closed, a lead notes what they take from it, and reads it in July."""

import pytest
from playwright.sync_api import expect

from evaluations.models import Reflection, Report
from participants.choices import InterestState
from tests.browser.walk import Walk
from tests.chromium import in_chromium, scrolls_sideways
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
STARTS, AFTERWARDS = london(2021, 11, 17, 9, 30), london(2021, 11, 17, 14, 40)
JULY = london(2022, 7, 4, 16)
WELL = "Everybody brought work from a lesson."


@pytest.fixture
def workshop():
    group = WorkGroupFactory(title="Bar Models")
    group.leads.add(UserFactory(name="Lee Lead", email="lee@example.org"))
    interest = InterestFactory(
        workgroup=group, state=InterestState.PLACED, person__name="Ben Brook"
    )
    ParticipantFactory(workgroup=group, interest=interest)
    WorkshopFactory(workgroup=group, starts_at=london(2022, 5, 25, 9, 30))
    return WorkshopFactory(workgroup=group, starts_at=STARTS)


def test_from_the_closed_register_to_the_question_of_the_report(workshop, site, page, time_machine):
    time_machine.move_to(AFTERWARDS)
    walk = Walk(page, site, time_machine)
    page.set_viewport_size(PHONE)
    walk.becomes("lee@example.org")
    walk.goes(f"/manage/workshops/{workshop.pk}/register/")
    page.get_by_role("group", name="Ben Brook").get_by_label("Here", exact=True).check()
    expect(page.get_by_text("Saved", exact=True)).to_have_count(1)
    walk.follows("Close the register")
    walk.presses("Close the register")
    walk.reads("The register is closed, thank you.")
    at_the_register = walk.loads

    walk.follows("Write your reflection")
    assert not scrolls_sideways(page)
    walk.presses("Save")
    walk.reads("Write something in one of the boxes.")
    walk.fills(went_well=WELL, would_change="Less talk, more time to plan.")
    walk.presses("Save")
    walk.reads("What you noted is kept")
    walk.reads(WELL)
    assert not scrolls_sideways(page)
    written = walk.loads

    time_machine.move_to(JULY)
    walk.becomes("lee@example.org")
    walk.goes(f"/manage/work-groups/{workshop.workgroup.pk}/report/write/")
    beside = page.get_by_role("complementary", name="Beside Did this work?")
    expect(beside).to_contain_text(f"Wednesday 17 November 2021: {WELL}")
    expect(beside).to_be_visible()
    assert not scrolls_sideways(page)
    walk.fills(did_it_work="Yes: from the first day on people brought work.")
    walk.presses("Save draft")
    expect(beside).to_contain_text(WELL)

    # The register in three pages; two more and the one that was sent empty; the report in two.
    assert (at_the_register, written - at_the_register, walk.loads - written) == (3, 3, 2)
    assert Reflection.objects.get().words == {
        "went_well": WELL,
        "learned": "",
        "would_change": "Less talk, more time to plan.",
        "will_try": "",
    }
    assert Report.objects.get().did_it_work.startswith("Yes: from the first day")
