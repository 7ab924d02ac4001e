"""A closed register is put right for everybody but those whose fee has been invoiced."""

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from fees.choices import FeeState
from fees.models import Fee
from participants.actions.attendance import cancel_workshop_place
from participants.actions.attendance_register import close_register, reopen_register, take_register
from participants.actions.place import give_up_place
from participants.choices import AttendanceOutcome, Mark
from participants.models import Attendance, Cancellation
from tests.factories import UserFactory, london, member
from tests.fees.factories import AFTER, confirmed_fee, invoice_of, proposed_fee, words, workshop_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(time_machine):
    time_machine.move_to(AFTER, tick=False)
    return workshop_in()


@pytest.fixture
def invoiced(workshop) -> Fee:
    fee = confirmed_fee(workshop)
    invoice_of(fee)
    fee.refresh_from_db()
    return fee


@pytest.fixture
def wrong(workshop, invoiced) -> Fee:
    """Somebody else of the same register, marked as not here though they came."""
    return proposed_fee(workshop)


def reopened(workshop, by=None):
    reopen_register(workshop=workshop, reason="One tick was wrong", by=by or UserFactory())
    return workshop


def test_the_rest_of_the_register_is_corrected_and_the_invoiced_line_stays(
    workshop, invoiced, wrong
):
    by = UserFactory()
    before = Attendance.objects.values().get(pk=invoiced.attendance_id)
    reopened(workshop)

    take_register(workshop=workshop, marks={wrong.attendance.participant_id: Mark.PRESENT}, by=by)
    close_register(workshop=workshop, by=by)

    assert Attendance.objects.values().get(pk=invoiced.attendance_id) == before
    wrong.attendance.refresh_from_db()
    assert wrong.attendance.outcome == AttendanceOutcome.PRESENT
    assert Fee.objects.get(pk=invoiced.pk).state == FeeState.INVOICED


def test_nobody_marks_the_invoiced_line_anew(workshop, invoiced, wrong):
    person = invoiced.attendance.participant_id
    reopened(workshop)

    with pytest.raises(Refused, match=f"on invoice {invoiced.invoice}, which cannot be changed"):
        take_register(workshop=workshop, marks={person: Mark.PRESENT}, by=UserFactory())
    # What stands there already may come along with the whole register.
    take_register(workshop=workshop, marks={person: invoiced.attendance.mark}, by=UserFactory())


def test_no_notice_reaches_the_invoiced_line(workshop, invoiced):
    participant = invoiced.attendance.participant
    reopened(workshop)
    word = london(2022, 1, 10)

    with pytest.raises(Refused, match="this line stays as it is"):
        cancel_workshop_place(
            participant=participant, workshop=workshop, notified_at=word, recorded_by=UserFactory()
        )
    give_up_place(participant=participant, reason="Moved", notified_at=word, by=UserFactory())

    assert not Cancellation.objects.exists()


def test_pages_say_which_line_stays_before_and_after(client, workshop, invoiced, wrong):
    admin = member(workshop.workgroup.hub, Role.ADMINISTRATOR)
    client.force_login(admin)
    name = str(invoiced.attendance.participant.person)
    why = f"A fee for this date is on invoice {invoiced.invoice}"

    asked = words(client.get(reverse("participants:reopen_register", args=[workshop.pk])))
    reopened(workshop)
    register = words(client.get(reverse("participants:register", args=[workshop.pk])))
    sent = {
        f"mark-{invoiced.attendance.participant_id}": Mark.PRESENT,
        f"mark-{wrong.attendance.participant_id}": Mark.PRESENT,
    }
    answer = client.post(reverse("participants:register", args=[workshop.pk]), sent)

    assert (asked.count(why), name in asked) == (1, True)
    assert register.count(why) == 1
    assert answer.status_code == 302
    marks = dict(Attendance.objects.values_list("participant", "mark"))
    assert marks == {
        invoiced.attendance.participant_id: Mark.ABSENT,
        wrong.attendance.participant_id: Mark.PRESENT,
    }
