"""What completing a Work Group is: a share of its minutes and a share of its tasks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from participants import links
from participants.actions.attendance_register import close_register, take_register
from participants.choices import Mark
from participants.rules.completion import Standing, minutes_there
from tests.factories import (
    ParticipantFactory,
    ProjectFactory,
    SchoolTaskFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.journeys.people import text_of
from tests.participants.factories import TaskAccountFactory
from tests.test_access import client_of
from workgroups.actions.plan import create_workgroup
from workgroups.models import WorkGroup
from workgroups.rules.completion import USUAL, CompletionRule, completion_words

HALF_HOUR, FIVE_HOURS = 30, 300


@pytest.mark.parametrize(
    ("attended", "held", "completed"),
    [
        (0, 0, False),
        (0, 400, False),
        (299, 400, False),
        (300, 400, True),
        (301, 400, True),
        (400, 400, True),
        # Three quarters of 90 minutes are 67 and a half.
        (67, 90, False),
        (68, 90, True),
        # Of four workshops, the long one and one more are enough; the three short ones are not.
        (FIVE_HOURS + HALF_HOUR, FIVE_HOURS + 3 * HALF_HOUR, True),
        (3 * HALF_HOUR, FIVE_HOURS + 3 * HALF_HOUR, False),
    ],
)
def test_without_tasks_completing_is_three_quarters_of_the_minutes(attended, held, completed):
    assert Standing(attended, held).has_completed == completed


@pytest.mark.parametrize(
    ("done", "tasks", "completed"),
    [
        (0, 0, True),
        (0, 1, False),
        (1, 1, True),
        (0, 2, False),
        (1, 2, True),
        # Half of three is one and a half.
        (1, 3, False),
        (2, 3, True),
        (2, 5, False),
        (3, 5, True),
    ],
)
def test_half_of_the_tasks_is_the_other_condition(done, tasks, completed):
    assert Standing(300, 400, done, tasks).has_completed == completed
    assert not Standing(299, 400, done, tasks).has_completed


@pytest.mark.parametrize(
    ("rule", "attended", "done", "completed"),
    [
        (CompletionRule(100, 100), 400, 3, True),
        (CompletionRule(100, 100), 399, 3, False),
        (CompletionRule(100, 100), 400, 2, False),
        (CompletionRule(75, 0), 300, 0, True),
        (CompletionRule(0, 50), 1, 2, True),
        # Nobody completes what they never came to.
        (CompletionRule(0, 0), 0, 3, False),
        (CompletionRule(67, 67), 268, 3, True),
        (CompletionRule(67, 67), 267, 3, False),
        # Two of three are 66 and two thirds percent.
        (CompletionRule(67, 67), 268, 2, False),
        (CompletionRule(67, 66), 268, 2, True),
    ],
)
def test_a_work_group_may_set_its_own_shares(rule, attended, done, completed):
    assert Standing(attended, 400, done, 3, rule).has_completed == completed


@pytest.mark.parametrize(("part", "there"), [(None, 300), (0, 0), (200, 200), (301, 300)])
def test_nobody_is_there_for_longer_than_the_workshop_lasts(part, there):
    assert minutes_there(FIVE_HOURS, part) == there


def test_how_far_somebody_is_is_said_in_words():
    assert Standing(299, 400, 1, 3).words == "74% of the workshops, 1 of 3 tasks"
    assert Standing(0, 0).words == "0% of the workshops"


def test_what_is_asked_is_said_in_words():
    assert completion_words(USUAL) == (
        "come for at least 75% of the minutes of all workshops, and do at least 50% of the "
        "school-based tasks"
    )
    assert completion_words(CompletionRule(80, 0)) == (
        "come for at least 80% of the minutes of all workshops"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "tasks", "rule"),
    [(None, None, USUAL), (80, None, CompletionRule(80, 50)), (None, 0, CompletionRule(75, 0))],
)
def test_a_work_group_begins_with_what_its_project_asks(minutes, tasks, rule):
    project = ProjectFactory(completion_minutes=minutes, completion_tasks=tasks)
    other = WorkGroupFactory()

    found = create_workgroup(
        draft=WorkGroup(hub=other.hub, project=project, title="New", capacity=9, phases=["primary"])
    )

    assert found.completion_rule == rule


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["completion_minutes", "completion_tasks"])
@pytest.mark.parametrize("factory", [WorkGroupFactory, ProjectFactory])
def test_the_database_keeps_shares_to_a_hundred(field, factory):
    with pytest.raises(IntegrityError, match="completed_by_shares"):
        factory(**{field: 101})


@pytest.fixture
def place(db):
    """Came to one of two workshops of the same length; two tasks are set."""
    workgroup = WorkGroupFactory(completion_minutes=50)
    admin = member(workgroup.hub, Role.ADMINISTRATOR)
    now = timezone.now()
    place = ParticipantFactory(workgroup=workgroup, accepted_at=now - timedelta(days=60))
    held = WorkshopFactory(workgroup=workgroup, starts_at=now - timedelta(days=20))
    WorkshopFactory(workgroup=workgroup, starts_at=now + timedelta(days=20))
    for title in ("One", "Two"):
        SchoolTaskFactory(after_workshop=held, title=title)
    take_register(workshop=held, marks={place.pk: Mark.PRESENT}, by=admin)
    close_register(workshop=held, by=admin)
    return place


def pages_of(place, client) -> list[str]:
    """What the person's own page, the grid and the page of the place say."""
    admin = client_of(member(place.workgroup.hub, Role.ADMINISTRATOR))
    return [
        text_of(client.get(reverse("participants:place", args=[links.PLACE.token(place)]))),
        text_of(admin.get(reverse("participants:progress", args=[place.workgroup_id]))),
        text_of(admin.get(reverse("participants:participant", args=[place.pk]))),
    ]


def test_every_page_says_alike_who_has_completed(place, client):
    own, grid, detail = pages_of(place, client)
    assert "So far: 50% of the workshops, 0 of 2 tasks." in own
    assert "50%" in grid
    assert "0 of 2 tasks" in grid
    assert "Not yet: 50% of the workshops, 0 of 2 tasks" in detail

    TaskAccountFactory(participant=place, task=place.workgroup.tasks.first())

    own, grid, detail = pages_of(place, client)
    assert "You have completed this Work Group: 50% of the workshops, 1 of 2 tasks." in own
    assert "Completed 50%" in grid
    assert "Yes: 50% of the workshops, 1 of 2 tasks" in detail


def test_the_administrator_sets_the_shares_and_an_empty_box_is_the_usual(place):
    workgroup = place.workgroup
    admin = client_of(member(workgroup.hub, Role.ADMINISTRATOR))
    path = reverse("workgroups:edit_places", args=[workgroup.pk])
    sent = {
        "eligible_roles": "teacher",
        "phases": "primary",
        "capacity": "20",
        "places_per_school": "1",
        "place_type": "free",
        "fee_policy": workgroup.fee_policy_id,
        "closes_on_day": "1",
        "closes_on_month": "5",
        "closes_on_year": "2030",
        "closes_at": "5pm",
    }

    assert admin.post(path, sent | {"completion_minutes": "101"}).status_code == 422
    admin.post(path, sent | {"completion_minutes": "", "completion_tasks": "0"})

    workgroup.refresh_from_db()
    assert workgroup.completion_rule == CompletionRule(75, 0)
    assert "People come for at least 75% of the minutes of all workshops." in text_of(
        admin.get(reverse("workgroups:set_up", args=[workgroup.pk]))
    )
