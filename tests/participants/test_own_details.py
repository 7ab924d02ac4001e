"""Nobody says as staff who they are themselves, or asks their own head."""

from collections.abc import Callable

import pytest

from access.refusal import OwnMatter, Refused
from access.roles import Role
from participants.actions.correct import correct_details
from participants.actions.head import ask_head_again
from participants.actions.interest import record_interest
from participants.actions.same_person import join_people, tell_apart
from participants.rules.interest_answers import InterestAnswers
from tests.factories import InterestFactory, PersonFactory, UserFactory, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def colleague(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture(params=["account", "address"])
def person(request, admin):
    """The administrator as a teacher, known by their account or by their address alone."""
    if request.param == "account":
        return PersonFactory(user=admin, email="another@example.org")
    return PersonFactory(email=admin.email)


def test_nobody_enters_an_expression_of_interest_for_themselves(workgroup, person, admin):
    with pytest.raises(OwnMatter):
        record_interest(
            workgroup=workgroup,
            school=person.school,
            answers=answers_of(person),
            entered_by=admin,
        )


def answers_of(person, **said) -> InterestAnswers:
    known = {"name": person.name, "email": person.email, "job_role": "subject_lead"}
    return InterestAnswers(**known | {"head_email": "h@example.org"} | said)


def put_right(row, by, **said) -> None:
    correct_details(interest=row, school=row.school, answers=answers_of(row.person, **said), by=by)


def test_nobody_puts_a_place_in_their_own_name(workgroup, person, admin, colleague):
    row = InterestFactory(workgroup=workgroup, school=person.school)
    said = {"name": person.name, "email": person.email}

    with pytest.raises(OwnMatter):
        put_right(row, admin, **said)
    put_right(row, colleague, **said)

    row.refresh_from_db()
    assert row.person == person


def test_no_details_are_put_right_to_the_address_of_a_lead(workgroup, colleague):
    lead = UserFactory()
    workgroup.leads.add(lead)
    row = InterestFactory(workgroup=workgroup)

    with pytest.raises(Refused, match="leads this Work Group") as refusal:
        put_right(row, colleague, email=lead.email)

    assert refusal.value.field == "email"


def test_nobody_asks_the_head_again_for_themselves(workgroup, person, admin, colleague):
    row = InterestFactory(workgroup=workgroup, person=person)

    with pytest.raises(OwnMatter):
        ask_head_again(interest=row, by=admin)
    ask_head_again(interest=row, by=colleague)


WHO_IT_IS: dict[str, Callable] = {
    "somebody else": lambda row, known, by: tell_apart(interest=row, by=by),
    "the same": lambda row, known, by: join_people(interest=row, known=known, by=by),
}


@pytest.mark.parametrize("act", WHO_IT_IS)
def test_nobody_says_of_themselves_who_they_are(act, workgroup, person, admin, colleague):
    known = InterestFactory(workgroup__hub=workgroup.hub, person=person).person
    row = InterestFactory(
        workgroup=workgroup, person=PersonFactory(email=known.email, user=known.user)
    )

    with pytest.raises(OwnMatter):
        WHO_IT_IS[act](row, known, admin)
    WHO_IT_IS[act](row, known, colleague)


def test_nobody_becomes_somebody_at_their_address_by_their_account(workgroup, admin):
    """Whom it is joined with is known by the account, and the interest's person by nothing."""
    known = PersonFactory(user=admin, email="another@example.org")
    InterestFactory(workgroup__hub=workgroup.hub, person=known)
    row = InterestFactory(workgroup=workgroup, person=PersonFactory(email="another@example.org"))

    with pytest.raises(OwnMatter):
        join_people(interest=row, known=known, by=admin)


def test_nobody_puts_their_own_details_right(workgroup, person, admin, colleague):
    row = InterestFactory(workgroup=workgroup, person=person)

    with pytest.raises(OwnMatter):
        put_right(row, admin, telephone="01632 960 001")
    put_right(row, colleague, telephone="01632 960 001")

    row.refresh_from_db()
    assert row.telephone == "01632 960 001"
