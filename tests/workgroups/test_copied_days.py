"""Where the workshops of a copied Work Group go: exact days, and never off school."""

from datetime import date, time, timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.rules.bank_holidays import bank_holidays
from pages.rules.london import london
from pages.rules.school_days import SchoolCalendar, Stretch, warnings_for
from pages.rules.school_year import first_day, last_day, school_year_of
from pages.rules.term_dates import read_terms
from workgroups.rules.copied_days import (
    AFTER_ANOTHER,
    CopiedDay,
    copied_days,
    copied_due_on,
    copied_opening,
    has_terms,
    moved_along,
    years_on,
)
from workgroups.rules.copying import held_again
from workgroups.rules.days_off import day_off_words

TERMS = """Autumn: 1 September 2026 to 18 December 2026, half term 26 October to 30 October
Spring: 4 January 2027 to 25 March 2027, half term 15 February to 19 February
Summer: 12 April 2027 to 21 July 2027, half term 31 May to 4 June"""
YEAR = SchoolCalendar(
    terms=read_terms(TERMS, 2026),
    elsewhere={"Saltmarsh": [Stretch("All year", date(2026, 9, 7), date(2027, 7, 21))]},
    bank_holidays=bank_holidays(2026) | bank_holidays(2027),
    exams=[Stretch("Key stage 2 tests", date(2027, 5, 10), date(2027, 5, 13))],
)


def a_year_on(*days):
    return copied_days(days, partial(years_on, years=1), YEAR)


@pytest.mark.parametrize(
    ("was", "wished", "day", "because"),
    [
        # A Thursday of half-term becomes the Thursday after it.
        (date(2026, 6, 4), date(2027, 6, 3), date(2027, 6, 10), "half-term"),
        (date(2025, 10, 28), date(2026, 10, 27), date(2026, 11, 3), "half-term"),
        # A bank holiday Monday goes to the next Monday.
        (date(2026, 5, 4), date(2027, 5, 3), date(2027, 5, 10), "a bank holiday, May Day"),
        # The week before is nearer than the first one of the new term.
        (date(2025, 12, 22), date(2026, 12, 21), date(2026, 12, 14), "the Christmas holidays"),
        (date(2026, 4, 8), date(2027, 4, 7), date(2027, 4, 14), "the Easter holidays"),
        (date(2026, 7, 23), date(2027, 7, 22), date(2027, 7, 15), "the summer holidays"),
        (date(2025, 9, 3), date(2026, 9, 2), date(2026, 9, 9), "the summer holidays in Saltmarsh"),
        # A Saturday goes to the Friday, a Sunday to the Monday.
        (date(2025, 11, 22), date(2026, 11, 21), date(2026, 11, 20), "a Saturday"),
        (date(2025, 11, 23), date(2026, 11, 22), date(2026, 11, 23), "a Sunday"),
        # Exams are pointed out elsewhere: schools are open.
        (date(2026, 5, 12), date(2027, 5, 11), date(2027, 5, 11), ""),
        (date(2025, 11, 19), date(2026, 11, 18), date(2026, 11, 18), ""),
    ],
)
def test_a_day_moves_to_the_nearest_same_weekday_in_school(was, wished, day, because):
    assert a_year_on(was) == [CopiedDay(was, wished, day, because)]


def test_each_move_is_said_in_a_sentence():
    moved, kept = a_year_on(date(2026, 6, 4), date(2026, 6, 18))

    assert moved.words == "Thursday 3 June 2027 → Thursday 10 June 2027: half-term."
    assert kept.words == ""


def test_a_day_that_is_taken_by_the_one_before_moves_on_too():
    first, second, third = a_year_on(date(2026, 6, 4), date(2026, 6, 11), date(2026, 6, 25))

    assert first.day == date(2027, 6, 10)
    assert (second.wished, second.day) == (date(2027, 6, 10), date(2027, 6, 17))
    assert second.because == AFTER_ANOTHER
    assert third.day == third.wished == date(2027, 6, 24)


def test_without_room_before_the_holidays_another_weekday_is_taken_and_then_none():
    calendar = SchoolCalendar(terms=[Stretch("Days", date(2027, 7, 14), date(2027, 7, 16))])

    wish = partial(years_on, years=1)
    found = copied_days([date(2026, 7, day) for day in (15, 22, 23)], wish, calendar)

    assert [row.day for row in found] == [date(2027, 7, 14), date(2027, 7, 16), None]
    assert found[-1].words == (
        "No day of school is left near Thursday 22 July 2027: the summer holidays."
    )


@pytest.mark.parametrize(
    ("day", "years", "on"),
    [
        (date(2026, 11, 17), 1, date(2027, 11, 16)),
        (date(2027, 11, 17), 1, date(2028, 11, 15)),
        (date(2021, 11, 17), 5, date(2026, 11, 18)),
        (date(2028, 2, 29), 1, date(2029, 2, 27)),
        # The nearest Tuesday and Sunday lie on the other side of the turn of the year.
        (date(2026, 9, 1), 1, date(2027, 9, 7)),
        (date(2025, 8, 31), 5, date(2030, 8, 25)),
    ],
)
def test_the_same_weekday_years_on_stays_in_the_school_year(day, years, on):
    assert years_on(day, years) == on
    assert on.weekday() == day.weekday()


def test_a_year_is_known_by_the_terms_of_the_hub_or_of_an_authority():
    of_one = SchoolCalendar(elsewhere={"Saltmarsh": YEAR.terms})

    assert [has_terms(YEAR, year) for year in (2025, 2026, 2027)] == [False, True, False]
    assert has_terms(of_one, 2026)
    assert not has_terms(SchoolCalendar(), 2026)


def test_a_cohort_keeps_the_distances_from_its_first_day():
    wish = moved_along(date(2026, 11, 17), date(2027, 1, 14))

    assert [wish(date(2026, 11, 17)), wish(date(2026, 12, 1))] == [
        date(2027, 1, 14),
        date(2027, 1, 28),
    ]


@pytest.mark.parametrize(
    ("before", "due_on"),
    [
        # Two days before the workshop that it leads up to.
        ((date(2026, 6, 4), date(2027, 6, 10)), date(2027, 6, 8)),
        # Never before the workshop that it follows.
        ((date(2026, 6, 4), date(2027, 5, 7)), date(2027, 5, 6)),
        # As long after the last workshop.
        (None, date(2027, 6, 3)),
    ],
)
def test_a_task_is_due_as_long_before_the_next_workshop(before, due_on):
    after = (date(2026, 5, 5), date(2027, 5, 6))

    assert copied_due_on(date(2026, 6, 2), after=after, before=before) == due_on


DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 31))


@st.composite
def calendars(draw):
    """Some terms of several years, of the hub and of an authority, each five weeks or longer."""

    def terms():
        return [
            Stretch(f"Term {start}", start, start + timedelta(days=draw(st.integers(35, 90))))
            for start in draw(st.lists(DAYS, max_size=8))
        ]

    holidays = {
        day: name for year in range(2019, 2033) for day, name in bank_holidays(year).items()
    }
    elsewhere = {"Saltmarsh": terms()} if draw(st.booleans()) else {}
    return SchoolCalendar(terms=terms(), elsewhere=elsewhere, bank_holidays=holidays)


@given(days=st.lists(DAYS, max_size=8), calendar=calendars(), years=st.integers(0, 3))
def test_no_day_is_ever_off_school_or_out_of_its_order_or_year(days, calendar, years):
    found = copied_days(days, lambda day: years_on(day, years), calendar)

    held = [row.day for row in found if row.day is not None]
    assert [warnings_for(day, calendar) for day in held] == [[] for _ in held]
    assert held == sorted(set(held))
    assert [row.was for row in found] == sorted(set(days))
    for row in found:
        assert row.wished.weekday() == row.was.weekday()
        assert school_year_of(row.wished) == school_year_of(row.was) + years
        assert row.day is None or school_year_of(row.day) == school_year_of(row.wished)
        # Every move has its reason, and nothing else has one.
        assert bool(row.words) == bool(row.because) == (row.day != row.wished)


@given(days=st.lists(DAYS, min_size=1, max_size=1), calendar=calendars())
def test_a_day_is_given_up_only_where_the_whole_year_is_off(days, calendar):
    [row] = copied_days(days, lambda day: day, calendar)

    if row.day is None:
        year = school_year_of(row.wished)
        length = (last_day(year) - first_day(year)).days + 1
        whole = [first_day(year) + timedelta(days=more) for more in range(length)]
        assert all(day_off_words(day, calendar) for day in whole)


@given(day=DAYS, calendar=calendars())
def test_a_day_off_is_one_that_planning_warns_of(day, calendar):
    assert bool(day_off_words(day, calendar)) == bool(warnings_for(day, calendar))


OPENED, CLOSED = london(date(2026, 3, 2), time(9)), london(date(2026, 3, 20), time(17))


@pytest.mark.parametrize(
    ("opened", "closed", "closes_at", "opens_at"),
    [
        # 18 days before, at the same time by the clock, though the clocks change in between.
        (OPENED, CLOSED, london(date(2027, 4, 9), time(17)), london(date(2027, 3, 22), time(9))),
        # And at the latest as long before as it was.
        (OPENED, CLOSED, london(date(2027, 3, 19), time(8)), london(date(2027, 3, 1))),
        (None, CLOSED, CLOSED, None),
        (OPENED, None, CLOSED, None),
        (OPENED, CLOSED, None, None),
    ],
)
def test_interest_opens_as_long_before_it_closes(opened, closed, closes_at, opens_at):
    assert copied_opening(opened, closed, closes_at) == opens_at


@pytest.mark.parametrize(("retired_on", "venue"), [(None, 7), (date(2026, 1, 1), None)])
def test_a_workshop_is_held_again_at_its_hours_and_where_that_is_still_offered(retired_on, venue):
    row = SimpleNamespace(
        pk=3,
        starts_at=london(date(2026, 3, 2), time(9, 30)),
        ends_at=london(date(2026, 3, 2), time(14, 30)),
        mode="face_to_face",
        venue_id=7,
        venue=SimpleNamespace(retired_on=retired_on),
    )

    planned = held_again(row, date(2026, 4, 20), ["Try it", "Try it", "Share it"])

    assert (planned.workshop, planned.mode, planned.venue) == (3, "face_to_face", venue)
    assert planned.starts_at == london(date(2026, 4, 20), time(9, 30))
    assert planned.ends_at == london(date(2026, 4, 20), time(14, 30))
    assert planned.tasks == ("Try it", "Share it")
