"""Visits in the calendars of those who go."""

from datetime import timedelta

import pytest

from access.roles import Role
from tests.calendars import diary, said, told
from tests.factories import HubFactory, UserFactory, member
from tests.workgroups.factories import VisitFactory
from workgroups.actions.visit import call_off_visit, change_visit, plan_visit
from workgroups.choices import VisitSide
from workgroups.models import SupportVisit

pytestmark = pytest.mark.django_db

VERA, LEO = "vera@example.org", "leo@example.org"


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def staff(hub):
    return member(hub, Role.ADMINISTRATOR)


@pytest.fixture
def visit(hub, staff):
    built = VisitFactory(hub=hub, visitor=UserFactory(email=VERA), focus="Fluency")
    built.delete()
    built.pk = None
    return plan_visit(visit=built, by=staff)


def change(visit, by, **plan):
    row = SupportVisit.objects.select_related("hub", "school", "visitor").get(pk=visit.pk)
    for name, value in plan.items():
        setattr(row, name, value)
    return change_visit(visit=row, by=by)


def test_a_planned_visit_takes_its_day(visit):
    event = told(VERA)[0].event

    assert said(VERA) == [("visit-planned", "REQUEST", 1)]
    assert (event.start, event["SUMMARY"]) == (visit.day, f"Visit to {visit.school}")
    assert "Fluency" in event["DESCRIPTION"]
    assert visit.get_absolute_url() in event["URL"]


def test_a_moved_visit_says_what_changed(visit, staff):
    change(visit, staff, day=visit.day + timedelta(days=1))

    assert said(VERA)[-1] == ("visit-planned", "REQUEST", 2)
    assert told(VERA)[-1].event["DESCRIPTION"].startswith("What changed: it was ")
    assert len(diary(VERA)) == 1


def test_a_visit_given_to_somebody_else_leaves_one_calendar_for_the_other(visit, staff):
    other = UserFactory(email=LEO)
    change(visit, staff, visitor=other)
    assert (len(diary(VERA)), len(diary(LEO))) == (0, 1)

    change(visit, staff, visitor=visit.visitor)
    assert (len(diary(VERA)), len(diary(LEO))) == (1, 0)


def test_a_visit_that_is_called_off_goes(visit, staff):
    call_off_visit(visit=visit, side=VisitSide.SCHOOL, because="Ofsted", by=staff)

    assert said(VERA)[-1] == ("visit-not-needed", "CANCEL", 2)
    assert diary(VERA) == {}
