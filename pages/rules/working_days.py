"""Days on which hubs and schools' offices work, and counting in them.

Monday to Friday without the bank holidays of England. School holidays are working days.
"""

from datetime import date, timedelta
from functools import lru_cache

from pages.rules.bank_holidays import england

# Rows of one list and of one sweep ask for the same few days over and over.
remembered = lru_cache(maxsize=4096)


def working_days_before(day: date, count: int) -> date:
    """The day that lies `count` working days before; the day itself does not count."""
    return working_days_after(day, -count)


@remembered
def working_days_after(day: date, count: int) -> date:
    """The day that lies `count` working days after; the day itself does not count."""
    # The library answers a count of none with the next working day; here it is the day itself.
    return england().get_nth_working_day(day, count) if count else day


@remembered
def working_days_between(first: date, last: date) -> int:
    """How many working days lie after `first`, up to and with `last`; negative the other way."""
    if last < first:
        return -working_days_between(last, first)
    # The library counts both ends, and of two days in any order.
    after = first + timedelta(days=1)
    return england().get_working_days_count(after, last) if after <= last else 0
