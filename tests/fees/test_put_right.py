"""A closed register is put right for everybody but those whose fee has been invoiced."""

import pytest
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from fees.actions.fee import propose_fees, undo_waiver, void_unfounded_fees, waive_fee
from fees.choices import FeeState, WaiverReason
from fees.models import Fee
from outbox.models import Message
from participants.actions.attendance import cancel_workshop_place
from participants.actions.attendance_register import close_register, reopen_register, take_register
from participants.actions.place import give_up_place
from participants.choices import AttendanceOutcome, Mark
from participants.models import Attendance, Cancellation
from tests.factories import UserFactory, WorkGroupFactory, london, member
from tests.fees.factories import AFTER, confirmed_fee, invoice_of, proposed_fee, words, workshop_in
from tests.robust.reading import links

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


def sweep():
    void_unfounded_fees(now=timezone.now())
    propose_fees(now=timezone.now())


def test_only_the_fee_of_a_line_that_changes_follows_and_at_once(
    workshop, wrong, django_capture_on_commit_callbacks
):
    """Nobody reads a word about the others, and what was confirmed of them stays confirmed."""
    kept = confirmed_fee(workshop)
    by = UserFactory()
    Message.objects.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        reopened(workshop)
    sweep()
    assert not Message.objects.exists()
    marks = {wrong.attendance.participant_id: Mark.PRESENT}
    take_register(workshop=workshop, marks=marks, by=by)
    with django_capture_on_commit_callbacks(execute=True):
        close_register(workshop=workshop, by=by)
    told = set(Message.objects.values_list("to_email", flat=True))
    sweep()

    assert Fee.objects.get(pk=kept.pk).state == FeeState.CONFIRMED
    wrong.refresh_from_db()
    assert (wrong.state, wrong.note) == (
        FeeState.VOID,
        "What the fee was reckoned from has changed.",
    )
    assert wrong.attendance.participant.person.email in told
    assert kept.attendance.participant.person.email not in told
    assert set(Message.objects.values_list("to_email", flat=True)) == told


@pytest.mark.parametrize("make", [proposed_fee, confirmed_fee])
def test_nothing_is_decided_while_the_register_is_open(client, workshop, make):
    fee = make(workshop)
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))
    reopened(workshop)
    waits = "The register has been reopened. Close it again first"

    page = client.get(reverse("fees:fee", args=[fee.pk]))
    waive = client.get(reverse("fees:waive", args=[fee.pk]), follow=True)

    assert waits in words(page)
    assert "Waive" not in links(page)
    assert waits in words(waive)
    with pytest.raises(Refused, match="The register has been reopened. Close it again first"):
        waive_fee(fee=fee, waiver=WaiverReason.ILLNESS, by=UserFactory())
    assert Fee.objects.get(pk=fee.pk).state == fee.state


def test_a_waiver_is_not_undone_of_what_is_owed_no_more(workshop, wrong):
    by = UserFactory()
    waive_fee(fee=wrong, waiver=WaiverReason.ILLNESS, by=by)
    reopened(workshop)
    take_register(workshop=workshop, marks={wrong.attendance.participant_id: Mark.PRESENT}, by=by)
    close_register(workshop=workshop, by=by)

    with pytest.raises(Refused, match="has changed. Nothing is owed, so the waiver stays."):
        undo_waiver(fee=wrong, by=by)

    assert Fee.objects.get(pk=wrong.pk).state == FeeState.WAIVED


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


def test_the_other_fees_are_invoiced_meanwhile(workshop, wrong, client):
    """A reopened register holds back its own fees, and no page begins what can only be refused."""
    confirmed_fee(workshop)
    other = confirmed_fee(workshop_in(WorkGroupFactory(hub=workshop.workgroup.hub)))
    reopened(workshop)
    client.force_login(member(workshop.workgroup.hub, Role.ADMINISTRATOR))

    page = client.get(reverse("fees:to_invoice"))
    several = client.get(reverse("fees:confirm_several"), {"fee": [wrong.pk]}, follow=True)

    [bill] = page.context["object_list"]
    assert (bill["school"], bill["number"]) == (other.school_id, 1)
    assert "1 confirmed fee waits for a register that was reopened" in page.content.decode()
    assert "Close it again first" in several.content.decode()
    assert several.redirect_chain
