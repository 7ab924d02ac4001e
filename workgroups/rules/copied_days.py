"""The days of the workshops of a copied Work Group: the same weekdays, and days of school."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pages.rules.london import at_clock_of, london_day
from pages.rules.school_days import SATURDAY, SchoolCalendar, terms_of_year
from pages.rules.school_year import first_day, school_year_of
from pages.wording import day_words
from workgroups.rules.calendar import shifted_due_on
from workgroups.rules.days_off import day_off_words

WEEK = timedelta(weeks=1)
WEEKS_AWAY = 6  # further off another weekday comes nearer to what was meant
AFTER_ANOTHER = "the workshop before it has moved"


@dataclass(frozen=True)
class CopiedDay:
    """A day of the earlier Work Group, the day that it becomes, and why that is not the wished one.

    `day` is None where no day of school is left in that school year.
    """

    was: date
    wished: date
    day: date | None
    because: str = ""

    @property
    def words(self) -> str:
        """What is to be said of it; "" where it is as wished."""
        if self.day is None:
            return f"No day of school is left near {day_words(self.wished)}: {self.because}."
        if self.day == self.wished:
            return ""
        return f"{day_words(self.wished)} → {day_words(self.day)}: {self.because}."


def copied_days(
    days: Iterable[date], wish: Callable[[date], date], calendar: SchoolCalendar
) -> list[CopiedDay]:
    """Each of the days, in order, on a day of school, and none before or on that of another."""
    found: list[CopiedDay] = []
    last: date | None = None
    for was in sorted(set(days)):
        wished = wish(was)
        day = nearest_free_day(wished, last, calendar)
        because = "" if day == wished else day_off_words(wished, calendar) or AFTER_ANOTHER
        found.append(CopiedDay(was, wished, day, because))
        last = day or last
    return found


def nearest_free_day(wished: date, last: date | None, calendar: SchoolCalendar) -> date | None:
    """The wished day or else the nearest day of school after `last`, in the same school year.

    On the same weekday if there is one within six weeks; of two as near the later one.
    """
    for day in days_around(wished):
        if (
            (last is None or day > last)
            and school_year_of(day) == school_year_of(wished)
            and not day_off_words(day, calendar)
        ):
            return day
    return None


def days_around(wished: date) -> Iterator[date]:
    yield wished
    if wished.weekday() < SATURDAY:
        yield from both_ways(wished, WEEK, WEEKS_AWAY)
    yield from both_ways(wished, timedelta(days=1), 366)


def both_ways(wished: date, step: timedelta, times: int) -> Iterator[date]:
    for number in range(1, times + 1):
        yield wished + number * step
        yield wished - number * step


def has_terms(calendar: SchoolCalendar, school_year: int) -> bool:
    """Is it known when schools of the hub, or of an authority of its area, are open that year?"""
    known = (calendar.terms, *calendar.elsewhere.values())
    return any(terms_of_year(first_day(school_year), terms) for terms in known)


def years_on(day: date, years: int) -> date:
    """The same weekday nearest to the same date so many years on, in the school year so far on."""
    year = day.year + years
    # 29 February counts as the 28th.
    same = day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
    away = (day.weekday() - same.weekday() + 3) % 7 - 3
    found = same + timedelta(days=away)
    # At the turn of the school year the nearest may lie beyond it.
    over = school_year_of(found) - school_year_of(day) - years
    return found - over * WEEK


def moved_along(first_was: date, first_on: date) -> Callable[[date], date]:
    """As many days after the new first day as before."""
    return lambda day: day + (first_on - first_was)


def copied_due_on(
    due_on: date, *, after: tuple[date, date], before: tuple[date, date] | None
) -> date:
    """When a task is due in the copy, by the days, old and new, of the workshops around it.

    As long before the workshop that it leads up to as it was; without one, as long after its own.
    """
    was, on = before or after
    return shifted_due_on(due_on, was=was, to=on, not_before=after[1])


def copied_closing(closes_at: datetime, *, was: date, on: date) -> date:
    """The day on which expressions of interest close, as long before the first workshop."""
    return closes_at.date() + (on - was)


def copied_opening(
    opened: datetime | None, closed: datetime | None, closes_at: datetime | None
) -> datetime | None:
    """When interest opens in the copy, as many days before it closes as it was."""
    if opened is None or closed is None or closes_at is None:
        return None
    opening = london_day(closes_at) - (london_day(closed) - london_day(opened))
    return min(at_clock_of(opened, opening), closes_at - (closed - opened))
