"""When each wave asks, without a database."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from evaluations.choices import QuestionKind, Wave
from evaluations.rules.answers import question_result
from evaluations.rules.facts import AnswerFacts, OutcomeFacts, QuestionFacts
from evaluations.rules.questions import CURRENT, LOOKING_BACK, STANDARD, version_asked
from evaluations.rules.wave_figures import WaveFigures, with_questions
from evaluations.rules.wave_words import wave_words
from evaluations.rules.waves import (
    CHASER_DAYS,
    chaser_due,
    first_workshop_days,
    last_workshop_days,
    may_be_reminded_by_hand,
    pulse_closing_day,
    pulse_ends,
    start_closing_day,
    start_day,
    wave_day,
)
from pages.rules.london import london

FIRST = date(2021, 11, 17)
LAST = date(2022, 5, 25)


def asked_at_start(on: date) -> bool:
    earliest, latest = first_workshop_days(on)
    return earliest <= FIRST <= latest


@pytest.mark.parametrize(
    ("on", "is_asked"),
    [
        (date(2021, 11, 2), False),
        (date(2021, 11, 3), True),
        (date(2021, 11, 21), True),
        (date(2021, 11, 22), False),
    ],
)
def test_people_are_asked_how_they_start_from_two_weeks_before_until_four_days_after(on, is_asked):
    assert asked_at_start(on) is is_asked


def test_the_days_of_the_start_are_counted_from_the_first_workshop():
    assert start_day(FIRST) == date(2021, 11, 3)
    assert start_closing_day(FIRST) == date(2021, 11, 24)


@pytest.mark.parametrize(
    ("wave", "day"),
    [
        (Wave.END, date(2022, 5, 26)),
        (Wave.TERM, date(2022, 8, 24)),
        (Wave.YEAR, date(2023, 5, 24)),
    ],
)
def test_later_waves_keep_the_weekday_of_the_last_workshop(wave, day):
    assert wave_day(LAST, wave) == day
    assert last_workshop_days(day, wave)[1] == LAST
    assert last_workshop_days(day - timedelta(days=1), wave)[1] < LAST


@pytest.mark.parametrize(
    ("after", "is_asked"),
    [
        (timedelta(hours=1, minutes=59), False),
        (timedelta(hours=2), True),
        (timedelta(days=3), True),
        (timedelta(days=3, minutes=1), False),
    ],
)
def test_a_pulse_goes_out_two_hours_after_a_workshop_and_for_three_days(after, is_asked):
    ended = london(FIRST, time(14, 30))
    earliest, latest = pulse_ends(ended + after)

    assert (earliest <= ended <= latest) is is_asked
    assert pulse_closing_day(FIRST) == date(2021, 11, 24)


@pytest.mark.parametrize("wave", Wave)
def test_nobody_is_reminded_more_than_twice(wave):
    days = CHASER_DAYS[wave]

    assert 1 <= len(days) <= 2
    for number in days:
        on = FIRST + timedelta(days=number)
        assert chaser_due(on, wave=wave, invited_on=FIRST) == number
        assert chaser_due(on - timedelta(days=1), wave=wave, invited_on=FIRST) != number


@pytest.mark.parametrize(
    ("days", "may"), [(None, True), (0, False), (2, False), (3, True), (9, True)]
)
def test_whoever_was_written_to_is_left_in_peace_for_three_days(days, may):
    written_on = None if days is None else FIRST - timedelta(days=days)

    assert may_be_reminded_by_hand(FIRST, written_on) is may


def test_a_pulse_asks_at_most_four_questions_and_every_wave_has_its_current_ones():
    assert len(STANDARD[Wave.PULSE, CURRENT[Wave.PULSE]]) <= 4
    assert all((wave, CURRENT[wave]) in STANDARD for wave in Wave)


@pytest.mark.parametrize(
    ("wave", "was_asked", "version"),
    [
        (Wave.END, False, LOOKING_BACK),
        (Wave.END, True, CURRENT[Wave.END]),
        (Wave.YEAR, False, CURRENT[Wave.YEAR]),
    ],
)
def test_only_who_was_not_asked_at_the_start_looks_back(wave, was_asked, version):
    assert version_asked(wave, was_asked_at_start=was_asked) == version


def test_a_pulse_is_named_by_the_day_of_its_workshop():
    words = wave_words(Wave.PULSE, workgroup="Fractions", day="Wednesday 17 November 2021")

    assert words.title == "How was the workshop on Wednesday 17 November 2021?"
    assert words.is_anonymous
    assert not wave_words(Wave.END, workgroup="Fractions").is_anonymous


NOW_QUESTION = QuestionFacts(1, 2, "confidence", QuestionKind.OUTCOME_NOW, "Now?", "", "", [])
OUTCOME = OutcomeFacts(7, "Plan a unit", "learning")


def said(invitation: int, before: int | None, rating: int | None, chosen=()) -> AnswerFacts:
    return AnswerFacts(1, invitation, 7, before, rating, None, None, list(chosen), "")


def outcome_of(*answers: AnswerFacts):
    [outcome] = question_result(NOW_QUESTION, answers, [OUTCOME]).outcomes
    return outcome


def test_change_is_of_those_who_said_both_and_nobody_else_can_be_reckoned_from_it():
    outcome = outcome_of(said(1, 2, 4), said(2, 3, 3), said(3, None, 1))

    assert (outcome.people, outcome.before, outcome.now) == (2, Decimal("2.5"), Decimal("3.5"))
    assert outcome.counts == [0, 0, 1, 1, 0]
    assert outcome.spread == Decimal("1.4")


def test_where_nobody_said_how_it_was_before_the_answers_of_now_stand_alone():
    outcome = outcome_of(said(1, None, 4), said(2, None, 1))

    assert (outcome.people, outcome.before, outcome.now) == (2, None, Decimal("2.5"))
    assert outcome.counts == [1, 0, 0, 1, 0]


def test_several_answers_are_counted_one_by_one():
    question = QuestionFacts(1, 1, "kinds", QuestionKind.SEVERAL, "?", "", "", ["A", "B", "C"])
    answers = [said(1, None, None, ["A", "C"]), said(2, None, None, ["A"])]

    found = question_result(question, answers, [])

    assert (found.people, found.counts) == (2, [2, 0, 1])


ANSWERS = [said(number, None, 4) for number in range(6)]
RATING = QuestionFacts(1, 1, "quality", QuestionKind.RATING, "How good?", "", "", [])


def pulse(*, answered: int, invited: int = 8) -> WaveFigures:
    return WaveFigures(Wave.PULSE, 3, FIRST, invited, answered, closes_on=date(2021, 11, 24))


@pytest.mark.parametrize(
    ("found", "on", "is_read"),
    [
        # Open: whoever looked after each answer would know whose it is.
        (pulse(answered=7), date(2021, 11, 24), False),
        (pulse(answered=7), date(2021, 11, 25), True),
        # Who is found on a paper list is asked the next day, and would stand out.
        (pulse(answered=8), date(2021, 11, 18), False),
        (pulse(answered=5), date(2021, 11, 25), True),
        (pulse(answered=4), date(2021, 11, 25), False),
        (pulse(answered=4, invited=4), date(2021, 11, 25), False),
    ],
)
def test_a_pulse_is_read_once_it_is_over_and_if_five_have_answered(found, on, is_read):
    shown = with_questions(found, [RATING], ANSWERS, [], on=on)

    assert bool(shown.questions) is is_read
    assert shown.is_held_back is not is_read
