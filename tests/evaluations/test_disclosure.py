"""What may be shown to whoever may not read single answers, without a database."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from evaluations.choices import QuestionKind, Wave
from evaluations.rules.disclosure import Awaiting, has_closed, may_be_shown
from evaluations.rules.facts import AnswerFacts, OutcomeFacts, QuestionFacts
from evaluations.rules.wave_results import results_to_keep, shown_results
from tests.factories import london

CLOSES = london(2022, 6, 23, 23, 59, 59)
NOW = QuestionFacts(1, 1, "confidence", QuestionKind.OUTCOME_NOW, "How confident?", "", "", [])
WORDS = QuestionFacts(2, 1, "practice", QuestionKind.TEXT, "What is different?", "", "", [])
USEFUL = QuestionFacts(3, 1, "useful", QuestionKind.RATING, "How useful?", "Not", "Very", [])
PLAN, LEAD = OutcomeFacts(7, "Plan a unit", "practice"), OutcomeFacts(8, "Lead", "learning")


@pytest.mark.parametrize(("answers", "shown"), [(0, False), (4, False), (5, True)])
def test_figures_of_fewer_than_five_are_for_hub_staff_only(answers, shown):
    assert may_be_shown(answers) == shown


@pytest.mark.parametrize(
    ("wave", "asked", "answered", "after", "closed"),
    [
        (Wave.END, 8, 6, 0, False),
        (Wave.END, 8, 6, 1, True),
        (Wave.END, 8, 0, 1, True),
        # Nobody is left to wait for.
        (Wave.END, 6, 6, -9999, True),
        (Wave.YEAR, 5, 5, -9999, True),
        # There is nothing to show, and who is asked tomorrow may make them five.
        (Wave.END, 4, 4, -9999, False),
        # Others take their places, or are found on a paper list, later.
        (Wave.START, 6, 6, -9999, False),
        (Wave.PULSE, 6, 6, -9999, False),
    ],
)
def test_a_wave_closes_when_nobody_can_answer_any_more(wave, asked, answered, after, closed):
    awaiting = Awaiting(asked, answered, CLOSES)

    assert has_closed(wave, awaiting, CLOSES + timedelta(seconds=after)) is closed


def rated(people: int, outcome: int | None, *, before: int | None = None, question: int = 1):
    return [
        AnswerFacts(question, one, outcome, before, 4, None, None, [], "") for one in range(people)
    ]


def kept(wave: Wave, answers) -> dict:
    return dict(results_to_keep(wave, [NOW, WORDS, USEFUL], answers, [PLAN, LEAD]))


def test_only_what_five_have_said_is_kept_each_outcome_by_itself():
    found = kept(Wave.END, rated(5, 7, before=2) + rated(4, 8, before=2))

    assert list(found) == [(1, 7)]
    [plan] = found.values()
    assert (plan.people, plan.before, plan.now, plan.rose, plan.fell) == (5, 2, 4, 5, 0)
    # And what was not kept is not even counted.
    question, words, useful = shown_results([NOW, WORDS, USEFUL], [PLAN, LEAD], found)
    assert [(one.people, one.is_shown) for one in question.outcomes] == [(5, True), (0, False)]
    assert [(one.people, one.is_shown) for one in (words, useful)] == [(0, False)] * 2


def test_nobodys_words_are_kept():
    answers = [replace_text(one) for one in rated(5, None, question=2)]
    [question] = shown_results([WORDS], [], kept(Wave.END, answers))

    assert (question.people, question.words, question.is_shown) == (5, [], True)


def replace_text(answer: AnswerFacts) -> AnswerFacts:
    return answer._replace(rating=None, text="We plan together.")


def test_an_answer_stands_in_one_figure_only():
    """Beside one of those who said both, one of all would tell what the sixth said."""
    both, now_only = rated(5, 7, before=2), rated(6, 7)[5:]

    assert kept(Wave.START, rated(6, 7)) == {}
    assert kept(Wave.END, both + now_only)[1, 7].people == 5
    # Of few who said both nothing stands but what all say now.
    assert replace(kept(Wave.END, both[:4] + now_only + rated(5, 7)[4:])[1, 7]).before is None
    for wave in (Wave.TERM, Wave.YEAR):
        later = kept(wave, both + now_only)[1, 7]
        assert (later.people, later.before_total) == (6, None)


def test_a_spread_is_that_of_the_single_changes():
    changes = [(1, 5), (2, 4), (3, 3), (4, 4), (2, 1)]
    answers = [
        AnswerFacts(1, number, 7, before, now, None, None, [], "")
        for number, (before, now) in enumerate(changes)
    ]

    found = kept(Wave.END, answers)[1, 7]

    # Of 4, 2, 0, 0 and -1: the standard deviation is 2.0 to one place.
    assert (found.before, found.now, found.spread) == (Decimal("2.4"), Decimal("3.4"), Decimal("2"))
    assert (found.rose, found.same, found.fell) == (2, 2, 1)
