from datetime import date

import pytest

from bench.minutes.keystrokes import (
    CLICKED,
    MARKED,
    PICKED_FROM_LIST,
    READ,
    Effort,
    loaded,
    pasted,
    said_minutes,
    typed,
    typed_day,
)


def test_a_filled_box_is_a_click_a_decision_and_its_keys():
    assert typed("Tess T") == Effort(clicks=1, keys=6, decisions=1)


def test_what_stood_in_a_box_is_selected_first():
    assert typed("18", instead_of="11") == Effort(clicks=1, keys=4, decisions=1)


def test_a_sheet_is_copied_where_it_stands_and_pasted():
    assert pasted() == Effort(clicks=2, keys=6, decisions=1)


@pytest.mark.parametrize(("day", "keys"), [(date(2026, 3, 8), 6 + 2), (date(2025, 11, 12), 8 + 2)])
def test_a_date_is_one_decision_and_two_tabs(day, keys):
    assert typed_day(day) == Effort(clicks=1, keys=keys, decisions=1)


@pytest.mark.parametrize(
    ("effort", "seconds"),
    [
        (Effort(), 0),
        (CLICKED, 1.2),
        (READ, 1.35),
        (MARKED, 2.55),
        (PICKED_FROM_LIST, 3.75),
        (typed("Tess T"), 4.23),
        (loaded(0.4), 0.4),
        (typed("Tess T") + MARKED + CLICKED + loaded(0.4), 8.38),
    ],
)
def test_seconds_of_an_effort(effort, seconds):
    assert effort.seconds == pytest.approx(seconds)


def test_efforts_add_up_part_by_part():
    whole = Effort(1, 2, 3, 4, 0.5) + Effort(10, 20, 30, 40, 0.25)

    assert whole == Effort(loads=11, clicks=22, keys=33, decisions=44, page_seconds=0.75)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 min 00 s"), (59.4, "0 min 59 s"), (59.6, "1 min 00 s")]
)
def test_minutes_are_said_to_the_second(seconds, words):
    assert said_minutes(seconds) == words
