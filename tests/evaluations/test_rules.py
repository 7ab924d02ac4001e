import json
from dataclasses import asdict, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from hypothesis import given
from hypothesis import strategies as st

from access.refusal import Refused
from evaluations.choices import JourneyStage, QuestionKind, ReportState, Strength, Wave
from evaluations.rules.answers import OutcomeResult, QuestionResult
from evaluations.rules.figures import (
    Figures,
    StageFigures,
    SurveyFigures,
    WorkshopFigures,
    figures_kept,
    stage_figures,
)
from evaluations.rules.journey import Asks, DoneTask, Interest, Meeting, Visit, journeys_of
from evaluations.rules.moves import MOVES, check_report_move, check_with_the_lead
from evaluations.rules.report_parts import EARLY, missing_parts
from evaluations.rules.scores import (
    Change,
    distribution,
    mean,
    paired_change,
    percentage,
)
from evaluations.rules.waves import chaser_due, closing_day, last_workshop_days, wave_day
from evaluations.views.figure_words import change_words
from participants.choices import AttendanceOutcome
from tests.evaluations.factories import whole_report

LAST_WORKSHOP_ON = date(2022, 5, 25)


def test_the_survey_goes_out_the_day_after_the_last_workshop():
    assert wave_day(LAST_WORKSHOP_ON, Wave.END) == date(2022, 5, 26)


@pytest.mark.parametrize(
    ("on", "asked"),
    [
        (date(2022, 5, 25), False),
        (date(2022, 5, 26), True),
        (date(2022, 6, 22), True),
        (date(2022, 6, 23), False),
    ],
)
def test_people_are_asked_for_as_long_as_the_survey_would_have_lasted(on, asked):
    first, last = last_workshop_days(on, Wave.END)

    assert (first <= LAST_WORKSHOP_ON <= last) == asked


def test_there_are_four_weeks_to_answer():
    assert closing_day(date(2022, 5, 26)) == date(2022, 6, 23)


@pytest.mark.parametrize(("after", "days"), [(6, None), (7, 7), (13, 7), (14, 14), (28, 14)])
def test_chasers_are_due_after_7_and_14_days(after, days):
    invited_on = date(2022, 5, 26)

    assert (
        chaser_due(invited_on + timedelta(days=after), wave=Wave.END, invited_on=invited_on) == days
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], None), ([4], "4.0"), ([3, 4], "3.5"), ([1, 1, 2, 1], "1.3"), ([5, 4, 4], "4.3")],
)
def test_means_have_one_decimal_place_and_halves_go_up(values, expected):
    assert mean(values) == (Decimal(expected) if expected else None)


@given(st.lists(st.integers(1, 5)))
def test_a_distribution_counts_every_rating_once(values):
    assert sum(distribution(values)) == len(values)


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(0, 0, None), (0, 3, 0), (1, 3, 33), (1, 8, 13), (3, 3, 100)]
)
def test_percentages_are_whole_numbers(part, whole, expected):
    assert percentage(part, whole) == expected


def test_change_is_reckoned_from_those_who_rated_both():
    change = paired_change([(1, 3), (4, 4), (3, 2), (None, 5), (2, None)])

    assert change == Change(
        people=3,
        before=Decimal("2.7"),
        now=Decimal("3.0"),
        rose=1,
        same=1,
        fell=1,
        spread=Decimal("1.5"),
    )


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (None, None, ""),
        ("2.7", "3.0", "up 0.3"),
        ("3.0", "3.0", "no change"),
        ("4.0", "2.0", "down 2.0"),
    ],
)
def test_change_in_words(before, now, words):
    averages = {"before": before and Decimal(before), "now": now and Decimal(now)}

    assert change_words(replace(outcome_of(1), **averages)) == words


LONG, SHORT = 100, 101  # workshops of the Work Group 9
MEETINGS = {LONG: Meeting(9, 300), SHORT: Meeting(9, 30)}


def asks(person, school, *, place=None, offer=None):
    return Interest(person, school, workgroup=9, project=8, place=place, offer=offer)


def visit(person, school, workshop, outcome=AttendanceOutcome.PRESENT, minutes=None):
    return Visit(person, school, workshop, outcome, minutes)


def counts(interests, visits):
    found = stage_figures(journeys_of(interests, visits, MEETINGS))
    return [(stage.people, stage.schools) for stage in found]


def test_people_and_schools_are_counted_apart():
    interests = [
        asks(1, 10, place=1, offer=1),
        asks(2, 10, place=2),
        asks(3, 11, offer=3),
        asks(4, 12),
    ]
    visits = [
        visit(1, 10, SHORT),
        visit(2, 10, SHORT, AttendanceOutcome.NO_SHOW),
        visit(1, 10, LONG, AttendanceOutcome.SUBSTITUTED),
    ]

    assert counts(interests, visits) == [(4, 3), (3, 2), (2, 1), (1, 1), (0, 1)]


@pytest.mark.parametrize(
    ("visits", "completed"),
    [
        ([visit(1, 10, SHORT)], (0, 0)),
        ([visit(1, 10, LONG)], (1, 1)),
        # Three quarters of 330 minutes are 247 and a half.
        ([visit(1, 10, LONG, minutes=247)], (0, 0)),
        ([visit(1, 10, LONG, minutes=248)], (1, 1)),
        ([visit(1, 10, LONG, AttendanceOutcome.SUBSTITUTED)], (0, 1)),
        ([visit(1, 10, LONG, AttendanceOutcome.CANCELLED_IN_TIME)], (0, 0)),
    ],
)
def test_a_long_workshop_counts_for_more_than_a_short_one(visits, completed):
    assert counts([asks(1, 10, place=1)], visits)[-1] == completed


@pytest.mark.parametrize(
    ("done", "completed"),
    [
        ([], (0, 0)),
        ([DoneTask(1, 10, 9, 1)], (0, 0)),
        ([DoneTask(1, 10, 9, 1), DoneTask(1, 10, 9, 2)], (1, 1)),
        # Both of one school did the same task: it is done once there.
        ([DoneTask(1, 10, 9, 1), DoneTask(2, 10, 9, 1)], (0, 0)),
        # Between them they did two of three, which nobody of them did.
        ([DoneTask(1, 10, 9, 1), DoneTask(2, 10, 9, 2)], (0, 1)),
        # In another Work Group.
        ([DoneTask(1, 10, 8, 1), DoneTask(1, 10, 8, 2)], (0, 0)),
    ],
)
def test_a_school_has_done_what_any_of_its_people_did(done, completed):
    found = journeys_of(
        [asks(1, 10, place=1), asks(2, 10, place=2)],
        [visit(1, 10, LONG)],
        MEETINGS,
        done,
        {9: Asks(tasks=3)},
    )

    stage = stage_figures(found)[-1]
    assert (stage.people, stage.schools) == completed


def test_somebody_who_asked_twice_is_one_person():
    interests = [asks(1, 10), asks(1, 10, place=1, offer=1)]

    assert counts(interests, []) == [(1, 1), (1, 1), (1, 1), (0, 0), (0, 0)]


def outcome_of(people: int) -> OutcomeResult:
    return OutcomeResult(
        text="Lead a shared vision",
        level="learning",
        people=people,
        before=Decimal("2.0"),
        now=Decimal("4.0"),
        rose=people,
        same=0,
        fell=0,
        counts=[0, 0, 0, 0, people],
    )


def result(people: int) -> QuestionResult:
    return QuestionResult(
        code="useful",
        kind=QuestionKind.RATING,
        text="How useful?",
        people=people,
        mean=Decimal("4.0"),
        total=7,
        counts=[0, 0, 0, 0, people],
        outcomes=[outcome_of(people)],
        words=["We plan together."],
    )


def figures_with(question: QuestionResult) -> Figures:
    return Figures(
        stages=[StageFigures(JourneyStage.STARTED, 1, 1)],
        workshops=[WorkshopFigures("", LAST_WORKSHOP_ON, is_settled=True, present=1)],
        non_attendance_rate=None,
        registers_open=0,
        tasks_set=0,
        survey=SurveyFigures(
            invited=9, answered=5, response_rate=56, closes_on=None, questions=[question]
        ),
    )


@pytest.mark.parametrize("closes_on", [None, date(2022, 6, 23)])
def test_figures_kept_as_text_come_back_as_they_were(closes_on):
    figures = figures_with(result(5))
    figures = replace(figures, survey=replace(figures.survey, closes_on=closes_on))

    kept = json.loads(json.dumps(asdict(figures), cls=DjangoJSONEncoder))

    assert figures_kept(kept) == figures


def test_every_state_of_a_report_has_its_moves_and_an_approved_one_can_only_be_reopened():
    assert set(MOVES) == set(ReportState)
    assert MOVES[ReportState.APPROVED] == {ReportState.REOPENED}
    check_report_move(ReportState.RETURNED, ReportState.SUBMITTED)
    with pytest.raises(Refused):
        check_report_move(ReportState.DRAFT, ReportState.APPROVED)


@pytest.mark.parametrize("state", [ReportState.SUBMITTED, ReportState.APPROVED])
def test_a_report_with_the_hub_lead_cannot_be_changed(state):
    with pytest.raises(Refused, match="can no longer be changed"):
        check_with_the_lead(state)


def test_nothing_is_missing_from_a_whole_report():
    assert missing_parts(whole_report(value_for_money="", learning_source=""), is_early=False) == {}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("did_it_work", "", "Say whether it worked"),
        ("what_next", " \n", "Say what the participants might do next year"),
        ("gaps_strength", "", "Gaps between groups of pupils: choose how strong the evidence is"),
        ("attitudes_text", " ", "Pupils’ attitudes: say what the evidence is"),
        ("recommendation", "", "Choose what you recommend"),
    ],
)
def test_what_is_missing_is_named(field, value, message):
    assert missing_parts(whole_report(**{field: value}), is_early=False) == {field: message}


def test_no_evidence_yet_needs_no_words():
    parts = whole_report(attitudes_strength=Strength.NONE, attitudes_text="")

    assert missing_parts(parts, is_early=False) == {}


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        (" ", {EARLY: "Say why you hand the report in before the last workshop"}),
        ("All agreed to end early.", {}),
    ],
)
def test_a_report_before_the_last_workshop_says_why(said, missing):
    assert missing_parts(whole_report(early_because=said), is_early=True) == missing
