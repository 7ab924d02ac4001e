"""What a day is to a school: term, holiday, weekend, bank holiday, a week of exams."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pages.choices import DayKind
from pages.rules.school_year import first_day, last_day, school_year_of
from pages.wording import day_words, short_day_words

SATURDAY = 5


@dataclass(frozen=True)
class Stretch:
    """Days in a row with a name: school weeks of a term, or weeks of exams. Both ends count."""

    name: str
    from_on: date
    until_on: date

    def holds(self, day: date) -> bool:
        return self.from_on <= day <= self.until_on

    @property
    def words(self) -> str:
        if self.from_on == self.until_on:
            return day_words(self.from_on)
        return f"{short_day_words(self.from_on)} to {short_day_words(self.until_on)}"


@dataclass(frozen=True)
class SchoolCalendar:
    """What is known of the days of a hub.

    `terms` are the stretches of school of the hub in general, and `elsewhere` those of a local
    authority of its area, by name, that has its own.
    """

    terms: Sequence[Stretch] = ()
    elsewhere: Mapping[str, Sequence[Stretch]] = field(default_factory=dict)
    bank_holidays: Mapping[date, str] = field(default_factory=dict)
    exams: Sequence[Stretch] = ()


def warnings_for(day: date, calendar: SchoolCalendar) -> list[str]:
    """Why a workshop on that day may keep people away. None of it forbids the day."""
    if day.weekday() >= SATURDAY:
        found = [f"It is a {day:%A}."]
    elif day in calendar.bank_holidays:
        found = [f"It is a bank holiday: {calendar.bank_holidays[day]}."]
    else:
        found = holiday_warnings(day, calendar)
    found += [f"{exams.name}: {exams.words}." for exams in calendar.exams if exams.holds(day)]
    return found


def holiday_warnings(day: date, calendar: SchoolCalendar) -> list[str]:
    found = []
    if away := outside_words(day, calendar.terms):
        found.append(f"{away}.")
    for place, terms in sorted(calendar.elsewhere.items()):
        if words := outside_words(day, terms):
            found.append(f"{words} in {place}.")
    return found


def outside_words(day: date, terms: Sequence[Stretch]) -> str:
    """How the day lies outside the terms of its school year; "" if inside, or if none are known."""
    of_year = terms_of_year(day, terms)
    if not of_year or any(term.holds(day) for term in of_year):
        return ""
    before = [term for term in of_year if term.until_on < day]
    after = [term for term in of_year if term.from_on > day]
    if not before:
        return f"The school year begins only on {day_words(after[0].from_on)}"
    if not after:
        return f"The school year ends on {day_words(before[-1].until_on)}"
    return (
        f"It is in the school holidays, between {before[-1].name} (to "
        f"{short_day_words(before[-1].until_on)}) and {after[0].name} (from "
        f"{short_day_words(after[0].from_on)})"
    )


def terms_of_year(day: date, terms: Sequence[Stretch]) -> list[Stretch]:
    """The stretches of the day's school year, in order."""
    year = school_year_of(day)
    first, last = first_day(year), last_day(year)
    found = [term for term in terms if term.until_on >= first and term.from_on <= last]
    return sorted(found, key=lambda term: term.from_on)


def kind_of(day: date, calendar: SchoolCalendar) -> DayKind:
    """The one thing that the picture of the year shows of the day."""
    if day in calendar.bank_holidays:
        return DayKind.BANK_HOLIDAY
    if day.weekday() >= SATURDAY:
        return DayKind.WEEKEND
    if any(exams.holds(day) for exams in calendar.exams):
        return DayKind.EXAMS
    of_year = terms_of_year(day, calendar.terms)
    if of_year and not any(term.holds(day) for term in of_year):
        return DayKind.HOLIDAY
    return DayKind.SCHOOL
