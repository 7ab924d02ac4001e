"""At 390 pixels: a school names its teacher by link, and the hub moves them to the parallel group.

The lead of either Work Group, the teacher and the head are told, and read it.
"""

import pytest
from playwright.sync_api import expect

from access.roles import Role
from outbox.models import Message
from participants.actions.approval import record_approval
from participants.actions.place import accept_offer
from participants.models import ExpressionOfInterest, GroupMove, Offer
from tests.browser.walk import Walk
from tests.chromium import in_chromium, scrolls_sideways
from tests.factories import (
    HubFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
    school_in,
)
from workgroups.choices import JobRole

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PAULA, NIA, HEAD = "paula@example.org", "nia@example.org", "hari@example.org"
LEADS = {"Tuesdays": "tess.lead@example.org", "Thursdays": "theo.lead@example.org"}


@pytest.fixture
def groups(time_machine):
    """The same Work Group on Tuesdays and on Thursdays, each with a lead of its own."""
    time_machine.move_to(london(2021, 9, 20, 10))
    hub = HubFactory(name="Larkfield Maths Hub")
    member(hub, Role.ADMINISTRATOR, user__email="ada@example.org", user__name="Ada Admin")
    school_in(hub, name="Larkfield High School")
    tuesdays = WorkGroupFactory(hub=hub, title="Fractions", cohort="Tuesdays")
    thursdays = WorkGroupFactory(
        hub=hub, title="Fractions", cohort="Thursdays", project=tuesdays.project
    )
    for group, day in ((tuesdays, 16), (thursdays, 18)):
        WorkshopFactory(workgroup=group, starts_at=london(2021, 11, day, 9, 30))
        group.leads.add(UserFactory(email=LEADS[group.cohort]))
    return tuesdays, thursdays


@pytest.mark.whole
@pytest.mark.long
def test_a_teacher_is_named_by_link_and_moved(groups, site, page, time_machine):
    tuesdays, thursdays = groups
    page.set_viewport_size({"width": 390, "height": 844})
    walk = Walk(page, site, time_machine)

    school_asks(walk, tuesdays, time_machine)
    asked = walk.loads
    assert asked == 8
    school_names_the_teacher(walk)
    assert walk.loads - asked == 2
    interest = ExpressionOfInterest.objects.get()
    takes_the_place(interest, walk)
    before = walk.loads
    hub_moves_them(walk, interest, thursdays)
    assert walk.loads - before == 5
    everybody_reads_it(walk, tuesdays, thursdays)

    assert walk.loads == 20
    assert GroupMove.objects.get().joined.workgroup == thursdays


def school_asks(walk: Walk, group, clock) -> None:
    walk.goes(f"/work-groups/{group.pk}/")
    walk.presses("Express your interest")
    walk.page.get_by_role("combobox").press_sequentially("larkfield high")
    walk.leaves_by(walk.page.get_by_role("option", name="Larkfield High School"))
    walk.fills(name="Paula Prentice", email=PAULA)
    walk.chooses("job_role", JobRole.SUBJECT_LEAD)
    walk.chooses("who", "one")
    walk.presses("Continue")
    walk.reads("Which dates suit your colleague?")
    walk.presses("Continue")
    walk.fills(priority="One way to draw fractions")
    walk.presses("Continue")
    walk.fills(head_name="Hari Head", head_email=HEAD)
    walk.presses("Continue")
    walk.page.check("[name=has_read_privacy]")
    walk.page.check("[name=accepts_terms]")
    clock.shift(10)
    walk.presses("Send your expression of interest")
    walk.reads("the link by which you tell us who your colleague is")
    assert not scrolls_sideways(walk.page)


def school_names_the_teacher(walk: Walk) -> None:
    walk.opens_letter("place-to-name", PAULA)
    walk.reads("Who is the place for?")
    walk.fills(name="Nia Named", email=NIA)
    walk.chooses("job_role", JobRole.SUBJECT_LEAD)
    walk.presses("Send")
    walk.reads("Thank you: we know who it is for")
    expect(walk.page.locator("main form")).to_have_count(0)


def takes_the_place(interest, walk: Walk) -> None:
    """As other journeys show page by page."""
    record_approval(interest=interest, decision="approved", decided_by_name="Hari Head")
    walk.becomes("ada@example.org")
    walk.goes(f"/manage/interests/{interest.pk}/")
    walk.follows("Offer a place")
    walk.presses("Offer the place")
    policy = interest.workgroup.fee_policy_id
    accept_offer(offer=Offer.objects.get(), policy_id=policy)


def hub_moves_them(walk: Walk, interest, target) -> None:
    walk.goes(f"/manage/work-groups/{interest.workgroup_id}/people/")
    walk.follows("Nia Named")
    walk.follows("Move them to a parallel Work Group")
    walk.follows("Fractions (Thursdays)")
    walk.reads("They get one at once.")
    walk.reads("Nothing is charged for the dates they leave")
    walk.fills(reason="She teaches on Tuesdays now")
    walk.presses("Move them and tell everybody")
    walk.reads("Nia Named is moved, and the emails that say so are on their way.")
    assert not scrolls_sideways(walk.page)


def everybody_reads_it(walk: Walk, tuesdays, thursdays) -> None:
    told = Message.objects.filter(kind__startswith="place-moved")
    assert set(told.values_list("to_email", flat=True)) == {NIA, HEAD, *LEADS.values()}
    assert all("She teaches on Tuesdays now" in letter.text for letter in told)
    walk.becomes(None)
    walk.opens_letter("place-moved", NIA)
    walk.reads("Thursday 18 November 2021")
    walk.becomes(LEADS["Thursdays"])
    walk.goes(f"/manage/work-groups/{thursdays.pk}/people/")
    walk.reads("Nia Named")
