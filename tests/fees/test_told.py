"""Who is told of a fee: participant and school, of the proposal and of each decision."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from fees.actions.fee import (
    confirm_fee,
    confirm_fees,
    propose_fees,
    undo_waiver,
    void_unfounded_fees,
    waive_fee,
)
from fees.choices import WaiverReason
from fees.models import Fee, Invoice
from outbox.actions import deliver_due
from outbox.models import Message
from participants.choices import AttendanceOutcome
from participants.models import Cancellation, ExpressionOfInterest
from schools.choices import ContactRole, ContactSource, EmailState
from schools.models import Contact
from tests.factories import UserFactory
from tests.fees.factories import (
    AFTER,
    chargeable_attendance,
    confirmed_fee,
    invoice_of,
    proposed_fee,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_evening(time_machine):
    time_machine.move_to(AFTER, tick=False)


@pytest.fixture
def by():
    return UserFactory()


def letters(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def interest_of(fee) -> ExpressionOfInterest:
    return fee.attendance.participant.interest


def head_noted(school, **fields) -> Contact:
    known = {
        "role": ContactRole.HEAD,
        "name": "Hope Head",
        "email": "hope@example.org",
        "from_on": AFTER.date() - timedelta(days=9),
        "source": ContactSource.TOLD,
        "noted_by": UserFactory(),
    }
    return Contact.objects.create(school=school, **(known | fields))


def test_the_head_who_approved_the_place_is_told_of_the_proposal():
    fee = proposed_fee()

    [letter] = letters("fee-proposed-school")
    person = fee.attendance.participant.person
    assert letter.key == f"fee-proposed-school:{fee.pk}"
    assert letter.to_email == interest_of(fee).head_email
    assert f"charged £75.00 for {person.name}’s place" in letter.text
    assert "reply to this email by Thursday 17 February 2022" in letter.text
    assert not Invoice.objects.exists()


def test_a_second_sweep_tells_nobody_again():
    proposed_fee()

    propose_fees(now=timezone.now() + timedelta(minutes=5))

    assert [len(letters(kind)) for kind in ("fee-proposed", "fee-proposed-school")] == [1, 1]


def test_the_school_does_not_read_why_somebody_could_not_come():
    attendance = chargeable_attendance(outcome=AttendanceOutcome.CANCELLED_LATE)
    Cancellation.objects.update(reason="An operation")
    propose_fees(now=timezone.now())

    assert "An operation" in letters("fee-proposed")[0].text
    assert "An operation" not in letters("fee-proposed-school")[0].text
    waive_fee(fee=attendance.fees.get(), waiver=WaiverReason.BEREAVEMENT, by=UserFactory())
    assert [m for m in letters("fee-decided") if "ereave" in m.text or "operation" in m.text] == []


@pytest.mark.parametrize(
    ("noted", "to_email"),
    [
        ({}, "hope@example.org"),
        ({"email_state": EmailState.BOUNCED}, "hari@example.org"),
        ({"until_on": AFTER.date() - timedelta(days=1)}, "hari@example.org"),
        ({"role": ContactRole.FINANCE}, "hari@example.org"),
    ],
)
def test_a_head_whom_the_hub_has_noted_since_is_told_instead(noted, to_email):
    attendance = chargeable_attendance()
    place = attendance.participant
    ExpressionOfInterest.objects.filter(pk=place.interest_id).update(head_email="hari@example.org")
    head_noted(place.school, **noted)

    propose_fees(now=timezone.now())

    assert [m.to_email for m in letters("fee-proposed-school")] == [to_email]


def test_what_another_hub_has_noted_of_the_school_is_not_used():
    attendance, elsewhere = chargeable_attendance(), chargeable_attendance()
    head_noted(elsewhere.participant.school)
    place = attendance.participant
    place.school = elsewhere.participant.school
    place.save()

    propose_fees(now=timezone.now())

    fee = attendance.fees.get()
    told = Message.objects.get(kind="fee-proposed-school", about_id=fee.pk)
    assert told.to_email == place.interest.head_email


def test_without_an_address_at_the_school_only_the_participant_is_told():
    attendance = chargeable_attendance()
    ExpressionOfInterest.objects.update(head_email="", finance_email="")

    propose_fees(now=timezone.now())

    assert [m.to_email for m in Message.objects.all()] == [attendance.participant.person.email]


def test_a_head_who_takes_part_is_told_once():
    attendance = chargeable_attendance()
    person = attendance.participant.person
    ExpressionOfInterest.objects.update(head_email=person.email)

    propose_fees(now=timezone.now())

    assert [m.kind for m in Message.objects.all()] == ["fee-proposed"]


def confirm(fee, by):
    confirm_fee(fee=fee, by=by)


def waive(fee, by):
    waive_fee(fee=fee, waiver=WaiverReason.OFSTED, by=by)


def lose_ground(fee, by):
    participant = fee.attendance.participant
    participant.exempt_because = "A pilot school"
    participant.save()
    void_unfounded_fees(now=timezone.now())


def waive_and_undo(fee, by):
    waive(fee, by)
    undo_waiver(fee=fee, by=by)


@pytest.mark.parametrize(
    ("decide", "subject", "says"),
    [
        (confirm, "A fee is confirmed", "Nothing is to be paid yet"),
        (waive, "There is no fee", "waived it. Your school pays nothing for this date."),
        (
            lose_ground,
            "A fee is no longer due",
            "is exempt from fees. So this fee is",
        ),
        (waive_and_undo, "A fee is looked at again", "The hub had waived it, and has undone that."),
    ],
)
def test_participant_and_school_are_told_how_it_was_decided(decide, subject, says, by):
    fee = proposed_fee()

    decide(fee, by)

    told = letters("fee-decided")[-2:]
    assert [m.to_email for m in told] == [
        fee.attendance.participant.person.email,
        interest_of(fee).head_email,
    ]
    for letter in told:
        assert letter.subject.startswith(subject)
        assert says in letter.text
    assert not Invoice.objects.exists()


def test_who_was_asked_is_told_though_the_hub_has_noted_another_head_since(
    client, workshop, administrator, by
):
    fee = proposed_fee(workshop)
    asked, other = interest_of(fee).head_email, head_noted(fee.school).email
    person = fee.attendance.participant.person.email

    said = words(client.get(reverse("fees:waive", args=[fee.pk])))
    waive(fee, by)

    assert f"An email about it goes to {person}, {other} and {asked}." in said
    assert [m.to_email for m in letters("fee-decided")] == [person, other, asked]
    shown = words(client.get(reverse("fees:fee", args=[fee.pk])))
    assert [shown.count(f"{email} <span") for email in (person, other, asked)] == [2, 1, 2]


def test_an_address_that_the_proposal_never_reached_is_not_written_to_again(by):
    fee = proposed_fee()
    Message.objects.filter(kind="fee-proposed-school").update(failed_at=timezone.now())
    head_noted(fee.school)

    waive(fee, by)

    assert interest_of(fee).head_email not in {m.to_email for m in letters("fee-decided")}


def test_several_confirmed_at_once_are_each_told(by):
    fees = [proposed_fee(), proposed_fee()]

    confirm_fees(fees=[fee.pk for fee in fees], by=by)

    assert len(letters("fee-decided")) == 4


def test_a_decision_that_is_undone_before_it_was_sent_is_not_read(by):
    fee = proposed_fee()

    waive_and_undo(fee, by)
    deliver_due()

    subjects = {sent.subject.split(":")[0] for sent in mail.outbox}
    assert "There is no fee" not in subjects
    assert "A fee is looked at again" in subjects


def test_a_confirmed_fee_that_is_invoiced_at_once_is_still_told_of():
    invoice_of(confirmed_fee())

    deliver_due()

    assert {m.state for m in letters("fee-decided")} == {"sent"}


def test_the_pages_say_who_is_and_who_was_told(client, workshop, administrator):
    fee = proposed_fee(workshop)
    addresses = [fee.attendance.participant.person.email, interest_of(fee).head_email]

    asked = words(client.get(reverse("fees:waive", args=[fee.pk])))
    shown = words(client.get(reverse("fees:fee", args=[fee.pk])))

    assert f"An email about it goes to {' and '.join(addresses)}." in asked
    for address in addresses:
        assert f"{address} <span" in shown


@pytest.mark.parametrize("number", [1, 3])
def test_telling_takes_as_many_queries_for_three_as_for_one(
    number, workshop, by, django_assert_num_queries
):
    fees = [proposed_fee(workshop).pk for _ in range(number)]

    with django_assert_num_queries(11):
        confirm_fees(fees=fees, by=by)

    assert Fee.objects.to_invoice().count() == number
