"""Days and clocks as instants, where the clocks have changed and where they have not."""

from datetime import UTC, date, datetime, time

import pytest

from pages.rules.london import at_clock_of, london


@pytest.mark.parametrize(
    ("day", "clock", "instant"),
    [
        (date(2026, 3, 28), time(9, 30), datetime(2026, 3, 28, 9, 30, tzinfo=UTC)),
        (date(2026, 3, 29), time(9, 30), datetime(2026, 3, 29, 8, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time.min, datetime(2026, 10, 24, 23, tzinfo=UTC)),
        (date(2026, 10, 26), time.min, datetime(2026, 10, 26, tzinfo=UTC)),
    ],
)
def test_a_clock_is_that_of_london_on_that_day(day, clock, instant):
    assert london(day, clock) == instant


def test_a_day_alone_is_its_first_instant():
    assert london(date(2026, 7, 1)) == datetime(2026, 6, 30, 23, tzinfo=UTC)


def test_the_clock_stays_where_the_days_between_do_not_all_have_24_hours():
    before = datetime(2026, 3, 27, 9, 30, tzinfo=UTC)

    assert at_clock_of(before, date(2026, 4, 3)) == datetime(2026, 4, 3, 8, 30, tzinfo=UTC)
