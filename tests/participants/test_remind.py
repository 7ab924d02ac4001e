"""Reminders: on the right days, once each, and never of a date that nobody is expected at."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hubs.choices import NoticeUnit
from outbox.actions import deliver_due
from outbox.models import Message
from participants.actions.attendance import (
    cancel_workshop_place,
    come_after_all,
    name_substitute,
)
from participants.actions.change import call_off_workshop, move_workshop
from participants.actions.place import give_up_place
from participants.actions.remind import CHUNK, remind_of_workshops
from participants.links import PLACE
from participants.tasks import remind_participants
from tests.factories import (
    FeePolicyFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from tests.robust.at_once import at_once

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)
TEN_DAYS_BEFORE = date(2022, 1, 24)
EIGHT_DAYS_BEFORE = date(2022, 1, 26)
TWO_DAYS_BEFORE = date(2022, 2, 1)
DUE_DAYS = [TEN_DAYS_BEFORE, EIGHT_DAYS_BEFORE, TWO_DAYS_BEFORE]


@pytest.fixture
def workshop():
    return WorkshopFactory(starts_at=THE_DAY)


@pytest.fixture
def participant(workshop):
    return ParticipantFactory(workgroup=workshop.workgroup)


@pytest.fixture(autouse=True)
def _a_month_before(time_machine):
    time_machine.move_to(london(2022, 1, 3, 12))


def every_day(first: date, last: date):
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def letters():
    return Message.objects.filter(kind="workshop-reminder").order_by("pk")


def move(workshop, starts_at):
    return move_workshop(
        workshop=workshop,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=5),
        mode=workshop.mode,
        venue=workshop.venue,
        join_link="",
        because="The hall is closed",
    )


def test_reminders_are_due_ten_eight_and_two_days_before(participant):
    queued = {
        on: remind_of_workshops(on=on) for on in every_day(date(2022, 1, 4), date(2022, 2, 5))
    }

    assert [on for on, count in queued.items() if count] == DUE_DAYS
    assert sum(queued.values()) == letters().count() == 3


def test_a_reminder_names_the_last_free_moment_and_leads_to_ones_own_page(participant):
    remind_of_workshops(on=TEN_DAYS_BEFORE)

    letter = letters().get()
    assert letter.to_email == participant.person.email
    assert "Thursday 3 February 2022, 9:30am to 2:30pm" in letter.text
    assert "until 23:59 on Thursday 27 January 2022" in letter.text
    token = letter.text.split("/place/")[1].split("/")[0]
    assert PLACE.read(token) == participant.pk


@pytest.mark.parametrize("on", DUE_DAYS)
def test_a_second_sweep_of_the_day_adds_nothing(participant, on):
    assert remind_of_workshops(on=on) == 1
    assert remind_of_workshops(on=on) == 0
    assert letters().count() == 1


def test_a_day_without_a_sweep_is_made_up_for_once(participant):
    day_after = TEN_DAYS_BEFORE + timedelta(days=1)

    assert [remind_of_workshops(on=day_after), remind_of_workshops(on=day_after)] == [1, 0]
    assert [remind_of_workshops(on=EIGHT_DAYS_BEFORE), remind_of_workshops(on=day_after)] == [1, 0]


def test_after_a_week_without_a_sweep_only_the_newest_reminder_goes(participant):
    assert remind_of_workshops(on=TWO_DAYS_BEFORE) == 1
    assert letters().get().key.endswith(":2:2022-02-03")


def test_on_the_day_itself_nobody_is_reminded_any_more(participant):
    assert remind_of_workshops(on=THE_DAY.date()) == 0


def test_the_task_reminds_by_the_day_in_london(participant, time_machine):
    time_machine.move_to(london(2022, 1, 23, 23, 59, 59), tick=False)
    remind_participants()
    assert letters().count() == 0

    time_machine.move_to(london(2022, 1, 24), tick=False)
    remind_participants()
    assert letters().count() == 1


def test_a_clock_that_goes_back_or_far_ahead_adds_nothing_twice(participant):
    for on in (TWO_DAYS_BEFORE, TWO_DAYS_BEFORE - timedelta(days=1), TWO_DAYS_BEFORE):
        remind_of_workshops(on=on)
    remind_of_workshops(on=TWO_DAYS_BEFORE + timedelta(days=40))

    keys = list(letters().values_list("key", flat=True))
    assert [key.split(":")[3] for key in keys] == ["2", "8"]


@pytest.mark.parametrize(
    ("notice_days", "unit", "due"),
    [
        (0, NoticeUnit.CALENDAR_DAYS, [date(2022, 1, 31), date(2022, 2, 1), date(2022, 2, 2)]),
        (7, NoticeUnit.WORKING_DAYS, [date(2022, 1, 22), date(2022, 1, 24), date(2022, 2, 1)]),
        (30, NoticeUnit.CALENDAR_DAYS, [date(2022, 1, 1), date(2022, 1, 3), date(2022, 2, 1)]),
        (60, NoticeUnit.WORKING_DAYS, [date(2021, 11, 5), date(2021, 11, 7), date(2022, 2, 1)]),
    ],
)
def test_the_days_follow_the_terms_that_were_accepted(notice_days, unit, due):
    workgroup = WorkGroupFactory()
    workgroup.fee_policy = FeePolicyFactory(
        hub=workgroup.hub, notice_days=notice_days, notice_unit=unit
    )
    WorkshopFactory(workgroup=workgroup, starts_at=THE_DAY)
    ParticipantFactory(workgroup=workgroup)

    days = every_day(due[0] - timedelta(days=10), date(2022, 2, 4))

    assert [on for on in days if remind_of_workshops(on=on)] == due


def test_without_terms_there_is_one_reminder_without_a_last_free_moment():
    workgroup = WorkGroupFactory(fee_policy=None)
    WorkshopFactory(workgroup=workgroup, starts_at=THE_DAY)
    ParticipantFactory(workgroup=workgroup)

    assert [
        on for on in every_day(date(2022, 1, 4), THE_DAY.date()) if remind_of_workshops(on=on)
    ] == [TWO_DAYS_BEFORE]
    assert "Free to cancel" not in letters().get().text


def test_whoever_accepts_on_the_day_before_gets_no_reminder_for_a_day_gone_by(
    workshop, time_machine
):
    accepted_at = london(2022, 2, 2, 9)
    time_machine.move_to(accepted_at, tick=False)
    ParticipantFactory(workgroup=workshop.workgroup, accepted_at=accepted_at)

    assert [remind_of_workshops(on=on) for on in every_day(date(2022, 2, 2), THE_DAY.date())] == [
        0,
        0,
    ]


def test_a_workshop_moved_to_the_day_after_is_not_reminded_of_for_a_day_gone_by(
    participant, workshop, time_machine
):
    time_machine.move_to(london(2022, 1, 4, 9), tick=False)
    move(workshop, london(2022, 1, 5, 9, 30))

    assert remind_of_workshops(on=date(2022, 1, 4)) == 0


def test_the_last_reminder_names_no_free_moment_that_has_gone_by(participant, time_machine):
    time_machine.move_to(london(2022, 2, 1, 9), tick=False)

    remind_of_workshops(on=TWO_DAYS_BEFORE)

    assert "Free to cancel" not in letters().get().text


def test_a_reminder_held_up_past_the_free_moment_it_names_is_not_sent(participant, time_machine):
    remind_of_workshops(on=EIGHT_DAYS_BEFORE)
    time_machine.move_to(london(2022, 1, 28), tick=False)

    deliver_due()

    assert letters().get().state == "withdrawn"


def cancel_the_date(participant, workshop):
    cancel_workshop_place(participant=participant, workshop=workshop)


def name_a_colleague(participant, workshop):
    name_substitute(participant=participant, workshop=workshop, name="Col League")


def give_up(participant, workshop):
    give_up_place(participant=participant, reason="New job")


def call_off(participant, workshop):
    call_off_workshop(workshop=workshop, reason="Snow")


def cancel_the_work_group(participant, workshop):
    workshop.workgroup.cancelled_at = london(2022, 1, 10)
    workshop.workgroup.save()


REASONS_TO_BE_QUIET = [
    cancel_the_date,
    name_a_colleague,
    give_up,
    call_off,
    cancel_the_work_group,
]


@pytest.mark.parametrize("act", REASONS_TO_BE_QUIET)
def test_nobody_is_reminded_of_a_date_they_are_not_expected_at(participant, workshop, act):
    somebody_else = ParticipantFactory(workgroup=WorkshopFactory(starts_at=THE_DAY).workgroup)

    act(participant, workshop)

    assert sum(remind_of_workshops(on=on) for on in DUE_DAYS) == 3
    assert set(letters().values_list("to_email", flat=True)) == {somebody_else.person.email}


def test_another_date_of_the_same_place_is_still_reminded_of(participant, workshop):
    WorkshopFactory(workgroup=workshop.workgroup, starts_at=THE_DAY + timedelta(days=1))

    cancel_the_date(participant, workshop)

    assert remind_of_workshops(on=TEN_DAYS_BEFORE + timedelta(days=1)) == 1


def test_whoever_comes_after_all_is_reminded_again(participant, workshop):
    cancel_the_date(participant, workshop)
    come_after_all(participant=participant, workshop=workshop)

    assert remind_of_workshops(on=TEN_DAYS_BEFORE) == 1


def test_a_moved_workshop_is_reminded_of_again(participant, workshop):
    remind_of_workshops(on=TEN_DAYS_BEFORE)

    move(workshop, THE_DAY + timedelta(days=14))

    days = every_day(TEN_DAYS_BEFORE, date(2022, 2, 17))
    again = [on for on in days if remind_of_workshops(on=on)]
    assert again == [day + timedelta(days=14) for day in DUE_DAYS]
    assert "Thursday 17 February 2022" in letters().last().text


@pytest.mark.parametrize("act", REASONS_TO_BE_QUIET)
def test_a_queued_reminder_stays_unsent_when_its_date_has_gone(participant, workshop, act):
    remind_of_workshops(on=TEN_DAYS_BEFORE)

    act(participant, workshop)
    deliver_due()

    letter = letters().get()
    assert (letter.sent_at, letter.withdrawn_because) == (None, "no longer wanted")
    assert not [sent for sent in mail.outbox if sent.subject == letter.subject]


def test_a_queued_reminder_of_a_date_that_stands_is_sent(participant, workshop):
    remind_of_workshops(on=TEN_DAYS_BEFORE)

    deliver_due()

    assert [sent.to for sent in mail.outbox] == [[participant.person.email]]
    assert letters().get().sent_at is not None


def test_a_reminder_held_up_until_the_workshop_has_begun_is_not_sent(participant, time_machine):
    remind_of_workshops(on=TWO_DAYS_BEFORE)
    time_machine.move_to(THE_DAY)

    deliver_due()

    assert letters().get().state == "withdrawn"


def test_a_queued_reminder_of_the_old_day_is_not_sent_when_the_workshop_has_moved(
    participant, workshop
):
    remind_of_workshops(on=TEN_DAYS_BEFORE)

    move(workshop, THE_DAY + timedelta(days=14))
    deliver_due()

    assert letters().get().state == "withdrawn"


def queries_for(workgroup) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert remind_of_workshops(on=TEN_DAYS_BEFORE) == workgroup.participants.count()
    letters().delete()
    return len(captured)


def test_thirty_participants_take_as_many_queries_as_one(participant, workshop):
    one = queries_for(workshop.workgroup)
    for _ in range(29):
        ParticipantFactory(workgroup=workshop.workgroup)

    assert queries_for(workshop.workgroup) == one
    assert one <= 11
    assert CHUNK >= 30


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sweeps", [2, 8])
def test_sweeps_at_once_queue_each_reminder_once(sweeps):
    workgroup = WorkGroupFactory()
    for days in (0, 1, 2):
        WorkshopFactory(workgroup=workgroup, starts_at=THE_DAY + timedelta(days=days))
    for _ in range(20):
        ParticipantFactory(workgroup=workgroup)
    on = EIGHT_DAYS_BEFORE  # eight days before the first, made up for before the others

    at_once([lambda: remind_of_workshops(on=on)] * sweeps)

    assert letters().count() == 60
    assert len(set(letters().values_list("to_email", "text"))) == 60
