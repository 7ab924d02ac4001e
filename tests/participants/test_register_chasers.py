"""Registers that nobody has closed are asked for: of the lead three times, then of the hub."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outbox.actions import deliver_due
from outbox.models import Message
from participants.actions.attendance_register import close_register, take_register
from participants.actions.change import call_off_workshop
from participants.actions.chase_registers import chase_registers
from participants.choices import Mark
from participants.rules.register_chasers import chaser_due
from participants.tasks import ask_for_registers
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)

# A Wednesday; Thursday is in between, then Friday, Monday, Tuesday, Wednesday.
STARTS, ENDS = london(2021, 11, 17, 9, 30), london(2021, 11, 17, 14, 30)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("now", "step"),
    [
        (london(2021, 11, 17, 15, 30) - SECOND, None),
        (london(2021, 11, 17, 15, 30), "hour"),
        (london(2021, 11, 18, 14, 30) - SECOND, "hour"),
        (london(2021, 11, 18, 14, 30), "day"),
        (london(2021, 11, 22, 14, 30) - SECOND, "day"),
        (london(2021, 11, 22, 14, 30), "working-days"),
        (london(2021, 11, 24, 14, 30) - SECOND, "working-days"),
        (london(2021, 11, 24, 14, 30), "hub"),
        # Made up for on a day on which somebody works.
        (london(2021, 11, 27, 9), None),
        (london(2021, 11, 29, 9), "hub"),
        (london(2021, 12, 1, 14, 30) - SECOND, "hub"),
        (london(2021, 12, 1, 14, 30), None),
    ],
    ids=str,
)
def test_which_chaser_is_due(now: datetime, step):
    assert chaser_due(now, ends_at=ENDS) == step


@pytest.mark.parametrize(
    ("ends_at", "now", "step"),
    [
        # Of a Friday: three working days later is Wednesday, and Saturday still asks after a day.
        (london(2021, 11, 19, 14, 30), london(2021, 11, 20, 14, 30), "day"),
        (london(2021, 11, 19, 14, 30), london(2021, 11, 23, 23, 59), "day"),
        (london(2021, 11, 19, 14, 30), london(2021, 11, 24, 14, 30), "working-days"),
        # Christmas and two bank holidays on the Monday and Tuesday after it.
        (london(2021, 12, 23, 14, 30), london(2021, 12, 30, 14, 29), "day"),
        (london(2021, 12, 23, 14, 30), london(2021, 12, 30, 14, 30), "working-days"),
        # The clocks went back in between: the same time by the clock.
        (london(2021, 10, 30, 14, 30), london(2021, 10, 31, 14, 30), "day"),
        (london(2021, 10, 30, 14, 30), london(2021, 10, 31, 14, 29), "hour"),
    ],
    ids=str,
)
def test_weekends_holidays_and_the_clocks(ends_at, now, step):
    assert chaser_due(now, ends_at=ends_at) == step


@pytest.fixture
def workshop(db, time_machine):
    time_machine.move_to(ENDS)
    row = WorkshopFactory(workgroup=WorkGroupFactory(), starts_at=STARTS)
    row.workgroup.leads.add(UserFactory(email="lee@example.org"))
    row.leads.add(UserFactory(email="one@example.org"))
    ParticipantFactory(workgroup=row.workgroup)
    return row


def told(kind="register-missing") -> list[str]:
    rows = Message.objects.filter(kind=kind).order_by("pk")
    return list(rows.values_list("to_email", flat=True))


def sweep_until(end, time_machine, start=ENDS) -> None:
    """Every five hours, so that each hour of the day comes up in the end."""
    at = start
    while at <= end:
        time_machine.move_to(at)
        ask_for_registers()
        at += timedelta(hours=5)


def test_each_is_asked_three_times_and_the_hub_once(workshop, time_machine):
    sweep_until(london(2021, 12, 3, 9), time_machine)

    assert sorted(told()) == ["lee@example.org"] * 3 + ["one@example.org"] * 3
    assert told("register-missing-hub") == [workshop.workgroup.hub.mailbox]


def test_nobody_is_asked_once_it_is_closed(workshop, time_machine):
    time_machine.move_to(ENDS + timedelta(hours=1))
    ask_for_registers()
    assert len(told()) == 2
    places = workshop.workgroup.participants.values_list("pk", flat=True)
    lead = workshop.workgroup.leads.get()
    take_register(workshop=workshop, marks=dict.fromkeys(places, Mark.PRESENT), by=lead)
    close_register(workshop=workshop, by=lead)

    assert deliver_due() == 0
    sweep_until(london(2021, 12, 3, 9), time_machine)

    assert len(told()) == 2
    assert not Message.objects.exclude(sent_at=None).filter(kind="register-missing").exists()
    assert told("register-missing-hub") == []


def test_a_date_called_off_is_not_asked_for(workshop, time_machine):
    time_machine.move_to(STARTS - timedelta(days=2))
    call_off_workshop(workshop=workshop, reason="Snow", by=UserFactory())

    sweep_until(london(2021, 11, 18, 16), time_machine)

    assert told() == []


def test_a_register_without_anybody_is_not_asked_for(workshop, time_machine):
    empty = WorkshopFactory(workgroup=WorkGroupFactory(), starts_at=STARTS)
    empty.workgroup.leads.add(UserFactory(email="empty@example.org"))
    # Whoever joined during the workshop is not on it.
    ParticipantFactory(workgroup=empty.workgroup, accepted_at=STARTS)

    sweep_until(london(2021, 11, 25, 9), time_machine)

    assert "empty@example.org" not in told()
    assert len(told("register-missing-hub")) == 1


def test_the_letter_opens_the_register(workshop, time_machine):
    time_machine.move_to(ENDS + timedelta(hours=1))
    ask_for_registers()

    letter = Message.objects.filter(to_email="one@example.org").get()
    assert f"/manage/workshops/{workshop.pk}/register/" in letter.text
    assert "Wednesday 17 November 2021" in letter.subject


def test_a_sweep_of_many_takes_as_many_queries_as_of_one(workshop, time_machine):
    now = ENDS + timedelta(hours=1)
    time_machine.move_to(now)

    def swept(now) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert chase_registers(now=now)
        return len(captured)

    one = swept(now)
    for _ in range(3):
        other = WorkshopFactory(workgroup=WorkGroupFactory(), starts_at=STARTS)
        other.workgroup.leads.add(UserFactory())
        ParticipantFactory(workgroup=other.workgroup)
    # Those are published only now.
    assert swept(now + timedelta(hours=1)) == one
