"""Days on which a workshop may keep people away, and term dates as people write them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.choices import DayKind
from pages.rules.bank_holidays import bank_holidays
from pages.rules.school_days import SchoolCalendar, Stretch, kind_of, warnings_for
from pages.rules.term_dates import Unreadable, lines_of, read_terms

AUTUMN_1 = Stretch("Autumn 1", date(2026, 9, 2), date(2026, 10, 23))
AUTUMN_2 = Stretch("Autumn 2", date(2026, 11, 2), date(2026, 12, 18))
SUMMER = Stretch("Summer", date(2027, 4, 12), date(2027, 7, 21))
TERMS = [AUTUMN_1, AUTUMN_2, SUMMER]
SATS = Stretch("Key stage 2 tests", date(2027, 5, 10), date(2027, 5, 13))
CALENDAR = SchoolCalendar(
    terms=TERMS,
    elsewhere={"Saltmarsh": [Stretch("Autumn", date(2026, 9, 7), date(2026, 12, 18))]},
    bank_holidays={date(2027, 5, 3): "May Day"},
    exams=[SATS],
)
HALF_TERM = (
    "It is in the school holidays, between Autumn 1 (to 23 Oct 2026) and Autumn 2 (from 2 Nov "
    "2026)."
)


@pytest.mark.parametrize(
    ("day", "warnings"),
    [
        (
            date(2026, 9, 1),
            [
                "The school year begins only on Wednesday 2 September 2026.",
                "The school year begins only on Monday 7 September 2026 in Saltmarsh.",
            ],
        ),
        (
            date(2026, 9, 2),
            ["The school year begins only on Monday 7 September 2026 in Saltmarsh."],
        ),
        (date(2026, 9, 7), []),
        (date(2026, 10, 23), []),
        (date(2026, 10, 24), ["It is a Saturday."]),
        (date(2026, 10, 25), ["It is a Sunday."]),
        (date(2026, 10, 26), [HALF_TERM]),
        (date(2026, 10, 30), [HALF_TERM]),
        (date(2026, 11, 2), []),
        (date(2027, 5, 3), ["It is a bank holiday: May Day."]),
        (
            date(2027, 7, 22),
            [
                "The school year ends on Wednesday 21 July 2027.",
                "The school year ends on Friday 18 December 2026 in Saltmarsh.",
            ],
        ),
        (date(2025, 10, 28), []),  # nothing is known of that year
        (date(2027, 9, 1), []),
    ],
)
def test_a_day_is_warned_of_in_words(day, warnings):
    assert warnings_for(day, CALENDAR) == warnings


@pytest.mark.parametrize(
    ("day", "is_warned"),
    [
        (date(2027, 5, 9), False),
        (date(2027, 5, 10), True),
        (date(2027, 5, 13), True),
        (date(2027, 5, 14), False),
    ],
)
def test_exams_are_warned_of_on_their_own_days(day, is_warned):
    calendar = SchoolCalendar(exams=[SATS])

    found = "Key stage 2 tests: 10 May 2027 to 13 May 2027." in warnings_for(day, calendar)

    assert found == is_warned


def test_of_an_empty_calendar_only_weekends_are_known():
    assert warnings_for(date(2026, 8, 5), SchoolCalendar()) == []
    assert warnings_for(date(2026, 8, 8), SchoolCalendar()) == ["It is a Saturday."]


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 9, 2), DayKind.SCHOOL),
        (date(2026, 9, 5), DayKind.WEEKEND),
        (date(2026, 10, 26), DayKind.HOLIDAY),
        (date(2027, 5, 3), DayKind.BANK_HOLIDAY),
        (date(2027, 5, 11), DayKind.EXAMS),
        (date(2025, 10, 28), DayKind.SCHOOL),
    ],
)
def test_the_picture_shows_one_thing_of_each_day(day, kind):
    assert kind_of(day, CALENDAR) == kind


def test_bank_holidays_come_by_name_and_in_order():
    found = bank_holidays(2027)

    assert found[date(2027, 3, 26)] == "Good Friday"
    assert list(found) == sorted(found)
    assert date(2022, 6, 3) in bank_holidays(2022)  # made for one year


@pytest.mark.parametrize(
    "line",
    [
        "Autumn 1: 2 September 2026 to 23 October 2026",
        "Autumn 1: 2 September to 23 October",
        "Autumn 1 2/9/2026 - 23/10/2026",
        "Autumn 1\tWed 2 Sep 2026\tFri 23 Oct 2026",
        "Autumn 1 – Wednesday 2nd September 2026 – Friday 23rd of October 2026",
        "Autumn 1: 2.9.2026-23.10.2026",
        "Autumn 1 Wed 2 Sep 2026 Fri 23 Oct 2026",
        "  Autumn 1, 02-09-2026 until 23-10-2026  ",
    ],
)
def test_a_line_is_read_however_it_is_written(line):
    assert read_terms(line, 2026) == [AUTUMN_1]


def test_a_term_with_its_half_term_gives_two_stretches():
    text = "Autumn: 2 September to 18 December, half term 26 October to 30 October\n\n"

    assert read_terms(text, 2026) == [
        Stretch("Autumn 1", date(2026, 9, 2), date(2026, 10, 25)),
        Stretch("Autumn 2", date(2026, 10, 31), date(2026, 12, 18)),
    ]


def test_a_month_without_a_year_belongs_to_the_school_year():
    assert read_terms("Spring 5 January to 25 March", 2026) == [
        Stretch("Spring", date(2027, 1, 5), date(2027, 3, 25))
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Autumn", "Line 1 needs a first and a last day"),
        ("Autumn: 2 September 2026", "Line 1 needs a first and a last day"),
        ("A: 2/9/2026 - 3/9/2026 - 4/9/2026", "Line 1 needs a first and a last day"),
        ("Half term: 26 October 2026 to 30 October 2026", "Line 1 seems to be a holiday"),
        ("A: 2/9/2026 - 31/9/2026", "Line 1: “31/9/2026” is not a date"),
        ("A: 2/9/2026 - 3/13/2026", "Line 1: “3/13/2026” is not a date"),
        ("A: 3/9/2026 - 2/9/2026", "Line 1 ends before it begins"),
        ("A: 31/8/2026 - 2/9/2026", "Line 1 must lie between 1 September 2026"),
        ("A: 2/7/2027 - 1/9/2027", "Line 1 must lie between 1 September 2026"),
        ("A: 2/9/2026 - 9/9/2026\nB: 9/9/2026 - 10/9/2026", "Line 2 must begin after"),
        ("A: 1/9/2026 - 2/9/2026, 3/9/2026 - 4/9/2026", "Line 1: enter the term's first and last"),
        ("A: 1/9/2026 - 2/9/2026\n" * 21, "Enter 20 lines at most"),
    ],
)
def test_a_line_that_cannot_be_taken_says_what_to_do(text, message):
    with pytest.raises(Unreadable, match=message.replace("(", r"\(")):
        read_terms(text, 2026)


def test_what_was_read_can_be_written_and_read_again():
    assert read_terms(lines_of(TERMS), 2026) == TERMS


@given(st.text(max_size=200), st.integers(2014, 2099))
def test_no_text_breaks_the_reading(text, year):
    with suppress(Unreadable):
        read_terms(text, year)
