"""Why there is no school on a day, in the few words that a table of dates has room for."""

from collections.abc import Sequence
from datetime import date

from pages.rules.school_days import SATURDAY, SchoolCalendar, Stretch, terms_of_year

BREAKS_BY_MONTH = {12: "the Christmas holidays", 1: "the Christmas holidays"}
BREAKS_BY_MONTH |= {3: "the Easter holidays", 4: "the Easter holidays"}


def day_off_words(day: date, calendar: SchoolCalendar) -> str:
    """ "half-term", "a Saturday" and the like; "" for a day of school.

    Of the days that warnings_for() of pages/rules/school_days.py warns of, all but exams: schools
    are open then.
    """
    if day.weekday() >= SATURDAY:
        return f"a {day:%A}"
    if day in calendar.bank_holidays:
        return f"a bank holiday, {calendar.bank_holidays[day]}"
    if away := holiday_words(day, calendar.terms):
        return away
    for place, terms in sorted(calendar.elsewhere.items()):
        if away := holiday_words(day, terms):
            return f"{away} in {place}"
    return ""


def holiday_words(day: date, terms: Sequence[Stretch]) -> str:
    """Which holidays the day is in; "" in term, and of a school year without known terms."""
    of_year = terms_of_year(day, terms)
    if not of_year or any(term.holds(day) for term in of_year):
        return ""
    before = [term for term in of_year if term.until_on < day]
    after = [term for term in of_year if term.from_on > day]
    if not before or not after:
        return "the summer holidays"
    middle = before[-1].until_on + (after[0].from_on - before[-1].until_on) / 2
    return BREAKS_BY_MONTH.get(middle.month, "half-term")
