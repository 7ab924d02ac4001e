"""Asking, asking again, and keeping what is answered."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from access.refusal import Refused
from evaluations.actions.survey import (
    keep_standard_questions,
    record_response,
    remind_respondents,
)
from evaluations.choices import Wave
from evaluations.links import SURVEY
from evaluations.models import Answer, Invitation, Question
from outbox.kinds import unwanted
from outbox.models import Message
from tests.evaluations.factories import (
    DAY_AFTER,
    answered,
    answers_to,
    asked_at_end,
    finished_group,
    invited,
)
from tests.factories import ParticipantFactory, WorkGroupFactory, WorkshopFactory, london

pytestmark = pytest.mark.django_db

TODAY = DAY_AFTER.date()


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


def keys(kind):
    rows = Message.objects.filter(kind=kind).order_by("pk")
    return list(rows.values_list("key", flat=True))


def test_everybody_with_a_place_is_asked_the_day_after_the_last_workshop():
    participant = ParticipantFactory(workgroup=finished_group())

    asked = asked_at_end(on=TODAY)

    invitation = Invitation.objects.get()
    letter = Message.objects.get()
    assert asked == 1
    assert invitation.participant == participant
    assert invitation.closes_at == london(2022, 6, 23, 23, 59, 59)
    assert letter.key == f"survey:{invitation.pk}"
    assert letter.to_email == participant.person.email
    assert letter.text.count("/survey/") == 1
    assert "by 23:59 on Thursday 23 June 2022" in letter.text


def test_nobody_is_asked_on_the_day_of_the_last_workshop():
    ParticipantFactory(workgroup=finished_group())

    assert asked_at_end(on=TODAY - timedelta(days=1)) == 0


def test_a_workshop_still_to_come_puts_the_survey_off():
    workgroup = finished_group()
    WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 6, 8, 9, 30))
    ParticipantFactory(workgroup=workgroup)

    assert asked_at_end(on=date(2022, 6, 8)) == 0
    assert asked_at_end(on=date(2022, 6, 9)) == 1


def test_a_workshop_that_was_called_off_is_not_the_last():
    workgroup = finished_group()
    WorkshopFactory(
        workgroup=workgroup, starts_at=london(2022, 6, 8, 9, 30), cancelled_at=timezone.now()
    )
    ParticipantFactory(workgroup=workgroup)

    assert asked_at_end(on=TODAY) == 1


def test_those_who_gave_up_their_place_and_groups_that_were_cancelled_are_left_alone():
    ParticipantFactory(workgroup=finished_group(), withdrawn_at=timezone.now())
    ParticipantFactory(
        workgroup=finished_group(workgroup=WorkGroupFactory(cancelled_at=timezone.now()))
    )

    assert asked_at_end(on=TODAY) == 0


def test_asking_again_adds_nothing_but_those_who_came_later():
    workgroup = finished_group()
    invited(workgroup, 2)

    assert asked_at_end(on=TODAY) == 0
    ParticipantFactory(workgroup=workgroup)
    assert asked_at_end(on=TODAY + timedelta(days=1)) == 1

    assert Invitation.objects.count() == 3
    assert len(keys("survey")) == 3


def test_asking_takes_the_same_queries_for_one_and_for_many(django_assert_num_queries):
    workgroup = finished_group()
    keep_standard_questions()
    for _ in range(7):
        ParticipantFactory(workgroup=workgroup)

    with django_assert_num_queries(7):
        asked_at_end(on=TODAY)


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_two_sweeps_at_once_ask_everybody_once():
    workgroup = finished_group()
    for _ in range(30):
        ParticipantFactory(workgroup=workgroup)
    together = Barrier(4)

    def sweep():
        together.wait()
        asked_at_end(on=TODAY)
        connection.close()

    threads = [Thread(target=sweep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Invitation.objects.count() == 30
    assert len(keys("survey")) == 30
    assert Question.objects.filter(wave=Wave.END, version=1).count() == 10


def test_the_standard_questions_are_written_once_and_never_change():
    keep_standard_questions()
    keep_standard_questions()

    assert Question.objects.filter(wave=Wave.END, version=1).count() == 10
    first = Question.objects.filter(wave=Wave.END, version=1)
    assert [question.position for question in first] == list(range(1, 11))


@pytest.mark.parametrize(
    ("days", "chasers"), [(6, []), (7, [7]), (13, [7]), (14, [7, 14]), (27, [7, 14]), (28, [7, 14])]
)
def test_two_chasers_go_out_after_7_and_14_days(days, chasers, time_machine):
    (invitation,) = invited(finished_group())

    for day in range(days + 1):
        time_machine.move_to(DAY_AFTER + timedelta(days=day))
        remind_respondents(on=TODAY + timedelta(days=day))
        remind_respondents(on=TODAY + timedelta(days=day))

    assert keys("survey-reminder") == [
        f"survey-reminder:{invitation.pk}:{days}" for days in chasers
    ]


def test_a_sweep_that_did_not_run_for_weeks_sends_one_chaser(time_machine):
    invited(finished_group())
    time_machine.move_to(DAY_AFTER + timedelta(days=20))

    assert remind_respondents(on=TODAY + timedelta(days=20)) == 1


def test_nobody_is_chased_who_has_answered_or_left_or_cannot_answer_any_more(time_machine):
    done, left, late = invited(finished_group(), 3)
    answered(done)
    left.participant.withdrawn_at = timezone.now()
    left.participant.save()
    Invitation.objects.filter(pk=late.pk).update(closes_at=DAY_AFTER + timedelta(days=7))
    time_machine.move_to(DAY_AFTER + timedelta(days=7))

    assert remind_respondents(on=TODAY + timedelta(days=7)) == 0


def test_a_queued_chaser_is_dropped_once_the_answers_are_in(time_machine):
    waiting, done = invited(finished_group(), 2)
    time_machine.move_to(DAY_AFTER + timedelta(days=7))
    remind_respondents(on=TODAY + timedelta(days=7))
    answered(done)
    chasers = Message.objects.filter(kind="survey-reminder")

    dropped = unwanted(chasers, timezone.now())

    assert dropped == {chasers.get(about_id=done.pk).pk}


def test_a_response_is_kept_whole():
    (invitation,) = invited(finished_group())

    row = answered(invitation, confidence=(1, 5), tasks=2, recommend=False)

    given = {answer.question.code: answer for answer in Answer.objects.all()}
    assert row.answered_at == timezone.now()
    assert sorted(given) == ["confidence", "practice", "recommend", "tasks", "useful"]
    assert (given["confidence"].before, given["confidence"].rating) == (1, 5)
    assert given["tasks"].number == 2
    assert given["recommend"].is_yes is False


def test_a_response_is_given_once():
    (invitation,) = invited(finished_group())
    answered(invitation)

    with pytest.raises(Refused, match="We have your answers already"):
        answered(invitation, useful=1)

    assert Answer.objects.get(question__code="useful").rating == 5


@pytest.mark.parametrize(("seconds", "taken"), [(0, True), (1, False)])
def test_answers_are_taken_until_the_last_second(seconds, taken, time_machine):
    (invitation,) = invited(finished_group())
    time_machine.move_to(invitation.closes_at + timedelta(seconds=seconds), tick=False)

    if taken:
        answered(invitation)
    else:
        with pytest.raises(Refused, match="have closed"):
            answered(invitation)

    assert Invitation.objects.answered().count() == int(taken)


def test_an_answer_that_shows_who_a_pupil_is_leaves_nothing_behind():
    (invitation,) = invited(finished_group())
    answers = answers_to(invitation, pupils="Born on 12 May 2009")

    with pytest.raises(Refused, match="Take out the date"):
        record_response(invitation=invitation, answers=answers)

    assert Answer.objects.count() == 0
    assert Invitation.objects.answered().count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_two_responses_at_once_are_one():
    (invitation,) = invited(finished_group())
    together = Barrier(2)
    refused = []

    def respond():
        answers = answers_to(invitation)
        together.wait()
        try:
            record_response(invitation=invitation, answers=answers)
        except Refused:
            refused.append(True)
        connection.close()

    threads = [Thread(target=respond) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert refused == [True]
    assert Answer.objects.filter(question__code="useful").count() == 1


def test_a_link_is_for_one_invitation():
    first, second = invited(finished_group(), 2)

    assert SURVEY.read(SURVEY.token(first)) == first.pk
    assert SURVEY.token(first) != SURVEY.token(second)
