"""Acceptance examples of the domain, in a real browser; a teacher's and a lead's at 390 pixels."""

import re

import pytest
from playwright.sync_api import expect

from access.roles import Role
from fees.models import Fee
from fees.tasks import propose_fees
from outbox.models import Message
from participants import links
from participants.choices import InterestState
from participants.models import Attendance, Participant
from tests.browser.walk import Walk
from tests.chromium import in_chromium
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    InterestFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    SchoolTaskFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.workgroups.factories import ResourceFactory
from workgroups.models import SchoolTask, WorkGroup, Workshop

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 900}
MAY, JUNE = london(2022, 5, 25, 9, 30), london(2022, 6, 8, 9, 30)


@pytest.fixture
def hub():
    hub = HubFactory(name="Larkfield Maths Hub")
    member(hub, Role.ADMINISTRATOR, user__email="ada@example.org", user__name="Ada Admin")
    return hub


@pytest.fixture
def workgroup(hub):
    """Three dates of the flyer, a task before the last, two teachers and a lead."""
    policy = FeePolicyFactory(hub=hub)
    group = WorkGroupFactory(hub=hub, title="Secondary Subject Leadership", fee_policy=policy)
    hall = VenueFactory(hub=hub, name="Larkfield High School")
    dates = [london(2021, 11, 17, 9, 30), london(2022, 2, 3, 9, 30), MAY]
    rows = [WorkshopFactory(workgroup=group, starts_at=at, venue=hall) for at in dates]
    SchoolTaskFactory(after_workshop=rows[1], title="Share it", due_on=london(2022, 5, 20).date())
    for name in ("Tara", "Ben"):
        person = {"person__name": f"{name} T", "person__email": f"{name.lower()}@example.org"}
        interest = InterestFactory(workgroup=group, state=InterestState.PLACED, **person)
        ParticipantFactory(workgroup=group, interest=interest)
    group.leads.add(UserFactory(name="Lee Lead", email="lee@example.org"))
    return group


def test_a_date_that_the_hub_moves_costs_nobody_anything(hub, workgroup, site, page, time_machine):
    """25 May becomes 8 June on 20 May: each is told once and why, and whoever drops out is free."""
    walk = Walk(page, site, time_machine)
    time_machine.move_to(london(2022, 5, 19, 18))
    cancels_too_late_for_the_old_date(walk, "ben@example.org")

    sequence = Workshop.objects.get(starts_at=MAY).sequence
    time_machine.move_to(london(2022, 5, 20, 10))
    moves_it(walk)

    told = Message.objects.filter(kind__endswith="workshop-moved")
    assert sorted(told.values_list("to_email", flat=True)) == [
        f"{name}@example.org" for name in ("ben", "lee", "tara")
    ]
    for letter in told:
        assert "The school needs its hall" in letter.text
    assert SchoolTask.objects.get().due_on == london(2022, 6, 3).date()
    assert Workshop.objects.get(starts_at=JUNE).sequence == sequence + 1

    time_machine.move_to(london(2022, 5, 24, 17))
    cancels_within_the_grace(walk)
    time_machine.move_to(london(2022, 6, 8, 15))
    closes_the_register(walk)
    propose_fees()
    assert Attendance.objects.count() == 2
    assert not Fee.objects.exists()


def cancels_too_late_for_the_old_date(walk: Walk, email: str) -> None:
    opens_own_place(walk, email)
    walk.follows(re.compile("I cannot come.*25 May 2022"))
    walk.reads("Your school may be charged £75.00 for this date.")
    walk.presses("Cancel this date")


def moves_it(walk: Walk) -> None:
    walk.page.set_viewport_size(LAPTOP)
    walk.becomes("ada@example.org")
    walk.goes(f"/manage/workshops/{Workshop.objects.get(starts_at=MAY).pk}/move/")
    walk.fills(day_day="8", day_month="6", changed_because="The school needs its hall")
    walk.presses("Move the workshop and tell everybody")
    walk.reads("Nobody has been told yet.")
    walk.reads("until 23:59 on Wednesday 1 June 2022")
    walk.reads("“Share it” is due on Friday 20 May 2022 now, and then on Friday 3 June 2022.")
    expect(walk.page.get_by_text("People who come (1)")).to_be_visible()
    expect(walk.page.get_by_text("People who have cancelled this date (1)")).to_be_visible()
    assert not Message.objects.filter(kind="workshop-moved").exists()
    walk.presses("Move the workshop and tell everybody")
    walk.reads("Done: 3 people have been told.")


def cancels_within_the_grace(walk: Walk) -> None:
    walk.page.set_viewport_size(PHONE)
    walk.becomes(None)
    walk.opens_letter("workshop-moved", "tara@example.org")
    walk.follows(re.compile("I cannot come.*8 June 2022"))
    walk.reads("There is no fee: you are cancelling in time.")
    walk.presses("Cancel this date")


def closes_the_register(walk: Walk) -> None:
    """On the lead's phone: neither of the two is expected."""
    walk.becomes("lee@example.org")
    walk.goes(f"/manage/workshops/{Workshop.objects.get(starts_at=JUNE).pk}/register/")
    walk.follows("Close the register")
    walk.presses("Close the register")
    walk.reads("The register is closed, thank you.")


def opens_own_place(walk: Walk, email: str) -> None:
    walk.page.set_viewport_size(PHONE)
    walk.becomes(None)
    place = Participant.objects.get(person__email=email)
    walk.goes(links.PLACE.path(place))


def test_what_a_draft_lacks_is_counted_and_it_cannot_be_published(hub, site, page, time_machine):
    """Value for money and a plan of evidence are missing: four of the six criteria are met."""
    time_machine.move_to(london(2021, 6, 1, 10))
    draft = WorkGroupFactory(hub=hub, published_at=None, budget=None, evidence_plan="")
    for number, at in enumerate((london(2021, 11, 17, 9, 30), london(2022, 2, 3, 9, 30))):
        workshop = WorkshopFactory(workgroup=draft, starts_at=at)
        if not number:
            SchoolTaskFactory(after_workshop=workshop)
    OutcomeFactory(workgroup=draft, category="leadership", measure="A survey in May")
    draft.leads.add(UserFactory())
    walk = Walk(page, site, time_machine)

    walk.becomes("ada@example.org")
    walk.goes(f"/manage/work-groups/{draft.pk}/")

    walk.reads("4 of the 6 criteria of a Work Group are met")
    to_do = page.locator(".govuk-tag").get_by_text("To do", exact=True)
    lacking = [
        row.text_content() for row in page.locator(".govuk-task-list__item", has=to_do).all()
    ]
    assert ["Value for money" in words or "evidence" in words for words in lacking] == [True, True]
    expect(page.get_by_role("link", name="Publish")).to_have_count(0)
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    walk.goes(f"/manage/work-groups/{draft.pk}/publish/")
    walk.reads("Before it can be published it needs: value for money")
    assert WorkGroup.objects.get().published_at is None


def test_who_took_part_leads_the_next_cohort(hub, workgroup, site, page, time_machine):
    """Its design goes along and its people stay behind; on her phone the new lead finds hers."""
    time_machine.move_to(london(2022, 6, 1, 10))
    ProjectFactory(school_year=2022, code="NCP22-15", title=workgroup.project.title)
    ResourceFactory(workshop=workgroup.workshops.first(), title="Fractions on a line")
    walk = Walk(page, site, time_machine)

    walk.page.set_viewport_size(LAPTOP)
    walk.becomes("ada@example.org")
    walk.goes(f"/manage/work-groups/{workgroup.pk}/")
    walk.follows("Copy")
    walk.fills(title="Secondary Subject Leadership, cohort 2")
    walk.presses("Make the draft")
    made = WorkGroup.objects.get(predecessor=workgroup)
    walk.goes(f"/manage/work-groups/{made.pk}/leads/")
    walk.fills(name="Tara Teacher", email="tara@example.org")
    walk.presses("Add as lead")

    assert made.workshops.count() == 3
    assert made.tasks.get().title == "Share it"
    assert made.resources.get().title == "Fractions on a line"
    assert not Participant.objects.filter(workgroup=made).exists()
    assert [str(lead.email) for lead in made.leads.all()] == ["tara@example.org"]
    walk.page.set_viewport_size(PHONE)
    walk.becomes("tara@example.org")
    walk.goes("/home/")
    walk.follows("Secondary Subject Leadership, cohort 2")
    walk.reads("Secondary Subject Leadership, cohort 2")
