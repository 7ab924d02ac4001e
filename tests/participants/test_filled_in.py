"""Entering for somebody: the head and the finance address, as the hub knows them already."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.roles import Role
from schools.choices import ContactRole
from tests.factories import (
    HubFactory,
    InterestFactory,
    ProjectFactory,
    WorkGroupFactory,
    london,
    member,
    school_in,
)
from tests.hubs.factories import ContactFactory
from tests.journeys.people import text_of
from tests.robust.reading import typed
from workgroups.choices import ProjectKind

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
