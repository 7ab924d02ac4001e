"""The bank holidays of England, from a list that comes with the portal."""

from datetime import date
from functools import cache

import holidays

# Filled at once: the library adds a missing year while it is asked, and would show a second
# thread the year half filled.
YEARS = range(2000, 2061)


@cache
def england() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG", years=YEARS)


@cache
def bank_holidays(year: int) -> dict[date, str]:
    """The days of a year by date, with their names."""
    return dict(sorted(holidays.country_holidays("GB", subdiv="ENG", years=year).items()))
