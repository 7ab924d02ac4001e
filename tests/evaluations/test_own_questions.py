"""A hub's own questions: after the standard ones, frozen once asked, and never compared."""

import csv
import io

import pytest
from django.db import transaction
from django.db.utils import IntegrityError, InternalError
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from evaluations.actions.close_waves import close_waves
from evaluations.actions.own_question import (
    add_own_question,
    change_own_question,
    stop_own_question,
)
from evaluations.actions.survey import record_response
from evaluations.choices import QuestionKind, Wave
from evaluations.links import SURVEY
from evaluations.models import Answer, Question
from evaluations.queries.comparison import Others, comparison_of
from evaluations.queries.results import questions_for
from evaluations.rules.own_question import MOST_OWN_QUESTIONS, Wording
from tests.evaluations.factories import DAY_AFTER, answers_to, invited
from tests.evaluations.pages import page, words
from tests.factories import HubFactory, member

pytestmark = pytest.mark.django_db

WORDS = Wording(text="What will you pass on?", kind=QuestionKind.TEXT)
SCALE = Wording(
    text="How well did the venue suit?", kind=QuestionKind.RATING, lowest="Badly", highest="Well"
)
SENT = {
    "text": "How many lessons did you plan?",
    "hint": "A good guess will do.",
    "kind": "choice",
    "one_of": "None\nOne\n\n• Two or more",
    "place": "1",
}


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


@pytest.fixture
def hub(workgroup):
    return workgroup.hub


@pytest.fixture
def admin(hub):
    return member(hub, Role.ADMINISTRATOR)


def own(hub, wording=SCALE, wave=Wave.END, place=9) -> Question:
    return add_own_question(hub=hub, wave=wave, wording=wording, place=place)


def texts_asked(invitation) -> list[str]:
    return [question.text for question in questions_for(invitation)["questions"]]


def address(name, *args):
    return reverse(f"evaluations:{name}", args=args)


# Asking


def test_they_come_last_in_their_order_and_of_ones_own_hub_alone(workgroup, hub, client):
    own(HubFactory(), WORDS)
    first, second = own(hub), own(hub, WORDS, place=1)
    own(hub, Wording(text="At the start?", kind=QuestionKind.YES_NO), wave=Wave.START)
    [invitation] = invited(workgroup)

    assert texts_asked(invitation)[-3:] == [
        "Would you recommend it to somebody at another school?",
        second.text,
        first.text,
    ]
    seen = words(client.get(SURVEY.path(invitation)))
    assert seen.index("Would you recommend it") < seen.index(second.text) < seen.index(first.text)


def test_whoever_was_asked_goes_on_to_see_the_words_as_they_were(workgroup, hub, time_machine):
    question = own(hub)
    [early] = invited(workgroup)
    time_machine.shift(3600)
    changed = change_own_question(question=question, wording=WORDS, place=1)
    time_machine.shift(3600)
    late = invited(workgroup)[-1]

    assert texts_asked(early)[-1] == SCALE.text
    assert texts_asked(late)[-1] == WORDS.text
    assert (changed.version, changed.code) == (2, question.code)
    time_machine.shift(3600)
    stop_own_question(question=changed)
    time_machine.shift(3600)
    assert WORDS.text not in texts_asked(invited(workgroup)[-1])
    assert texts_asked(late)[-1] == WORDS.text


def test_only_other_words_are_another_question(hub):
    first, second = own(hub), own(hub, WORDS)

    moved = change_own_question(question=second, wording=WORDS, place=1)

    assert moved == second
    assert list(Question.objects.of_hub(hub)) == [second, first]


def test_the_database_keeps_the_words_and_lets_none_into_an_anonymous_survey(hub):
    question = own(hub)

    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(text="Other words")
    with pytest.raises(InternalError, match="Cannot delete"), transaction.atomic():
        question.delete()
    fields = {"hub": hub, "version": 1, "position": 1, "text": "How?", "kind": QuestionKind.TEXT}
    with pytest.raises(IntegrityError, match="where_they_are_taken"), transaction.atomic():
        Question.objects.create(wave=Wave.PULSE, code="own-9", **fields)
    # A code of the standard set would let it be compared with other hubs.
    with pytest.raises(IntegrityError, match="is_told_apart"), transaction.atomic():
        Question.objects.create(wave=Wave.END, code="useful", **fields)


# Writing


def test_an_administrator_writes_orders_changes_and_stops_one(hub, admin, as_user):
    existing = own(hub)
    client = as_user(admin)
    add = address("add_own_question", hub.pk, "end")

    wrong = client.post(add, SENT | {"one_of": "One"})
    assert wrong.status_code == 422
    assert "Enter from 2 to 10 answers" in words(wrong)
    assert client.post(add, SENT | {"kind": "scale", "ends": "Low"}).status_code == 422
    assert client.post(add, SENT, follow=True).status_code == 200
    added = Question.objects.of_hub(hub).first()
    assert (added.kind, added.options) == (QuestionKind.CHOICE, ["None", "One", "Two or more"])
    assert [one.position for one in Question.objects.of_hub(hub)] == [1, 2]
    # In the same words again, as a second click sends it.
    assert "asks just this already" in words(client.post(add, SENT))

    change = address("change_own_question", added.pk)
    assert "Two or more" in client.get(change).content.decode()
    client.post(change, SENT | {"kind": "evidence", "place": "2"})
    assert [one.kind for one in Question.objects.of_hub(hub)] == ["rating", "several"]
    # It is no longer the one that is asked.
    assert client.get(change).status_code == 302
    client.post(address("stop_own_question", existing.pk))
    listed = words(client.get(address("own_questions", hub.pk)))
    assert "How many lessons" in listed
    assert SCALE.text not in listed


def test_a_survey_takes_six(hub, admin, as_user):
    for number in range(MOST_OWN_QUESTIONS):
        own(hub, Wording(text=f"Question {number}?", kind=QuestionKind.YES_NO))
    client = as_user(admin)
    add = address("add_own_question", hub.pk, "end")

    assert client.get(add).status_code == 302
    assert client.post(add, SENT).status_code == 422
    assert client.get(address("add_own_question", hub.pk, "pulse")).status_code == 404
    assert Question.objects.of_hub(hub).count() == MOST_OWN_QUESTIONS


def test_the_preview_asks_what_the_next_teacher_is_asked(workgroup, hub, admin, as_user):
    own(hub)
    seen = words(as_user(admin).get(address("survey_preview", hub.pk, "end")))
    [invitation] = invited(workgroup)

    sent = words(as_user(admin).get(SURVEY.path(invitation)))
    outcome = workgroup.outcomes.get().text
    # A Work Group that nobody was asked of at its start looks back; one begun today does not.
    [*asked, last] = [one for one in texts_asked(invitation) if one in seen]
    assert last == SCALE.text
    assert len(asked) >= 8
    assert outcome in seen
    assert "Your name is never shown with your answers." in seen
    assert "Your name is never shown with your answers." in sent


# Reading


def test_the_hub_reads_answers_and_the_board_sums_of_five_once_it_has_closed(
    workgroup, hub, admin, lead, as_user
):
    scale, text = own(hub), own(hub, WORDS)
    invitations = invited(workgroup, 6)
    # Of one of them there are five answers, of the other four.
    for number, invitation in enumerate(invitations):
        said = [Answer(question=scale, rating=4)] if number < 5 else []
        said += [Answer(question=text, text="The bar model")] if number > 1 else []
        record_response(invitation=invitation, answers=[*answers_to(invitation), *said])
    board = member(hub, Role.BOARD)

    assert close_waves(now=timezone.now()) == 1
    for reader in (admin, lead):
        read = words(as_user(reader).get(page("evidence", workgroup)))
        assert SCALE.text in read
        assert "The bar model" in read
    read = words(as_user(board).get(page("evidence", workgroup)))
    assert SCALE.text in read
    assert WORDS.text not in read
    assert "The bar model" not in read
    found = as_user(board).get(address("own_answers"), {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(found.getvalue().decode("utf-8-sig"))))
    assert [(row["Question"], row["Answers"], row["In short"]) for row in rows] == [
        (SCALE.text, "5", "4.0 out of 5 on average")
    ]
    # Not among what is compared with other hubs, whatever is asked there.
    compared = comparison_of(workgroup, Others(year=workgroup.school_year))
    assert not {one.measure.code for one in compared} & {scale.code, text.code}
    stranger = member(HubFactory(), Role.ADMINISTRATOR)
    assert SCALE.text not in words(as_user(stranger).get(address("own_answers")))
