"""The geometry of bars and of the line of the year."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from pages.pictures import DOT_GAP, LINE_WIDTH, MARGIN, bars_picture, cycle_picture, places_picture

NOW = datetime(2021, 12, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("numbers", "widths", "words"),
    [
        ((18, 4, 30), (120, 26), "18 of 30 places taken, 4 offered, 8 left"),
        ((30, 0, 30), (200, 0), "30 of 30 places taken, none left"),
        ((0, 0, 30), (0, 0), "0 of 30 places taken, 30 left"),
        ((32, 0, 30), (200, 0), "32 of 30 places taken, none left"),
        ((0, 0, 0), (0, 0), "0 of 0 places taken, none left"),
    ],
)
def test_places_are_a_bar_and_a_sentence(numbers, widths, words):
    bar = places_picture(*numbers)

    assert (bar.taken_width, bar.offered_width) == widths
    assert bar.short_words + bar.more_words == words


@pytest.mark.parametrize(
    ("count", "total", "percent", "width"), [(14, 25, 56, 112), (0, 25, 0, 0), (0, 0, 0, 0)]
)
def test_an_answer_is_its_share_of_all(count, total, percent, width):
    (bar,) = bars_picture([("Agree", count, total)])

    assert (bar.percent, bar.width) == (percent, width)


def workshop(pk, day, cancelled=False):
    starts_at = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
    return SimpleNamespace(
        pk=pk,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=5),
        cancelled_at=NOW if cancelled else None,
    )


def test_the_year_runs_from_the_first_month_to_the_last():
    days = [date(2021, 11, 17), date(2022, 2, 3), date(2022, 5, 25)]
    tasks = [SimpleNamespace(after_workshop_id=1), SimpleNamespace(after_workshop_id=2)]

    line = cycle_picture([workshop(pk, day) for pk, day in enumerate(days, 1)], tasks, now=NOW)

    assert [label for _, label in line.months] == ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May"]
    assert [stop.state for stop in line.stops] == ["past", "next", "later"]
    assert [len(stop.tasks) for stop in line.stops] == [1, 1, 0]
    first, second, third = (stop.x for stop in line.stops)
    assert MARGIN < first < second < third < LINE_WIDTH - MARGIN
    assert list(line.stretches) == [(first, second), (second, third)]
    assert line.words == (
        "3 workshops, with 2 school-based tasks: Wednesday 17 November 2021; "
        "Thursday 3 February 2022; Wednesday 25 May 2022"
    )


def test_dots_of_near_days_do_not_cover_each_other():
    days = [date(2022, 5, day) for day in (1, 2, 29, 30, 31)]

    line = cycle_picture([workshop(pk, day) for pk, day in enumerate(days)], [], now=NOW)

    found = [stop.x for stop in line.stops]
    assert all(after - before >= DOT_GAP for before, after in zip(found, found[1:], strict=False))
    assert found[-1] <= LINE_WIDTH - MARGIN


def test_a_cancelled_workshop_is_not_the_next():
    line = cycle_picture(
        [workshop(1, date(2022, 2, 3), cancelled=True), workshop(2, date(2022, 5, 25))], [], now=NOW
    )

    assert [stop.state for stop in line.stops] == ["cancelled", "next"]


def test_no_workshops_are_no_line():
    line = cycle_picture([], [], now=NOW)

    assert (list(line.stops), line.words) == ([], "No workshops yet")
