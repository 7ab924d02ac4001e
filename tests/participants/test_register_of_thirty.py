"""A register of thirty, as it comes back on paper: one page, one request, few queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants.models import Attendance
from portal import middleware
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)

pytestmark = pytest.mark.django_db
AT_MOST = 12


@pytest.fixture
def thirty(client, time_machine, monkeypatch):
    """A workshop of thirty, its lead signed in."""
    # Once a minute a page also writes that its reader is still there.
    monkeypatch.setattr(middleware, "SEEN_AGAIN_AFTER", 10**9)
    time_machine.move_to(london(2021, 11, 17, 15))
    workshop = WorkshopFactory(
        workgroup=WorkGroupFactory(capacity=30), starts_at=london(2021, 11, 17, 9, 30)
    )
    ParticipantFactory.create_batch(30, workgroup=workshop.workgroup)
    lead = UserFactory()
    workshop.workgroup.leads.add(lead)
    client.force_login(lead)
    client.get(reverse("participants:register", args=[workshop.pk]))
    return workshop


def answers(workshop) -> dict:
    """Every mark there is, and every third person came late."""
    marks = ("present", "present", "absent", "excused", "substitute")
    people = workshop.workgroup.participants.order_by("pk").values_list("pk", flat=True)
    given = {}
    for number, place in enumerate(people):
        given[f"mark-{place}"] = mark = marks[number % len(marks)]
        if number % 3 == 0 and mark in ("present", "substitute"):
            given[f"missed-{place}"] = str(number + 1)
    return given


def test_thirty_are_marked_in_one_request_of_few_queries(client, thirty):
    given = answers(thirty)
    path = reverse("participants:register", args=[thirty.pk])

    with CaptureQueriesContext(connection) as captured:
        answer = client.post(path, given)

    assert answer.status_code == 302
    # BEGIN and its like are the protocol's, and counted all the same.
    assert len(captured) <= AT_MOST, [query["sql"][:120] for query in captured]
    kept = dict(Attendance.objects.values_list("participant", "mark"))
    assert kept == {
        int(name.removeprefix("mark-")): mark
        for name, mark in given.items()
        if name.startswith("mark-")
    }
    late = Attendance.objects.exclude(minutes=None).values_list("participant", "minutes")
    assert {f"missed-{place}": str(300 - minutes) for place, minutes in late} == {
        name: missed for name, missed in given.items() if name.startswith("missed-")
    }
