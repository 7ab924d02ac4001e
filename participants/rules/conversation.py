"""Until when the people of a Work Group can write to each other."""

from datetime import date

from pages.rules.school_year import last_day


def is_open(school_year: int, on: date) -> bool:
    """Until the 31 August that ends the Work Group's year, inclusive."""
    return on <= last_day(school_year)
