"""The survey as its respondents see it, by link."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.links import SURVEY
from evaluations.models import Answer, Invitation
from participants.links import PLACE
from tests.evaluations.factories import DAY_AFTER, answered, invited
from tests.evaluations.pages import HOSTILE, fuzzed, post_raw, words
from tests.factories import SchoolTaskFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


@pytest.fixture
def invitation(workgroup):
    return invited(workgroup)[0]


def survey_data(invitation, **changes):
    (outcome,) = invitation.participant.workgroup.outcomes.all()
    return {
        f"confidence-{outcome.pk}-before": "2",
        f"confidence-{outcome.pk}-now": "4",
        "practice": "We plan together.",
        "reach": "120",
        "useful": "5",
        "recommend": "yes",
    } | changes


def test_the_survey_opens_by_link_without_signing_in(client, invitation):
    response = client.get(SURVEY.path(invitation))

    assert response.status_code == 200
    assert f"How was {invitation.participant.workgroup}?" in words(response)
    assert Invitation.objects.answered().count() == 0


def test_answers_are_kept_and_thanked_for(client, invitation):
    response = client.post(SURVEY.path(invitation), survey_data(invitation), follow=True)

    given = {answer.question.code: answer for answer in Answer.objects.all()}
    assert response.redirect_chain == [(SURVEY.path(invitation) + "thanks/", 302)]
    assert "Thank you" in words(response)
    assert sorted(given) == ["confidence", "practice", "reach", "recommend", "useful"]
    assert (given["confidence"].before, given["confidence"].rating) == (2, 4)
    assert (given["useful"].rating, given["reach"].number) == (5, 120)
    assert (given["practice"].text, given["recommend"].is_yes) == ("We plan together.", True)


def test_a_second_visit_says_that_the_answers_are_in(client, invitation):
    answered(invitation)

    response = client.get(SURVEY.path(invitation))

    assert "You have answered these questions" in words(response)
    assert "on 26 May 2022 at 7:30am" in words(response)


def test_answering_twice_changes_nothing(client, invitation):
    client.post(SURVEY.path(invitation), survey_data(invitation))

    response = client.post(SURVEY.path(invitation), survey_data(invitation, useful="1"))

    assert response.status_code == 302
    assert Answer.objects.get(question__code="useful").rating == 5


def test_a_closed_survey_says_so(client, invitation, time_machine):
    time_machine.move_to(invitation.closes_at + timedelta(seconds=1), tick=False)

    response = client.get(SURVEY.path(invitation))

    assert "These questions have closed" in words(response)
    assert "until 23:59 on Thursday 23 June 2022" in words(response)


def test_answers_sent_too_late_stay_on_the_page(client, invitation, time_machine):
    time_machine.move_to(invitation.closes_at + timedelta(seconds=1), tick=False)

    response = client.post(SURVEY.path(invitation), survey_data(invitation))

    assert response.status_code == 422
    assert "We plan together." in words(response)
    assert "These questions have closed" in words(response)
    assert Answer.objects.count() == 0


def test_nothing_is_lost_when_an_answer_is_missing(client, invitation):
    response = client.post(SURVEY.path(invitation), survey_data(invitation, useful=""))

    assert response.status_code == 422
    assert "Choose from 1 to 5 for “How useful has the Work Group been to you?”" in words(response)
    assert "We plan together." in words(response)
    assert response.content.decode().count("checked") == 3
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("practice", "A123456789012 does better"),
        ("pupils", "Born 12/05/2009"),
        ("policy", "pupil@example.org"),
        ("evidence", "At ZZ1 1ZZ"),
    ],
)
def test_no_pupils_identity_is_taken(client, invitation, field, value):
    response = client.post(SURVEY.path(invitation), survey_data(invitation, **{field: value}))

    assert response.context["form"].errors[field][0].startswith("Take out the")
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(("tasks", "taken"), [("2", True), ("3", False), ("-1", False)])
def test_nobody_has_done_more_tasks_than_were_set(client, invitation, tasks, taken):
    for _ in range(2):
        SchoolTaskFactory(after_workshop=invitation.participant.workgroup.workshops.get())

    client.post(SURVEY.path(invitation), survey_data(invitation, tasks=tasks))

    assert Invitation.objects.answered().exists() == taken


def test_tasks_are_not_asked_about_where_none_were_set(client, invitation):
    response = client.get(SURVEY.path(invitation))

    assert "school-based tasks" not in words(response)


def test_thanks_before_the_answers_lead_to_the_questions(client, invitation):
    response = client.get(SURVEY.path(invitation) + "thanks/")

    assert response.status_code == 302


@pytest.mark.parametrize("token", ["1", "1:a:b", "%00", "%F0%9F%98%80:x:y", "..%2F1"])
def test_a_made_up_link_opens_nothing(client, invitation, token):
    assert client.get(f"/survey/{token}/").status_code == 404


def test_a_link_for_something_else_opens_nothing(client, invitation):
    assert client.get(f"/survey/{PLACE.sign(invitation.pk)}/").status_code == 404


@pytest.mark.slow
@fuzzed
@given(values=st.lists(HOSTILE, min_size=11, max_size=11))
def test_no_answer_breaks_the_survey(client, invitation, values):
    names = [*survey_data(invitation), "policy", "pupils", "evidence", "staff", "extra"]

    response = post_raw(client, SURVEY.path(invitation), dict(zip(names, values, strict=True)))

    assert response.status_code == 422
    assert Answer.objects.count() == 0


@pytest.mark.slow
@fuzzed
@given(text=HOSTILE, number=HOSTILE)
def test_whatever_the_form_lets_through_can_be_kept(client, invitation, text, number):
    data = survey_data(invitation, practice=text, staff=number)

    response = post_raw(client, SURVEY.path(invitation), data)

    assert response.status_code in (302, 422)
    Answer.objects.all().delete()
    Invitation.objects.update(answered_at=None)


def test_the_survey_takes_few_queries(client, invitation, django_assert_num_queries):
    path = SURVEY.path(invitation)

    with django_assert_num_queries(5):
        client.get(path)
