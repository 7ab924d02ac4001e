"""Entering for somebody: the head and the finance address, as the hub knows them already."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from participants.choices import Channel, Decision
from participants.models import ExpressionOfInterest, SchoolApproval
from schools.choices import ContactRole
from tests.factories import (
    HubFactory,
    InterestFactory,
    PersonFactory,
    ProjectFactory,
    WorkGroupFactory,
    london,
    member,
    school_in,
)
from tests.hubs.factories import ContactFactory
from tests.journeys.people import text_of
from tests.robust.reading import error_beside, typed
from workgroups.choices import JobRole, ProjectKind

pytestmark = pytest.mark.django_db

ASKED = ("head_name", "head_email", "finance_email")
SENT = ("Hope Sent", "hope@example.org", "money@example.org")
FROM_THEN = "Filled in from what the school sent on 3 September 2021: check it."


@pytest.fixture
def workgroup():
    return WorkGroupFactory()


@pytest.fixture
def school(workgroup):
    return school_in(workgroup.hub)


@pytest.fixture
def staff(client, workgroup):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    return client


def sent(hub, school, values=SENT, on=3, **fields):
    """In another Work Group of the hub."""
    return InterestFactory(
        workgroup=WorkGroupFactory(hub=hub),
        school=school,
        sent_at=london(2021, 9, on, 16),
        **dict(zip(ASKED, values, strict=True)),
        **fields,
    )


def page(workgroup, school) -> str:
    return f"{reverse('participants:enter_on_behalf', args=[workgroup.pk])}?school={school.pk}"


def filled_in(answer) -> tuple[str, ...]:
    return tuple(typed(answer, name) or "" for name in ASKED)


def test_what_the_school_last_sent_is_filled_in_and_said(staff, workgroup, school):
    sent(workgroup.hub, school, ("Old Head", "old@example.org", "old-money@example.org"), on=1)
    sent(workgroup.hub, school)
    sent(workgroup.hub, school, ("", "", ""), on=5, needs_approval=False)

    form = staff.get(page(workgroup, school))

    assert filled_in(form) == SENT
    assert text_of(form).count(FROM_THEN) == 2


def test_nothing_is_filled_in_from_other_schools_or_another_hub(staff, workgroup, school):
    sent(workgroup.hub, school_in(workgroup.hub))
    sent(HubFactory(), school)

    form = staff.get(page(workgroup, school))

    assert filled_in(form) == ("", "", "")
    assert "Filled in from" not in text_of(form)


def test_whoever_works_for_two_hubs_sees_what_was_sent_to_this_one(staff, workgroup, school):
    both = member(workgroup.hub, Role.ADMINISTRATOR)
    elsewhere = HubFactory()
    member(elsewhere, Role.ADMINISTRATOR, user=both)
    sent(workgroup.hub, school)
    sent(elsewhere, school, ("Far Head", "far@example.org", ""), on=9)
    staff.force_login(both)

    assert filled_in(staff.get(page(workgroup, school))) == SENT


@pytest.mark.parametrize(
    ("roles", "expected", "times_said"),
    [
        ([ContactRole.HEAD], ("Noted", "noted@example.org", "money@example.org"), 1),
        ([ContactRole.FINANCE], ("Hope Sent", "hope@example.org", "noted@example.org"), 1),
        ([*ContactRole], ("Noted", "noted@example.org", "noted@example.org"), 0),
    ],
)
def test_whom_the_hub_has_noted_goes_before_what_was_sent(
    staff, workgroup, school, roles, expected, times_said
):
    sent(workgroup.hub, school)
    for role in roles:
        ContactFactory(school=school, role=role, name="Noted", email="noted@example.org")

    form = staff.get(page(workgroup, school))

    assert filled_in(form) == expected
    assert text_of(form).count(FROM_THEN) == times_said


def test_what_was_typed_stands_when_the_form_comes_back_with_errors(staff, workgroup, school):
    sent(workgroup.hub, school)
    values = ("New Head", "new@example.org", "")

    form = staff.post(page(workgroup, school), dict(zip(ASKED, values, strict=True)))

    assert form.status_code == 422
    assert filled_in(form) == values
    assert "Filled in from" not in text_of(form)


def test_another_school_brings_its_own_head(staff, workgroup, school):
    right = school_in(workgroup.hub)
    sent(workgroup.hub, school, ("Wrong Head", "wrong@example.org", "wrong-money@example.org"))
    sent(workgroup.hub, right)
    form = dict(zip(ASKED, filled_in(staff.get(page(workgroup, school))), strict=True))
    form |= {"name": "Tess Teacher", "finance_email": "typed@example.org"}

    search = staff.post(page(workgroup, school), form | {"change_school": "1"})
    found = staff.get(f"{search.url}&school={right.pk}")

    assert filled_in(found) == ("Hope Sent", "hope@example.org", "typed@example.org")
    assert typed(found, "name") == "Tess Teacher"
    assert text_of(found).count(FROM_THEN) == 1


def test_an_event_asks_for_no_head_and_fills_in_nothing(staff, workgroup, school):
    event = WorkGroupFactory(hub=workgroup.hub, project=ProjectFactory(kind=ProjectKind.EVENT))
    sent(workgroup.hub, school)

    assert "Filled in from" not in text_of(staff.get(page(event, school)))


def test_it_takes_one_query_however_much_was_sent(staff, workgroup, school):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            staff.get(page(workgroup, school))
        return len(captured)

    without = queries()
    for on in (3, 4, 5):
        sent(workgroup.hub, school, on=on)

    assert queries() == without <= 12


PAPER = {
    "name": "Pat Paper",
    "email": "pat@example.org",
    "job_role": JobRole.TEACHER,
    "head_name": "Hari Head",
}
SIGNED = {"signed_on_day": "1", "signed_on_month": "9", "signed_on_year": "2021"}
SECOND = {
    "second_name": "Sam Second",
    "second_email": "sam@example.org",
    "second_job_role": JobRole.SUBJECT_LEAD,
}


def test_a_head_who_has_signed_on_paper_is_not_asked(staff, workgroup, school):
    missing = staff.post(page(workgroup, school), PAPER)
    done = staff.post(page(workgroup, school), PAPER | SIGNED, follow=True)

    assert error_beside(missing, "head_email") == (
        "Enter the email address of the headteacher or principal"
    )
    assert "Added: the teacher is thanked by email, and that the head has signed is kept." in (
        text_of(done)
    )
    approval = SchoolApproval.objects.get()
    assert (approval.decision, approval.channel) == (Decision.APPROVED, Channel.PAPER)
    assert (approval.decided_by_name, timezone.localdate(approval.decided_at)) == (
        "Hari Head",
        date(2021, 9, 1),
    )
    [letter] = Message.objects.all()
    assert letter.kind == "interest-received"
    assert "Hari Head has approved your taking part" in letter.text


def test_nobody_has_signed_tomorrow(staff, workgroup, school):
    ahead = timezone.localdate() + timedelta(days=1)
    day = {f"signed_on_{part}": str(getattr(ahead, part)) for part in ("day", "month", "year")}

    answer = staff.post(page(workgroup, school), PAPER | day)

    assert error_beside(answer, "signed_on") == "Enter a day that is not in the future"


def test_two_teachers_of_a_school_are_entered_at_once(staff, workgroup, school):
    answers = PAPER | SECOND | {"head_email": "hari@example.org"}

    done = staff.post(page(workgroup, school), answers, follow=True)

    assert "Added: each of the two teachers is thanked by email and the head" in text_of(done)
    rows = ExpressionOfInterest.objects.order_by("name").values_list("name", "email", "job_role")
    assert list(rows) == [
        ("Pat Paper", "pat@example.org", "teacher"),
        ("Sam Second", "sam@example.org", "subject_lead"),
    ]
    assert not Message.objects.filter(kind="approval-asked", withdrawn_at=None)[1:].exists()


def test_of_two_teachers_both_are_entered_or_neither(staff, workgroup, school):
    there = InterestFactory(
        workgroup=workgroup,
        school=school,
        person=PersonFactory(name="Sam Second", email="sam@example.org", school=school),
    )
    answers = PAPER | SECOND | {"head_email": "hari@example.org"}

    half = staff.post(page(workgroup, school), answers | {"second_email": ""})
    twice = staff.post(page(workgroup, school), answers)

    assert error_beside(half, "second_email") == "Enter the second teacher's email address"
    assert "Sam Second has an expression of interest" in error_beside(twice, "second_email")
    assert list(ExpressionOfInterest.objects.all()) == [there]
