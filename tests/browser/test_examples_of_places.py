"""Acceptance examples of who is given a place, at 390 pixels in a real browser."""

import pytest
from playwright.sync_api import expect

from access.roles import Role
from outbox.models import Message
from participants.choices import InterestState
from participants.models import NextTimeWish, Offer
from tests.browser.walk import Walk
from tests.chromium import in_chromium, scrolls_sideways
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    member,
    school_in,
)
from workgroups.choices import JobRole

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hub(time_machine):
    time_machine.move_to(london(2021, 9, 20, 10))
    hub = HubFactory(name="Larkfield Maths Hub", overload_from=1)
    member(hub, Role.ADMINISTRATOR, user__email="ada@example.org", user__name="Ada Admin")
    return hub


@pytest.fixture
def workgroup(hub):
    group = WorkGroupFactory(hub=hub, title="Secondary Subject Leadership")
    WorkshopFactory(workgroup=group, starts_at=london(2021, 11, 17, 9, 30))
    return group


@pytest.fixture
def school(hub):
    return school_in(hub, name="Larkfield High School")


@pytest.fixture
def walk(site, page, time_machine):
    page.set_viewport_size({"width": 390, "height": 844})
    return Walk(page, site, time_machine)


def asked_and_agreed(workgroup, school, name: str, **fields):
    person = {"person__name": name, "person__email": f"{name.split()[0].lower()}@example.org"}
    interest = InterestFactory(workgroup=workgroup, school=school, **person | fields)
    return approved(interest)


def has_place(workgroup, school, name: str) -> None:
    interest = asked_and_agreed(workgroup, school, name, state=InterestState.PLACED)
    ParticipantFactory(workgroup=workgroup, interest=interest)


def opens_offer(walk: Walk, interest) -> None:
    """From the list of people, as the administrator finds them."""
    walk.becomes("ada@example.org")
    walk.goes(f"/manage/work-groups/{interest.workgroup_id}/people/")
    walk.follows(interest.name)
    walk.follows("Offer a place")


def gives_reason(walk: Walk, words: str) -> None:
    """Not without one: what stands in the way is named, and the box asks for it."""
    walk.presses("Offer the place")
    expect(walk.page.locator(".govuk-error-summary")).to_be_visible()
    assert not Offer.objects.exists()
    walk.fills(override_reason=words)
    walk.presses("Offer the place")
    walk.reads("The offer is on its way by email.")
    walk.reads(f"offered all the same: {words}")
    assert not scrolls_sideways(walk.page)


def test_who_hopes_to_lead_maths_is_refused_and_may_hear_next_year(
    workgroup, school, walk, time_machine
):
    """An acting head of maths is eligible; whoever is to be one soon is let in for a reason."""
    walk.goes(f"/work-groups/{workgroup.pk}/")
    walk.presses("Express your interest")
    walk.page.get_by_role("combobox").press_sequentially("larkfield high")
    walk.leaves_by(walk.page.get_by_role("option", name="Larkfield High School"))
    walk.fills(name="Pia Prospective", email="pia@example.org")
    walk.chooses("job_role", JobRole.PROSPECTIVE_SUBJECT_LEAD)
    walk.presses("Continue")

    walk.reads("This Work Group is for people who already lead maths in their school.")
    refused = walk.page.url
    walk.follows("Tell me next year")
    expect(walk.page.locator("[name=email]")).to_have_value("pia@example.org")
    time_machine.shift(10)
    walk.presses("Tell me next year")
    walk.reads("Thank you: we write to you when it is offered again.")
    assert NextTimeWish.objects.get().email == "pia@example.org"
    assert walk.loads == 6
    walk.goes(refused)
    walk.follows("Change what you do at your school")
    walk.chooses("job_role", JobRole.ACTING_SUBJECT_LEAD)
    walk.presses("Continue")
    walk.reads("What you would like to work on")

    role = {"job_role": JobRole.PROSPECTIVE_SUBJECT_LEAD}
    opens_offer(walk, asked_and_agreed(workgroup, school, "Nia Nearly", **role))
    walk.reads("They hope to lead maths at their school and do not yet.")
    gives_reason(walk, "Acting head of maths from Monday")
    assert Offer.objects.get().override_reason == "Acting head of maths from Monday"


def test_the_third_of_a_school_is_stopped_until_somebody_says_why_not(workgroup, school, walk):
    for name in ("Tara Teacher", "Ben Baker"):
        has_place(workgroup, school, name)
    third = asked_and_agreed(workgroup, school, "Theo Third")

    opens_offer(walk, third)
    walk.reads("The school already has 2 of at most 2 places.")
    gives_reason(walk, "Two departments on two sites")

    offer = Offer.objects.get()
    assert (offer.interest, offer.offered_by.name) == (third, "Ada Admin")
    assert Message.objects.filter(kind="place-offered", to_email="theo@example.org").count() == 1
    assert walk.loads == 5


def test_a_school_with_another_project_is_named_and_taken_on_for_a_reason(
    hub, workgroup, school, walk
):
    other = WorkGroupFactory(hub=hub, title="Reasoning at Key Stage 3")
    WorkshopFactory(workgroup=other, starts_at=london(2021, 12, 1, 9, 30))
    has_place(other, school, "Tara Teacher")

    opens_offer(walk, asked_and_agreed(workgroup, school, "Olga Other"))
    walk.reads("The school is in 1 other project this year: Reasoning at Key Stage 3")
    gives_reason(walk, "Another department takes this one on")

    assert Offer.objects.get().override_reason == "Another department takes this one on"
    assert walk.loads == 5
