"""A workshop moved or called off: everybody is told, and notice counts from the new date."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from access.refusal import Refused
from outbox.actions import deliver_due
from outbox.models import Message
from participants.actions.attendance import cancel_workshop_place, name_substitute
from participants.actions.attendance_register import close_register, reopen_register, take_register
from participants.actions.change import add_workshop, call_off_workshop, move_workshop
from participants.actions.place import give_up_place
from participants.choices import AttendanceOutcome, Mark
from participants.links import PLACE
from participants.models import Attendance
from participants.queries.dates import dates_of
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from workgroups.choices import WorkshopMode
from workgroups.models import WorkGroupLead

pytestmark = pytest.mark.django_db

OLD = london(2022, 5, 25, 9, 30)  # a Wednesday
NEW = london(2022, 6, 8, 9, 30)
TOLD = london(2022, 5, 20, 16)  # a Friday
GRACE_ENDS = datetime(2022, 5, 25, 22, 59, 59, tzinfo=UTC)  # Monday, Tuesday, Wednesday
FREE_UNTIL_NEW = datetime(2022, 6, 1, 22, 59, 59, tzinfo=UTC)


@pytest.fixture
def workshop(time_machine):
    time_machine.move_to(TOLD, tick=False)
    return WorkshopFactory(starts_at=OLD, venue__name="Larkfield Hall")


@pytest.fixture
def participant(workshop):
    return ParticipantFactory(workgroup=workshop.workgroup)


def move(workshop, starts_at=NEW, **changes):
    place = {"mode": workshop.mode, "venue": workshop.venue, "join_link": ""}
    times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=5)}
    why = {"because": "The hall is closed"}
    return move_workshop(workshop=workshop, **(times | place | why | changes))


def test_whoever_is_told_of_one_more_date_has_some_days_to_say_no(workshop, participant):
    added = WorkshopFactory.build(
        workgroup=workshop.workgroup, starts_at=london(2022, 5, 27, 9, 30), venue=workshop.venue
    )

    told = add_workshop(workshop=added)

    assert told == 1
    assert participant.free_until(added) == GRACE_ENDS
    assert "until 23:59 on Wednesday 25 May 2022" in letters("workshop-added")[0].text


def letters(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def the_date(participant):
    [date] = dates_of(participant)
    return date


def test_everybody_with_a_place_reads_the_old_and_the_new_date(workshop, participant):
    other = ParticipantFactory(workgroup=workshop.workgroup)
    gone = ParticipantFactory(workgroup=workshop.workgroup)
    give_up_place(participant=gone, reason="New job")
    ParticipantFactory()

    told = move(workshop)

    moved = letters("workshop-moved")
    assert told == 2
    assert {m.to_email for m in moved} == {participant.person.email, other.person.email}
    for letter in moved:
        assert "Wednesday 25 May 2022, 9:30am to 2:30pm, Larkfield Hall" in letter.text
        assert "Wednesday 8 June 2022, 9:30am to 2:30pm" in letter.text
        assert "23:59 on Wednesday 1 June 2022" in letter.text


def test_notice_counts_back_from_the_new_date(workshop, participant):
    move(workshop)

    assert the_date(participant).free_until == FREE_UNTIL_NEW


@pytest.mark.parametrize(
    ("told_at", "starts_at", "free_until"),
    [
        # Three working days after word of it, where that is later than the week's notice.
        (TOLD, london(2022, 5, 27, 9, 30), GRACE_ENDS),
        # The bank holidays of 2 and 3 June 2022 are no working days.
        (
            london(2022, 6, 1, 9),
            london(2022, 6, 8, 9, 30),
            datetime(2022, 6, 8, 8, 30, tzinfo=UTC),
        ),
        # Never past the start.
        (TOLD, london(2022, 5, 23, 9, 30), london(2022, 5, 23, 9, 30)),
    ],
)
def test_whoever_is_told_late_has_three_working_days_to_say_no(
    workshop, participant, time_machine, told_at, starts_at, free_until
):
    time_machine.move_to(told_at, tick=False)

    move(workshop, starts_at)

    assert the_date(participant).free_until == free_until


@pytest.mark.parametrize(
    ("now", "late"), [(GRACE_ENDS, False), (GRACE_ENDS + timedelta(seconds=1), True)]
)
def test_the_grace_ends_with_its_last_second(workshop, participant, time_machine, now, late):
    move(workshop, london(2022, 5, 27, 9, 30))

    time_machine.move_to(now, tick=False)

    assert the_date(participant).is_late_now == late


@pytest.mark.parametrize(
    ("notified_at", "outcome"),
    [
        (london(2022, 6, 1, 23, 59, 59), AttendanceOutcome.CANCELLED_IN_TIME),
        (london(2022, 6, 2), AttendanceOutcome.CANCELLED_LATE),
    ],
)
def test_what_a_cancellation_comes_to_follows_the_new_date(
    workshop, participant, time_machine, notified_at, outcome
):
    move(workshop)
    workshop.refresh_from_db()
    time_machine.move_to(notified_at, tick=False)
    cancel_workshop_place(participant=participant, workshop=workshop)
    time_machine.move_to(NEW + timedelta(hours=5))

    close_register(workshop=workshop, by=UserFactory())

    assert Attendance.objects.get().outcome == outcome


def test_a_late_cancellation_of_the_old_date_is_in_time_for_the_new(
    workshop, participant, time_machine
):
    cancel_workshop_place(participant=participant, workshop=workshop)
    assert the_date(participant).is_late_now

    move(workshop)
    time_machine.move_to(NEW + timedelta(hours=5))
    workshop.refresh_from_db()
    close_register(workshop=workshop, by=UserFactory())

    assert Attendance.objects.get().outcome == AttendanceOutcome.CANCELLED_IN_TIME


def to_another_hall(workshop):
    return {"venue": VenueFactory(hub=workshop.workgroup.hub)}


def online(workshop):
    return {"mode": WorkshopMode.ONLINE, "venue": None, "join_link": "https://meet.example.org/1"}


def an_hour_longer(workshop):
    return {"ends_at": OLD + timedelta(hours=6)}


@pytest.mark.parametrize("change", [to_another_hall, online, an_hour_longer])
def test_another_place_or_time_on_the_same_day_is_told_too(workshop, participant, change):
    told = move(workshop, OLD, **change(workshop))

    workshop.refresh_from_db()
    assert (told, workshop.changed_at) == (1, TOLD)
    assert the_date(participant).free_until == GRACE_ENDS.replace(hour=8, minute=30, second=0)


def test_nothing_is_told_where_nothing_is_different(workshop, participant):
    with pytest.raises(Refused, match="Nothing is different"):
        move(workshop, OLD)

    workshop.refresh_from_db()
    assert workshop.changed_at is None
    assert letters("workshop-moved") == []


def test_a_second_move_is_told_again(workshop, participant, time_machine):
    move(workshop)
    time_machine.shift(timedelta(minutes=1))
    workshop.refresh_from_db()

    move(workshop, NEW + timedelta(days=7))

    assert ["Wednesday 8 June 2022" in m.text for m in letters("workshop-moved")] == [True, True]
    assert "Wednesday 15 June 2022" in letters("workshop-moved")[1].text


def test_a_workshop_that_was_called_off_is_neither_moved_nor_called_off_again(
    workshop, participant
):
    call_off_workshop(workshop=workshop, reason="Snow")

    with pytest.raises(Refused, match="cancelled already"):
        move(workshop)
    with pytest.raises(Refused, match="cancelled already"):
        call_off_workshop(workshop=workshop, reason="Snow again")

    workshop.refresh_from_db()
    assert (workshop.starts_at, workshop.cancelled_because) == (OLD, "Snow")
    assert len(letters("workshop-called-off")) == 1


@pytest.fixture
def held(workshop, participant, time_machine):
    """It has taken place, and its register is closed."""
    time_machine.move_to(OLD + timedelta(hours=5), tick=False)
    lead = UserFactory()
    take_register(workshop=workshop, marks={participant.pk: Mark.ABSENT}, by=lead)
    close_register(workshop=workshop, by=lead)
    return workshop


def test_a_workshop_whose_register_is_closed_is_not_moved(held):
    with pytest.raises(Refused, match="it has taken place"):
        move(held)

    assert letters("workshop-moved") == []


def test_once_the_register_is_reopened_the_workshop_can_be_moved(held):
    reopen_register(workshop=held, reason="It was put off", by=UserFactory())

    assert move(held) == 1


def test_everybody_is_told_why_a_workshop_is_called_off(workshop, participant):
    gone = ParticipantFactory(workgroup=workshop.workgroup)
    give_up_place(participant=gone, reason="New job")

    told = call_off_workshop(workshop=workshop, reason="The hall is flooded.")

    [letter] = letters("workshop-called-off")
    assert (told, letter.to_email) == (1, participant.person.email)
    assert "Wednesday 25 May 2022" in letter.text
    assert "The hall is flooded." in letter.text
    assert dates_of(participant) == []


def test_other_dates_stay_as_they_are(workshop, participant):
    other = WorkshopFactory(workgroup=workshop.workgroup, starts_at=NEW)

    call_off_workshop(workshop=workshop, reason="Snow")

    assert [date.workshop for date in dates_of(participant)] == [other]
    other.refresh_from_db()
    assert (other.changed_at, other.cancelled_at) == (None, None)


def lead_of(workshop):
    return WorkGroupLead.objects.create(workgroup=workshop.workgroup, user=UserFactory()).user


def add_one_more(workshop, by=None):
    added = WorkshopFactory.build(workgroup=workshop.workgroup, starts_at=NEW, venue=workshop.venue)
    return add_workshop(workshop=added, by=by)


@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        ("lead-workshop-moved", move, ["It was", "Larkfield Hall", "Wednesday 8 June 2022"]),
        ("lead-workshop-added", add_one_more, ["Wednesday 8 June 2022"]),
        (
            "lead-workshop-called-off",
            lambda workshop, by=None: call_off_workshop(workshop=workshop, reason="Snow", by=by),
            ["Wednesday 25 May 2022", "Snow"],
        ),
    ],
)
def test_whoever_leads_is_told_unless_they_did_it_themselves(
    workshop, participant, kind, change, words
):
    lead, other = lead_of(workshop), lead_of(workshop)
    lead_of(WorkshopFactory())
    gone = lead_of(workshop)
    gone.is_active = False
    gone.save()

    told = change(workshop, by=other)

    [letter] = letters(kind)
    assert (told, letter.to_email) == (2, lead.email)
    assert [word for word in words if word not in letter.text] == []


def test_a_workshop_moved_there_and_back_is_told_each_time(workshop, participant, time_machine):
    lead = lead_of(workshop)
    for starts_at in (NEW, OLD, NEW):
        time_machine.shift(timedelta(minutes=1))
        workshop.refresh_from_db()
        move(workshop, starts_at)

    for kind, reader in [("workshop-moved", participant.person), ("lead-workshop-moved", lead)]:
        assert [m.to_email for m in letters(kind)] == [reader.email] * 3
    deliver_due()
    assert [m.state for m in letters("workshop-moved")] == ["withdrawn", "withdrawn", "sent"]


def test_whoever_has_cancelled_the_date_is_asked_whether_they_can_come_now(
    client, workshop, participant, time_machine
):
    cancel_workshop_place(participant=participant, workshop=workshop)
    time_machine.shift(timedelta(minutes=1))

    move(workshop)

    [letter] = letters("workshop-moved")
    assert letter.subject.startswith("Can you come now? ")
    assert "You told us on 20 May 2022 at 4:00pm that you cannot come" in letter.text
    assert "You are not expected unless you say that you come" in letter.text
    assert "There is no fee for this date." in letter.text
    assert "diary" not in letter.text
    [path] = re.findall(r"https?://[^/]+(/place/\S+/come-after-all/)", letter.text)
    client.post(path)
    assert the_date(participant).cancellation is None


def test_the_own_page_asks_again_once_the_date_has_changed(
    client, workshop, participant, time_machine
):
    cancel_workshop_place(participant=participant, workshop=workshop)
    path = PLACE.path(participant)
    assert "Can you come now?" not in client.get(path).content.decode()

    time_machine.shift(timedelta(minutes=1))
    move(workshop)

    assert "Can you come now?" in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("email", "says"),
    [
        ("col@example.org", "We have written to Col League too."),
        ("", "We have no address of Col League, so please tell them."),
    ],
)
def test_whoever_sends_a_colleague_does_not_read_that_they_are_expected(
    workshop, participant, email, says
):
    name_substitute(participant=participant, workshop=workshop, name="Col League", email=email)

    move(workshop)

    [letter] = letters("workshop-moved")
    assert "to which Col League comes in your place" in letter.text
    assert says in letter.text
    assert "diary" not in letter.text
    assert len(letters("substitute-moved")) == bool(email)


def test_whoever_has_cancelled_is_not_told_to_stay_away(workshop, participant):
    cancel_workshop_place(participant=participant, workshop=workshop)

    call_off_workshop(workshop=workshop, reason="Snow")

    [letter] = letters("workshop-called-off")
    assert "that you had told us you could not come to" in letter.text
    assert "Please do not come" not in letter.text


def test_a_work_group_without_participants_has_nobody_to_tell():
    workshop = WorkshopFactory(workgroup=WorkGroupFactory(), starts_at=OLD)

    assert move(workshop) == 0
    workshop.refresh_from_db()
    assert call_off_workshop(workshop=workshop, reason="Nobody came forward") == 0
