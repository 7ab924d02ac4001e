"""A memorandum with the governors' report, from the clause to what is overdue, on a phone."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from access.roles import Role
from hubs.models import TermDates
from outbox.models import Message
from participants import links
from participants.actions.ask_head import request_approval
from participants.models import AgreementSignature, GovernorReport, Participant
from participants.tasks import ask_for_governors_reports
from tests.browser.walk import Walk
from tests.chromium import in_chromium
from tests.factories import (
    HubFactory,
    InterestFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
    school_in,
)

pytestmark = [*in_chromium, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
AUTUMN = (date(2021, 9, 2), date(2021, 12, 17))
TEACHER = "tara@example.org"


@pytest.fixture
def interest():
    """Tara asked for a place in the summer; her head is to answer."""
    hub = HubFactory(name="Larkfield Maths Hub")
    member(hub, Role.ADMINISTRATOR, user__email="ada@example.org")
    member(hub, Role.HUB_LEAD, user__email="hana@example.org")
    group = WorkGroupFactory(hub=hub, title="Secondary Subject Leadership")
    for at in (london(2021, 11, 3, 9, 30), london(2022, 2, 3, 9, 30)):
        WorkshopFactory(workgroup=group, starts_at=at)
    TermDates.objects.create(
        hub=hub, school_year=2021, name="Autumn", from_on=AUTUMN[0], until_on=AUTUMN[1]
    )
    return InterestFactory(
        workgroup=group,
        school=school_in(hub, name="Beacon Hill School"),
        person__name="Tara T",
        person__email=TEACHER,
    )


def test_a_school_reports_to_its_governors_each_term(interest, site, page, time_machine):
    """Example 12: the clause is signed with the answers; the report is asked, prepared, overdue."""
    walk = Walk(page, site, time_machine)
    page.set_viewport_size(PHONE)
    time_machine.move_to(london(2021, 9, 6, 10))

    hub_lead_writes_the_agreement(walk, interest)
    written = walk.loads
    head_signs_in_one_press(walk, interest)
    assert walk.loads - written == 2
    hub_offers_the_place(walk, interest)
    signed = walk.loads
    teacher_signs_in_one_press(walk)
    assert walk.loads - signed == 2

    time_machine.move_to(london(2021, 11, 26, 8))
    ask_for_governors_reports()
    opened = walk.loads
    school_begins_the_report(walk)
    assert walk.loads - opened == 2
    time_machine.move_to(london(2021, 12, 18, 10))
    hub_sees_that_it_is_overdue(walk, interest)
    school_hands_it_in(walk)

    assert walk.loads == 18
    assert AgreementSignature.objects.count() == 2
    assert GovernorReport.objects.get().is_handed_in


def hub_lead_writes_the_agreement(walk: Walk, interest) -> None:
    walk.becomes("hana@example.org")
    walk.goes(f"/manage/hubs/{interest.workgroup.hub_id}/agreements/write/")
    walk.chooses("clauses", "governors")
    walk.presses("Read it back")
    walk.reads("Once a term the school reports to its governors")
    walk.presses("Keep this version")
    walk.goes(f"/manage/work-groups/{interest.workgroup_id}/agreement/")
    walk.page.get_by_label("Which version do heads and teachers sign?").select_option(index=1)
    walk.chooses("unsigned", "blocks")
    walk.presses("Save the agreement")
    walk.reads("No place is given before the head has signed")


def head_signs_in_one_press(walk: Walk, interest) -> None:
    walk.becomes(None)
    interest.refresh_from_db()
    request_approval([interest], due_at=london(2021, 9, 6, 11))
    walk.opens_letter("approval-asked", interest.head_email)
    walk.reads("Once a term the school reports to its governors")
    walk.reads("Wednesday 3 November 2021")
    walk.chooses("decision", "approved")
    walk.fills(name="Hari Head")
    walk.presses("Send your answer")
    walk.reads("Thank you: your answer is with the hub")


def hub_offers_the_place(walk: Walk, interest) -> None:
    walk.becomes("ada@example.org")
    walk.goes(f"/manage/interests/{interest.pk}/offer/")
    walk.presses("Offer the place")


def teacher_signs_in_one_press(walk: Walk) -> None:
    walk.becomes(None)
    walk.opens_letter("place-offered", TEACHER)
    walk.chooses("answer", "accept")
    expect(walk.page.get_by_label("Your name")).to_have_value("Tara T")
    walk.presses("Send your answer")
    walk.reads("You have a place, and these are your dates.")


def school_begins_the_report(walk: Walk) -> None:
    walk.opens_letter("governors-report-asked", TEACHER)
    walk.reads("Tara T: no register of the term is closed yet")
    walk.chooses("readers", "trustees")
    walk.fills(changed="They explain more.")
    walk.presses("Save and go on later")
    walk.reads("Saved: come back by the same link")


def hub_sees_that_it_is_overdue(walk: Walk, interest) -> None:
    walk.becomes("ada@example.org")
    walk.goes(f"/schools/{interest.school_id}/timeline/?kind=report")
    walk.reads("Report to trustees overdue, of the autumn term: Secondary Subject Leadership")
    walk.goes("/home/")
    walk.reads("Report of Beacon Hill School to its governors")
    assert not Message.objects.filter(kind="governors-report-reminder").exists()


def school_hands_it_in(walk: Walk) -> None:
    walk.becomes(None)
    place = Participant.objects.get()
    walk.goes(links.PLACE.path(place))
    walk.follows(re.compile("Report on the autumn term"))
    walk.reads("It was due on Friday 17 December 2021.")
    walk.fills(name="Tara T")
    walk.presses("Hand the report in")
    walk.reads("The report is handed in, and can be printed for your trustees.")
