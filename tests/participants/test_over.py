"""A Work Group whose last workshop has begun takes nobody any more, and says so."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from participants.actions.interest import begin_draft, record_interest, send_draft
from participants.models import ExpressionOfInterest
from participants.rules.interest_answers import InterestAnswers
from tests.factories import EventFactory, WorkGroupFactory, WorkshopFactory, member
from tests.journeys.people import text_of
from workgroups.choices import JobRole
from workgroups.models import WorkGroup
from workgroups.rules.stage import takes_applicants

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
ANSWERS = InterestAnswers(name="Tess", email="tess@example.org", job_role=JobRole.SUBJECT_LEAD)
OVER = "The last workshop of this Work Group has begun, so nobody can join any more."


@pytest.fixture
def workgroup(time_machine):
    """Open for interest still, by its closing time."""
    workgroup = WorkGroupFactory(interest_closes_at=timezone.now() + timedelta(days=60))
    workshop = WorkshopFactory(workgroup=workgroup)
    time_machine.move_to(workshop.starts_at + HOUR, tick=False)
    return workgroup


def test_the_public_page_says_so_and_has_no_button(client, workgroup):
    page = text_of(client.get(workgroup.get_absolute_url()))

    assert OVER in page
    assert "Express your interest" not in page


def test_an_event_that_is_over_is_called_so(client, workgroup):
    workgroup.project = EventFactory()
    workgroup.save()

    page = text_of(client.get(workgroup.get_absolute_url()))

    assert "This event has begun, so nobody can join any more." in page


def test_no_expression_of_interest_is_begun(workgroup):
    with pytest.raises(Refused, match=OVER):
        begin_draft(workgroup=workgroup)


def test_one_begun_before_is_not_sent(full, time_machine):
    workshop = full.workgroup.workshops.get()
    WorkGroup.objects.update(interest_closes_at=workshop.starts_at + HOUR)
    time_machine.move_to(workshop.starts_at, tick=False)

    with pytest.raises(Refused, match=OVER):
        send_draft(draft=full)


def test_nor_does_the_hub_enter_one(client, workgroup, school):
    staff = member(workgroup.hub, Role.ADMINISTRATOR)
    client.force_login(staff)

    with pytest.raises(Refused, match=OVER):
        record_interest(workgroup=workgroup, school=school, answers=ANSWERS, entered_by=staff)

    page = text_of(client.get(reverse("participants:people", args=[workgroup.pk])))
    assert "The last workshop has begun, so no more places are offered." in page
    assert "Enter an expression of interest" not in page
    assert ExpressionOfInterest.objects.count() == 0


@pytest.mark.parametrize("opens", [None, -1, 0, 1])
@pytest.mark.parametrize("closes", [0, 1])
@pytest.mark.parametrize("starts", [[], [-2, -1], [-1, 0], [-1, 1]])
def test_who_takes_applicants_is_told_alike_by_rule_and_query(opens, closes, starts, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    opens_at = None if opens is None else now + opens * HOUR
    closes_at = now + closes * HOUR
    if opens_at is not None and opens_at >= closes_at:
        opens_at = closes_at - HOUR
    group = WorkGroupFactory(interest_opens_at=opens_at, interest_closes_at=closes_at)
    for start in starts:
        WorkshopFactory(workgroup=group, starts_at=now + start * HOUR)

    told = takes_applicants(
        now,
        opens_at=opens_at,
        closes_at=closes_at,
        last_starts_at=WorkGroup.objects.with_dates().get().last_starts_at,
    )

    assert told == WorkGroup.objects.recruiting(now).exists()
