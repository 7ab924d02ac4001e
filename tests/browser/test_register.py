"""The register in a room: by keyboard alone, and on the phone of whoever leads."""

import re

import pytest
from playwright.sync_api import expect

from fees.models import Fee
from fees.tasks import propose_fees
from participants import links
from participants.choices import AttendanceOutcome, InterestState, Mark
from participants.models import Attendance, WalkIn
from participants.queries.progress import progress_of
from tests.browser.walk import Walk
from tests.chromium import in_chromium, scrolls_sideways
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
STARTS, ENDS = london(2021, 11, 17, 9, 30), london(2021, 11, 17, 14, 30)
FOCUSED = "document.activeElement.name || document.activeElement.textContent.trim()"


@pytest.fixture
def workshop():
    hub = HubFactory(name="Larkfield Maths Hub")
    group = WorkGroupFactory(hub=hub, fee_policy=FeePolicyFactory(hub=hub), capacity=40)
    group.leads.add(UserFactory(name="Lee Lead", email="lee@example.org"))
    WorkshopFactory(workgroup=group, starts_at=london(2022, 2, 3, 9, 30))
    return WorkshopFactory(workgroup=group, starts_at=STARTS)


def placed(workshop, name: str):
    person = {"person__name": name, "person__email": f"{name.split()[0].lower()}@example.org"}
    group = workshop.workgroup
    interest = InterestFactory(workgroup=group, state=InterestState.PLACED, **person)
    return ParticipantFactory(workgroup=group, interest=interest)


def register_of(workshop) -> str:
    return f"/manage/workshops/{workshop.pk}/register/"


def test_thirty_are_marked_by_keyboard_alone_in_one_request(workshop, site, page, time_machine):
    """Every fourth is not here, the first came late; and no script is there to help."""
    people = [placed(workshop, f"T{number:02} Teacher") for number in range(30)]
    time_machine.move_to(london(2021, 11, 17, 15))
    page.route("**/*.js", lambda route: route.abort())
    walk = Walk(page, site, time_machine)
    walk.becomes("lee@example.org")
    walk.goes(register_of(workshop))
    posts = []
    page.on("request", lambda sent: sent.method == "POST" and posts.append(sent.url))
    keys = page.keyboard

    tab_to(page, f"mark-{people[0].pk}")
    for number, place in enumerate(people):
        assert page.evaluate(FOCUSED) == f"mark-{place.pk}"
        keys.press("Space")
        for _ in range(2 if number % 4 == 3 else 0):  # past the colleague
            keys.press("ArrowRight")
        keys.press("Tab")
        if not number:
            keys.press("Enter")  # opens “Late or left early”
            keys.press("Tab")
            keys.type("20")
        keys.press("Tab")
    assert page.evaluate(FOCUSED) == "Save the register"
    with page.expect_navigation():
        keys.press("Enter")

    assert len(posts) == 1
    marks = dict(Attendance.objects.values_list("participant", "mark"))
    assert marks == {
        place.pk: Mark.ABSENT if number % 4 == 3 else Mark.PRESENT
        for number, place in enumerate(people)
    }
    assert Attendance.objects.get(participant=people[0]).minutes == 280


def tab_to(page, name: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"No key leads to {name}")


def test_a_colleague_comes_in_ones_place(workshop, site, page, time_machine):
    """It stands on the register, costs nothing, and counts as nobody's own attendance."""
    tara, ben = placed(workshop, "Tara Teacher"), placed(workshop, "Ben Brook")
    walk = Walk(page, site, time_machine)
    page.set_viewport_size(PHONE)
    time_machine.move_to(london(2021, 11, 16, 18))
    walk.becomes(None)
    walk.goes(links.PLACE.path(tara))
    walk.follows(re.compile("Name a colleague.*17 November 2021"))
    walk.fills(name="Col League", email="col@example.org")
    walk.presses("Name your colleague")
    walk.reads("Col League comes in your place.")

    time_machine.move_to(london(2021, 11, 17, 9, 50))
    walk.becomes("lee@example.org")
    walk.goes(register_of(workshop))
    row = page.get_by_role("group", name="Tara Teacher")
    expect(row).to_contain_text("Col League comes instead")
    row.get_by_label("Colleague instead").check()
    row = page.get_by_role("group", name="Ben Brook")
    row.get_by_label("Here", exact=True).check()
    row.get_by_text("Late or left early").click()
    row.get_by_label("Minutes missed").fill("20")
    row.get_by_label("Minutes missed").press("Tab")
    expect(page.get_by_text("Saved", exact=True)).to_have_count(2)
    assert not scrolls_sideways(page)
    walk.follows("Add somebody who came without a place")
    walk.follows("They are of no school")
    walk.fills(name="Wanda Walk")
    walk.presses("Add to the register")
    walk.reads("Came without a place (1)")
    assert not scrolls_sideways(page)

    time_machine.move_to(ENDS)
    walk.goes(register_of(workshop))
    walk.follows("Close the register")
    walk.presses("Close the register")
    walk.reads("The register is closed, thank you.")
    propose_fees()

    outcomes = dict(Attendance.objects.values_list("participant", "outcome"))
    assert outcomes == {
        tara.pk: AttendanceOutcome.SUBSTITUTED,
        ben.pk: AttendanceOutcome.PRESENT,
    }
    assert not Fee.objects.exists()
    assert WalkIn.objects.get().name == "Wanda Walk"
    standing = {
        one.participant: one.standing.attended for one in progress_of(workshop.workgroup).people
    }
    assert standing == {tara: 0, ben: 280}
    walk.becomes(None)
    walk.goes(links.PLACE.path(tara))
    walk.reads("Colleague attended instead")


def test_whoever_comes_points_a_phone_at_the_code(workshop, site, page, time_machine):
    tara = placed(workshop, "Tara Teacher")
    walk = Walk(page, site, time_machine)
    page.set_viewport_size(PHONE)
    time_machine.move_to(london(2021, 11, 17, 9, 20))
    walk.becomes("lee@example.org")
    walk.goes(f"{register_of(workshop)}check-in/")
    code = page.get_by_role("img", name="The page on which to check in")
    expect(code).to_be_visible()
    assert code.evaluate("image => image.naturalWidth") > 0
    link = page.get_by_role("link", name="this page").get_attribute("href")
    assert not scrolls_sideways(page)

    walk.becomes(None)
    walk.goes(re.sub(r"^https?://[^/]+", "", link))
    walk.fills(email=tara.person.email)
    walk.presses("I am here")
    walk.reads("if tara@example.org has a place at this workshop, it is marked as here.")
    assert not scrolls_sideways(page)
    walk.becomes("lee@example.org")
    walk.goes(register_of(workshop))
    walk.reads("Checked in by the code at 9:20am.")
