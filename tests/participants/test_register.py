from datetime import timedelta

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from hubs.choices import NoticeUnit
from outbox.models import Message
from participants.actions.attendance import (
    cancel_workshop_place,
    come_after_all,
    name_substitute,
)
from participants.actions.attendance_register import close_register, reopen_register, take_register
from participants.actions.change import call_off_workshop
from participants.choices import AttendanceOutcome, Channel, Mark
from participants.models import Attendance, Cancellation, Substitution
from tests.factories import (
    FeePolicyFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)

pytestmark = pytest.mark.django_db

THE_DAY = london(2022, 2, 3, 9, 30)


@pytest.fixture
def workshop():
    return WorkshopFactory(starts_at=THE_DAY)


@pytest.fixture
def lead():
    return UserFactory()


def place(workshop, **fields):
    return ParticipantFactory(workgroup=workshop.workgroup, **fields)


def outcomes(workshop):
    rows = Attendance.objects.filter(workshop=workshop).order_by("participant")
    return list(rows.values_list("outcome", flat=True))


@pytest.mark.parametrize(
    ("before", "closes"), [(timedelta(seconds=1), False), (timedelta(0), True)]
)
def test_no_register_is_closed_before_its_workshop_starts(
    workshop, lead, time_machine, before, closes
):
    participant = place(workshop)
    time_machine.move_to(THE_DAY - before, tick=False)
    take_register(workshop=workshop, marks={participant.pk: Mark.ABSENT}, by=lead)

    if not closes:
        with pytest.raises(Refused, match="starts at 3 February 2022 at 9:30am"):
            close_register(workshop=workshop, by=lead)
    else:
        close_register(workshop=workshop, by=lead)

    assert outcomes(workshop) == ([AttendanceOutcome.NO_SHOW] if closes else [""])


def test_nobody_is_asked_to_close_a_register_before_that(client, workshop, time_machine):
    time_machine.move_to(THE_DAY - timedelta(hours=1), tick=False)
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))

    page = client.get(reverse("participants:close_register", args=[workshop.pk]), follow=True)

    assert "the register can be closed once it has started" in page.text
    assert "Close the register</button>" not in page.text


def test_closing_the_register_settles_every_outcome(workshop, lead, time_machine):
    here, in_time, late, gone = (place(workshop) for _ in range(4))
    time_machine.move_to(london(2022, 1, 27, 23, 59, 59))
    cancel_workshop_place(participant=in_time, workshop=workshop)
    time_machine.move_to(london(2022, 1, 28))
    cancel_workshop_place(participant=late, workshop=workshop)
    time_machine.move_to(THE_DAY + timedelta(hours=4))
    marks = {here.pk: Mark.PRESENT, gone.pk: Mark.ABSENT}

    take_register(workshop=workshop, marks=marks, by=lead)
    close_register(workshop=workshop, by=lead)

    assert outcomes(workshop) == [
        AttendanceOutcome.PRESENT,
        AttendanceOutcome.CANCELLED_IN_TIME,
        AttendanceOutcome.CANCELLED_LATE,
        AttendanceOutcome.NO_SHOW,
    ]


def test_coming_in_spite_of_a_cancellation_is_attending(workshop, lead, time_machine):
    participant = place(workshop)
    time_machine.move_to(london(2022, 2, 1))
    cancel_workshop_place(participant=participant, workshop=workshop)
    time_machine.move_to(THE_DAY)

    take_register(workshop=workshop, marks={participant.pk: Mark.PRESENT}, by=lead)
    close_register(workshop=workshop, by=lead)

    assert outcomes(workshop) == [AttendanceOutcome.PRESENT]


def test_a_colleague_in_ones_place_settles_the_date(workshop, lead, time_machine):
    participant = place(workshop)
    time_machine.move_to(london(2022, 2, 2))
    name_substitute(
        participant=participant, workshop=workshop, name="Col League", email="col@example.org"
    )
    time_machine.move_to(THE_DAY)

    take_register(workshop=workshop, marks={participant.pk: Mark.SUBSTITUTE}, by=lead)
    close_register(workshop=workshop, by=lead)

    assert outcomes(workshop) == [AttendanceOutcome.SUBSTITUTED]
    assert Message.objects.get(kind="substitute-named").to_email == "col@example.org"


def test_whoever_accepts_within_the_week_may_cancel_until_the_start(workshop, lead, time_machine):
    participant = place(workshop, accepted_at=london(2022, 1, 31))
    time_machine.move_to(THE_DAY - timedelta(seconds=1))
    cancel_workshop_place(participant=participant, workshop=workshop)
    time_machine.move_to(THE_DAY)

    close_register(workshop=workshop, by=lead)

    assert outcomes(workshop) == [AttendanceOutcome.CANCELLED_IN_TIME]


def test_notice_counts_from_when_it_reached_the_hub(workshop, lead, time_machine):
    participant = place(workshop)
    time_machine.move_to(london(2022, 2, 1, 10))

    cancellation = cancel_workshop_place(
        participant=participant,
        workshop=workshop,
        channel=Channel.EMAIL,
        notified_at=london(2022, 1, 27, 16),
        recorded_by=lead,
    )

    assert cancellation.notified_at == london(2022, 1, 27, 16)
    assert cancellation.recorded_at == london(2022, 2, 1, 10)
    letter = Message.objects.get(kind="place-cancelled")
    assert "There is no fee for this date." in letter.text


@pytest.mark.parametrize(
    "notified_at", [london(2022, 2, 1, 10, 0, 1), london(2021, 9, 10, 11, 59, 59)]
)
def test_notice_lies_between_the_place_and_now(workshop, lead, time_machine, notified_at):
    participant = place(workshop)
    time_machine.move_to(london(2022, 2, 1, 10), tick=False)

    with pytest.raises(Refused) as refusal:
        cancel_workshop_place(
            participant=participant, workshop=workshop, notified_at=notified_at, recorded_by=lead
        )

    assert refusal.value.field == "notified_on"


def test_a_register_with_a_mark_missing_cannot_be_closed(workshop, lead, time_machine):
    place(workshop)
    time_machine.move_to(THE_DAY)

    with pytest.raises(Refused, match="Mark everybody first. Not marked yet: Teacher"):
        close_register(workshop=workshop, by=lead)


def test_the_register_is_taken_from_the_day_of_the_workshop(workshop, lead, time_machine):
    participant = place(workshop)
    time_machine.move_to(london(2022, 2, 2, 23, 59, 59))
    marks = {participant.pk: Mark.PRESENT}

    with pytest.raises(Refused, match="from the day of the workshop"):
        take_register(workshop=workshop, marks=marks, by=lead)
    time_machine.move_to(london(2022, 2, 3))
    take_register(workshop=workshop, marks=marks, by=lead)

    assert Attendance.objects.get().mark == Mark.PRESENT


def test_marking_again_replaces_the_mark(workshop, lead, time_machine):
    participant = place(workshop)
    time_machine.move_to(THE_DAY)

    take_register(workshop=workshop, marks={participant.pk: Mark.ABSENT}, by=lead)
    take_register(workshop=workshop, marks={participant.pk: Mark.PRESENT}, by=lead)

    assert Attendance.objects.get().mark == Mark.PRESENT


def test_somebody_of_another_work_group_is_not_on_the_register(workshop, lead, time_machine):
    stranger = ParticipantFactory()
    time_machine.move_to(THE_DAY)

    with pytest.raises(Refused, match="1 of these people are not on this register"):
        take_register(workshop=workshop, marks={stranger.pk: Mark.PRESENT}, by=lead)


def test_reopening_takes_the_outcomes_back_and_keeps_the_marks(workshop, lead, time_machine):
    participant = place(workshop)
    time_machine.move_to(THE_DAY)
    take_register(workshop=workshop, marks={participant.pk: Mark.ABSENT}, by=lead)
    close_register(workshop=workshop, by=lead)

    register = reopen_register(workshop=workshop, reason="Wrong person ticked", by=lead)

    assert register.closed_at is None
    attendance = Attendance.objects.get()
    assert (attendance.mark, attendance.outcome) == (Mark.ABSENT, "")


def test_a_closed_register_takes_no_marks_and_no_cancellations(workshop, lead, time_machine):
    participant = place(workshop)
    time_machine.move_to(THE_DAY)
    take_register(workshop=workshop, marks={participant.pk: Mark.ABSENT}, by=lead)
    close_register(workshop=workshop, by=lead)

    with pytest.raises(Refused, match="register is closed"):
        take_register(workshop=workshop, marks={participant.pk: Mark.PRESENT}, by=lead)
    with pytest.raises(Refused, match="register of this workshop is closed"):
        cancel_workshop_place(participant=participant, workshop=workshop, recorded_by=lead)


def test_a_cancellation_can_be_taken_back_and_given_again(workshop, time_machine):
    participant = place(workshop)
    time_machine.move_to(london(2022, 1, 20))
    cancel_workshop_place(participant=participant, workshop=workshop)

    with pytest.raises(Refused, match="cancelled already"):
        cancel_workshop_place(participant=participant, workshop=workshop)
    come_after_all(participant=participant, workshop=workshop)
    with pytest.raises(Refused, match="neither cancelled nor"):
        come_after_all(participant=participant, workshop=workshop)
    cancel_workshop_place(participant=participant, workshop=workshop)

    assert Cancellation.objects.standing().count() == 1
    assert Cancellation.objects.count() == 2


def test_naming_another_colleague_replaces_the_first(workshop, time_machine):
    participant = place(workshop)
    time_machine.move_to(london(2022, 1, 20))

    name_substitute(participant=participant, workshop=workshop, name="First")
    name_substitute(participant=participant, workshop=workshop, name="Second")

    assert [row.name for row in Substitution.objects.standing()] == ["Second"]


def test_terms_may_allow_no_substitute(time_machine):
    workgroup = WorkGroupFactory()
    workgroup.fee_policy = FeePolicyFactory(hub=workgroup.hub, allows_substitute=False)
    workshop = WorkshopFactory(workgroup=workgroup, starts_at=THE_DAY)
    time_machine.move_to(london(2022, 1, 20))

    with pytest.raises(Refused, match="terms do not allow"):
        name_substitute(participant=place(workshop), workshop=workshop, name="First")


def test_no_date_of_a_called_off_workshop_can_be_cancelled_or_registered(
    workshop, lead, time_machine
):
    participant = place(workshop)
    time_machine.move_to(london(2022, 2, 1))

    told = call_off_workshop(workshop=workshop, reason="Snow")

    assert told == 1
    assert Message.objects.get(kind="workshop-called-off").to_email == participant.person.email
    workshop.refresh_from_db()
    with pytest.raises(Refused, match="hub has cancelled"):
        cancel_workshop_place(participant=participant, workshop=workshop)
    with pytest.raises(Refused, match="no register"):
        close_register(workshop=workshop, by=lead)


def test_notice_in_working_days_is_counted_by_the_accepted_policy(lead, time_machine):
    workgroup = WorkGroupFactory()
    workgroup.fee_policy = FeePolicyFactory(
        hub=workgroup.hub, notice_days=4, notice_unit=NoticeUnit.WORKING_DAYS
    )
    workshop = WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 2, 1, 9, 30))
    in_time, late = place(workshop), place(workshop)
    time_machine.move_to(london(2022, 1, 26, 23, 59, 59))
    cancel_workshop_place(participant=in_time, workshop=workshop)
    time_machine.move_to(london(2022, 1, 27))
    cancel_workshop_place(participant=late, workshop=workshop)
    time_machine.move_to(london(2022, 2, 1, 12))

    close_register(workshop=workshop, by=lead)

    assert outcomes(workshop) == [
        AttendanceOutcome.CANCELLED_IN_TIME,
        AttendanceOutcome.CANCELLED_LATE,
    ]


def test_everybody_else_is_marked_as_here_by_one_button(workshop, client, time_machine):
    absent, here, cancelled = (place(workshop) for _ in range(3))
    time_machine.move_to(london(2022, 1, 20))
    cancel_workshop_place(participant=cancelled, workshop=workshop)
    time_machine.move_to(THE_DAY)
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))

    client.post(
        f"/manage/workshops/{workshop.pk}/register/",
        {f"mark-{absent.pk}": Mark.ABSENT, "everybody": "here"},
    )

    marks = dict(Attendance.objects.values_list("participant", "mark"))
    assert marks == {absent.pk: Mark.ABSENT, here.pk: Mark.PRESENT}


def test_a_colleague_named_after_a_cancellation_is_to_be_marked(workshop, lead, time_machine):
    """Else the one in whose place they come is settled as absent, and a fee may follow."""
    time_machine.move_to(THE_DAY - timedelta(days=1), tick=False)
    participant = place(workshop)
    cancel_workshop_place(participant=participant, workshop=workshop)
    name_substitute(participant=participant, workshop=workshop, name="Col League")
    time_machine.move_to(THE_DAY, tick=False)

    with pytest.raises(Refused, match=f"Not marked yet: {participant.person}"):
        close_register(workshop=workshop, by=lead)
    take_register(workshop=workshop, marks={participant.pk: Mark.SUBSTITUTE}, by=lead)
    close_register(workshop=workshop, by=lead)

    assert outcomes(workshop) == [AttendanceOutcome.SUBSTITUTED]


@pytest.mark.parametrize("has_cancelled", [False, True])
def test_marking_everybody_else_marks_the_colleague_and_not_the_absent(
    client, workshop, time_machine, has_cancelled
):
    time_machine.move_to(THE_DAY - timedelta(days=1), tick=False)
    participant, other = place(workshop), place(workshop)
    if has_cancelled:
        cancel_workshop_place(participant=participant, workshop=workshop)
    name_substitute(participant=participant, workshop=workshop, name="Col League")
    time_machine.move_to(THE_DAY, tick=False)
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))

    client.post(reverse("participants:register", args=[workshop.pk]), {"everybody": "here"})

    assert dict(Attendance.objects.values_list("participant", "mark")) == {
        participant.pk: Mark.SUBSTITUTE,
        other.pk: Mark.PRESENT,
    }
