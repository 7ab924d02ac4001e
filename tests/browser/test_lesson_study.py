"""Acceptance example 8 at 390 pixels: a Teacher Research Group of five schools studies a lesson.

The lead's own department and four other schools plan and teach the same lesson; two refinements are
kept, and the final lesson goes into the resources with those named who agree.
"""

from datetime import date
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from outbox.models import Message
from participants import links
from participants.models import LessonStudy, Participant
from tests.browser.walk import Walk
from tests.chromium import in_chromium
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    PersonFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    school_in,
)
from tests.journeys.people import day
from tests.workgroups.factories import LocalLeaderFactory
from workgroups.models import ResourceFile

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
PLANS = ["Draw one bar.\nSplit it.", "Fold a strip.\nSplit it.", "Fold a strip.\nSplit it evenly."]
SCHOOLS = {"Ann": "Ash School", "Ben": "Beech School", "Cat": "Cedar School", "Dan": "Dale School"}


@pytest.fixture
def group():
    """A Work Group of four schools, led by a teacher of a fifth."""
    hub = HubFactory(name="Larkfield Maths Hub")
    group = WorkGroupFactory(hub=hub, title="Ratio Research")
    WorkshopFactory(workgroup=group, starts_at=london(2022, 5, 25, 9, 30))
    for name, school in SCHOOLS.items():
        person = PersonFactory(name=f"{name} T", email=f"{name}@example.org".lower())
        asked = {"person": person, "school": school_in(hub, name=school), "state": "placed"}
        interest = InterestFactory(workgroup=group, **asked)
        ParticipantFactory(workgroup=group, interest=interest)
    lead = UserFactory(name="Lee Lead", email="lee@example.org")
    group.leads.add(lead)
    host = school_in(hub, name="Host School", urn=912345)
    LocalLeaderFactory(hub=hub, user=lead, school=host, from_on=date(2021, 9, 1))
    return group


@pytest.mark.whole
@pytest.mark.long
def test_five_schools_study_one_lesson(group, site, page, time_machine):
    time_machine.move_to(london(2022, 2, 1, 16))
    walk = Walk(page, site, time_machine)
    page.set_viewport_size(PHONE)

    leader_begins(walk, group)
    teaches(walk, "Ann", 1, is_named=True)
    refines(walk, "Ben", 2, why="Few split it evenly")
    announces_and_is_watched(walk, "Cat", by="Ann")
    time_machine.move_to(london(2022, 2, 9, 16))
    tells_of_what_was_announced(walk, "Cat")
    refines(walk, "Dan", 3, why="They stopped half-way")
    reads_the_refinements(walk)
    leader_teaches_and_passes_it_on(walk)

    # From their link two pages lead to a form, and one back to what the others read.
    assert walk.loads <= 36
    study = LessonStudy.objects.get()
    assert list(study.versions.values_list("plan", flat=True)) == PLANS
    assert study.versions.exclude(changed="").count() == 2
    lesson = " ".join(
        page.extract_text() for page in PdfReader(BytesIO(ResourceFile.objects.get().content)).pages
    )
    assert "Ann T, Ash School and others" in " ".join(lesson.split())
    assert "Ben" not in lesson


def leader_begins(walk: Walk, group) -> None:
    walk.becomes("lee@example.org")
    walk.goes(f"/manage/work-groups/{group.pk}/lessons/")
    walk.follows("Begin to study a lesson")
    walk.fills(title="Ratio from one bar", aim="Both quantities grow together.", plan=PLANS[0])
    walk.presses("Save version 1")
    walk.reads("Version 1 is there for everybody in this Work Group.")


def opens_the_lesson(walk: Walk, name: str) -> None:
    walk.becomes(None)
    walk.goes(
        links.PLACE.path(Participant.objects.get(person__email=f"{name}@example.org".lower()))
    )
    walk.follows("Ratio from one bar")


def teaches(walk: Walk, name: str, version: int, *, is_named: bool) -> None:
    opens_the_lesson(walk, name)
    walk.follows("Say how it went")
    says_what_was_seen(walk, date(2022, 2, 1))
    if is_named:
        walk.page.check("[name=credited]")
    walk.presses("Save")
    walk.reads(f"{SCHOOLS[name]}, Tuesday 1 February 2022")
    walk.reads("2 colleagues watched. 4 colleagues planned it too")


def says_what_was_seen(walk: Walk, on: date) -> None:
    walk.fills(**{box: str(part) for box, part in day("taught_on", on).items()})
    walk.fills(observed="Most drew the bar.", suggestion="Fold it first.", watched="2", planned="4")


def refines(walk: Walk, name: str, number: int, *, why: str) -> None:
    opens_the_lesson(walk, name)
    walk.follows(f"Write version {number}")
    expect(walk.page.locator("[name=plan]")).to_have_value(PLANS[number - 2])
    walk.fills(plan=PLANS[number - 1], changed=why)
    walk.presses("Save the new version")
    walk.reads(f"Version {number}, the latest")


def announces_and_is_watched(walk: Walk, name: str, *, by: str) -> None:
    opens_the_lesson(walk, name)
    walk.follows("Announce when you teach it")
    on = {box: str(part) for box, part in day("taught_on", date(2022, 2, 8)).items()}
    walk.fills(**on, starts="9:30am", visitors="2")
    walk.presses("Announce the lesson")
    opens_the_lesson(walk, by)
    walk.follows("I will come")
    walk.presses("I will come")
    walk.reads(f"{name} T gets an email that you come.")
    assert Message.objects.get(kind="lesson-visitor").to_email == f"{name}@example.org".lower()
    walk.opens_letter("lesson-visitor", f"{name}@example.org".lower())
    walk.reads(f"To watch come: {by} T, {SCHOOLS[by]}.")


def tells_of_what_was_announced(walk: Walk, name: str) -> None:
    opens_the_lesson(walk, name)
    walk.reads("Not told yet")
    walk.page.locator("main article").get_by_role("link", name="Say how it went").click()
    walk.looks()
    expect(walk.page.locator("[name=watched]")).to_have_value("1")
    says_what_was_seen(walk, date(2022, 2, 8))
    walk.presses("Save")


def reads_the_refinements(walk: Walk) -> None:
    walk.follows("See versions 2 and 3 side by side")
    expect(walk.page.locator("section ins")).to_contain_text("evenly.")
    walk.follows("Versions 1 and 2")
    expect(walk.page.locator("section del")).to_contain_text("Draw one bar.")
    expect(walk.page.locator("section ins")).to_contain_text("Fold a strip.")


def leader_teaches_and_passes_it_on(walk: Walk) -> None:
    walk.becomes("lee@example.org")
    walk.goes(f"/manage/lessons/{LessonStudy.objects.get().pk}/")
    walk.follows("Say how it went")
    says_what_was_seen(walk, date(2022, 2, 9))
    walk.presses("Save")
    standing = walk.page.locator(".portal-aside", has_text="Where it has been taught")
    for school, state in {
        "Ash School": "Taught",
        "Beech School": "Not yet",
        "Cedar School": "Taught",
        "Dale School": "Not yet",
        "Host School": "Taught",
    }.items():
        expect(standing.locator("li", has_text=school)).to_contain_text(state)
    walk.follows("Put the final lesson into the resources")
    walk.reads("Ann T, Ash School is named.")
    walk.reads("Ben T, Beech School has not agreed, and is not named.")
    walk.fills(licence="CC BY 4.0")
    walk.presses("Put it into the resources")
    walk.reads("Planned together, taught 3 times at 3 schools, and refined 2 times.")
    walk.becomes(None)
    walk.goes(links.PLACE.path(Participant.objects.get(person__email="ben@example.org")))
    walk.reads("Save the PDF")
