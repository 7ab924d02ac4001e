from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubs.choices import NoticeUnit
from workgroups.rules.notice import is_late, last_free_day, last_free_moment

LONDON = ZoneInfo("Europe/London")


def terms(days=7, unit=NoticeUnit.CALENDAR_DAYS):
    return SimpleNamespace(notice_days=days, notice_unit=unit)


def london(*parts):
    return datetime(*parts, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("workshop_on", "free_until"),
    [
        (date(2021, 11, 17), date(2021, 11, 10)),
        (date(2022, 2, 3), date(2022, 1, 27)),
        (date(2022, 5, 25), date(2022, 5, 18)),
        (date(2028, 3, 7), date(2028, 2, 29)),
    ],
)
def test_last_free_day_is_the_same_weekday_a_week_before(workshop_on, free_until):
    assert last_free_day(workshop_on, 7) == free_until


@pytest.mark.parametrize(
    ("cancelled_at", "late"),
    [
        (london(2022, 1, 27, 23, 59, 59), False),
        (london(2022, 1, 27, 23, 59, 59, 999_999), False),
        (london(2022, 1, 28), True),
    ],
)
def test_cancelling_3_february_is_late_from_midnight_after_27_january(cancelled_at, late):
    free_until = last_free_moment(london(2022, 2, 3, 9, 30), terms())

    assert is_late(cancelled_at, free_until) == late


def test_a_summer_workshop_is_free_until_an_hour_before_midnight_utc():
    starts_at = datetime(2022, 5, 25, 8, 30, tzinfo=UTC)

    assert last_free_moment(starts_at, terms()) == datetime(2022, 5, 18, 22, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts_at", "free_until"),
    [
        (london(2021, 11, 17, 9, 30), datetime(2021, 11, 10, 9, 30, tzinfo=UTC)),
        (london(2022, 5, 25, 9, 30), datetime(2022, 5, 18, 8, 30, tzinfo=UTC)),
        # The clocks go back, or forward, within the week of notice.
        (london(2021, 11, 3, 9, 30), datetime(2021, 10, 27, 8, 30, tzinfo=UTC)),
        (london(2022, 3, 30, 9, 30), datetime(2022, 3, 23, 9, 30, tzinfo=UTC)),
        (london(2027, 3, 30, 9, 30), datetime(2027, 3, 23, 9, 30, tzinfo=UTC)),
    ],
)
def test_clock_days_end_at_the_same_wall_clock_time(starts_at, free_until):
    assert last_free_moment(starts_at, terms(unit=NoticeUnit.CLOCK_DAYS)) == free_until


@pytest.mark.parametrize(
    ("starts_at", "days", "free_until"),
    [
        # 1:30am comes twice on 31 October 2021: at 00:30 and, the clocks put back, 01:30 UTC.
        ((2021, 11, 7, 1, 30), 7, (2021, 10, 31, 1, 30)),
        ((2021, 10, 31, 0, 30), 0, (2021, 10, 31, 0, 30)),
        ((2021, 10, 31, 1, 30), 0, (2021, 10, 31, 1, 30)),
        ((2021, 10, 31, 1, 30), 1, (2021, 10, 30, 0, 30)),
        # 1:30am is left out on 27 March 2022.
        ((2022, 4, 3, 0, 30), 7, (2022, 3, 27, 1, 30)),
    ],
)
def test_clock_days_take_the_later_of_an_hour_that_comes_twice(starts_at, days, free_until):
    found = last_free_moment(datetime(*starts_at, tzinfo=UTC), terms(days, NoticeUnit.CLOCK_DAYS))

    assert found == datetime(*free_until, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts_at", "day"),
    [
        (london(2021, 11, 17, 9, 30), date(2021, 11, 10)),
        (london(2022, 2, 3, 9, 30), date(2022, 1, 27)),
        # The Jubilee bank holidays of 2 and 3 June do not count.
        (london(2022, 6, 9, 9, 30), date(2022, 5, 31)),
    ],
)
def test_working_days_pass_over_weekends_and_bank_holidays(starts_at, day):
    free_until = last_free_moment(starts_at, terms(5, NoticeUnit.WORKING_DAYS))

    assert free_until == london(day.year, day.month, day.day, 23, 59, 59)


def test_without_a_notice_period_word_is_in_time_until_the_start():
    starts_at = london(2022, 2, 3, 9, 30)
    free_until = last_free_moment(starts_at, terms(0, NoticeUnit.NONE))

    assert not is_late(starts_at, free_until)
    assert is_late(starts_at + timedelta(seconds=1), free_until)


@pytest.mark.parametrize("hour", [(0, 15), (23, 45)])
@pytest.mark.parametrize("day", [(2026, 3, 29), (2026, 10, 25), (2027, 3, 28), (2027, 10, 31)])
def test_a_workshop_on_the_day_the_clocks_change_keeps_whole_days_of_notice(day, hour):
    free_until = last_free_moment(london(*day, *hour), terms())

    expected = date(*day) - timedelta(days=7)
    assert free_until == london(expected.year, expected.month, expected.day, 23, 59, 59)


@given(
    minutes=st.integers(0, 4 * 365 * 24 * 60),
    days=st.integers(0, 30),
)
def test_midnight_after_the_last_free_day_is_late_and_the_second_before_is_not(minutes, days):
    starts_at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    free_until = last_free_moment(starts_at, terms(days))

    workshop_on = starts_at.astimezone(LONDON).date()
    midnight = datetime.combine(
        workshop_on - timedelta(days=days) + timedelta(days=1), datetime.min.time(), LONDON
    )
    assert is_late(midnight, free_until)
    assert not is_late((midnight.astimezone(UTC) - timedelta(seconds=1)), free_until)
