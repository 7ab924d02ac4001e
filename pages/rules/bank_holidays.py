"""The bank holidays of England, from a list that comes with the portal."""

from datetime import date
from functools import cache

import holidays


@cache
def bank_holidays(year: int) -> dict[date, str]:
    """The days of a year by date, with their names."""
    return dict(sorted(holidays.country_holidays("GB", subdiv="ENG", years=year).items()))
