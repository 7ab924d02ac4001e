"""Dates, times and money in the portal's words. Instants are said in London time."""

from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone


def day_words(day: date) -> str:
    """Wednesday 17 November 2021."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def short_day_words(day: date) -> str:
    """17 Nov 2021, for tables."""
    return f"{day.day} {day:%b %Y}"


def clock_words(moment: time | datetime) -> str:
    """9:30am, midday, midnight."""
    if (moment.hour, moment.minute) == (12, 0):
        return "midday"
    if (moment.hour, moment.minute) == (0, 0):
        return "midnight"
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment.minute:02}{'am' if moment.hour < 12 else 'pm'}"


def session_words(starts_at: datetime, ends_at: datetime) -> str:
    """Wednesday 17 November 2021, 9:30am to 2:30pm."""
    starts, ends = timezone.localtime(starts_at), timezone.localtime(ends_at)
    return f"{day_words(starts.date())}, {clock_words(starts)} to {clock_words(ends)}"


def instant_words(moment: datetime) -> str:
    """17 November 2021 at 9:30am."""
    local = timezone.localtime(moment)
    return f"{local.day} {local:%B %Y} at {clock_words(local)}"


def until_words(moment: datetime) -> str:
    """23:59 on Wednesday 10 November 2021, for the last moment at which something is free."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M} on {day_words(local.date())}"


def number_words(number: int) -> str:
    """24,000: past a thousand, digits alone are hard to read."""
    return f"{number:,}"


def money_words(amount: Decimal) -> str:
    """£1,075.00."""
    return f"£{amount:,.2f}"


def ordinal_words(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def days_words(days: Decimal | None) -> str:
    """3 days, 1 day, 2.5 days; nothing where it is not said."""
    if days is None:
        return ""
    number = days.normalize()
    return f"{number:f} day" if number == 1 else f"{number:f} days"


def school_year_words(year: int) -> str:
    """2021/22, for the school year that began in September 2021."""
    return f"{year}/{(year + 1) % 100:02}"


def join_words(words: list[str]) -> str:
    """Brent, Ealing and Harrow."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted_things(number: int, thing: str) -> str:
    """1 day, 6 days."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
