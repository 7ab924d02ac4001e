from dataclasses import fields

import pytest

from access.refusal import Refused
from outbox.models import Message
from participants.actions.approval import record_approval
from participants.actions.interest import AskedAlready, NotEligible, record_interest
from participants.choices import Channel, Decision, InterestSource, InterestState
from participants.forms.interest import SECOND, OnBehalfForm
from participants.models import ExpressionOfInterest, Person
from participants.rules.interest_answers import InterestAnswers
from tests.factories import UserFactory, WorkGroupFactory, school_in
from tests.participants.drafts import answers_of
from workgroups.choices import JobRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def workgroup():
    return WorkGroupFactory()


def send(workgroup, *, entered_by=None, school=None, **changes):
    return record_interest(
        workgroup=workgroup,
        school=school or school_in(workgroup.hub),
        answers=answers_of(**({"email": "Tara@example.org"} | changes)),
        entered_by=entered_by,
    )


def test_no_question_of_a_form_is_left_out_of_the_answers():
    asked = set(OnBehalfForm.base_fields) - {"signed_on", "who", *SECOND}
    # Where the Work Group wants certain ones.
    asked.add("year_group")

    assert {field.name for field in fields(InterestAnswers)} == asked


def messages():
    return sorted(Message.objects.values_list("kind", "to_email"))


def test_an_expression_of_interest_thanks_the_teacher_and_asks_the_head(workgroup):
    interest = send(workgroup)

    assert interest.state == InterestState.NEW
    assert interest.fee_policy == workgroup.fee_policy
    assert interest.person.email == "tara@example.org"
    assert messages() == [
        ("approval-asked", "hari@example.org"),
        ("interest-received", "tara@example.org"),
    ]


def test_a_prospective_head_of_department_is_refused_with_the_reason(workgroup):
    with pytest.raises(NotEligible) as refusal:
        send(workgroup, job_role=JobRole.PROSPECTIVE_SUBJECT_LEAD)

    assert refusal.value.message.startswith("This Work Group is for people who already lead maths")
    assert ExpressionOfInterest.objects.count() == 0
    assert messages() == []


def test_a_second_expression_of_interest_from_one_person_is_refused(workgroup):
    first = send(workgroup)

    with pytest.raises(AskedAlready) as refusal:
        send(workgroup, school=first.school, name="tara  teacher", email="tara@EXAMPLE.org")

    assert refusal.value.field == "email"
    assert ExpressionOfInterest.objects.count() == 1


def test_what_is_known_of_a_person_is_not_overwritten_by_a_form(workgroup):
    first = send(workgroup)

    again = send(
        WorkGroupFactory(hub=workgroup.hub),
        school=first.school,
        name="TARA TEACHER",
        telephone="01632 960111",
    )

    known = Person.objects.get()
    assert (known.name, known.telephone) == ("Tara Teacher", "01234 567890")
    assert (again.person, again.name, again.telephone) == (known, "TARA TEACHER", "01632 960111")


def test_the_teachers_own_address_is_not_taken_for_the_heads(workgroup):
    with pytest.raises(Refused) as refusal:
        send(workgroup, head_email="TARA@example.org")

    assert refusal.value.field == "head_email"


def test_nothing_is_taken_after_the_closing_time(workgroup, time_machine):
    time_machine.move_to(workgroup.interest_closes_at)

    with pytest.raises(Refused, match="not open for expressions of interest"):
        send(workgroup)


def test_the_hub_enters_a_late_or_doubtful_one_on_behalf(workgroup, time_machine):
    time_machine.move_to(workgroup.interest_closes_at)

    interest = send(workgroup, job_role=JobRole.TEACHER, entered_by=UserFactory())

    assert interest.source == InterestSource.ON_BEHALF


def test_the_head_answers_once(workgroup):
    interest = send(workgroup)
    record_approval(interest=interest, decision=Decision.APPROVED, decided_by_name="Hari Head")

    with pytest.raises(Refused):
        record_approval(interest=interest, decision=Decision.REFUSED, decided_by_name="Hari Head")

    interest.refresh_from_db()
    assert interest.approval.decision == Decision.APPROVED
    assert interest.approval.channel == Channel.LINK
