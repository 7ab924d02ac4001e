"""Reads the term dates of a school year as they are written: one line for each stretch of school.

"Autumn 1: 2 September 2026 to 23 October 2026" is one stretch. A line of four dates is a term with
its half-term holiday, "Autumn: 2/9/2026 - 18/12/2026, half term 26/10/2026 - 30/10/2026", and
gives two. A year that is left out is that of the school year.
"""

import re
from calendar import month_abbr
from datetime import date, timedelta

from pages.rules.school_days import Stretch
from pages.rules.school_year import first_day, last_day

LINES_AT_MOST = 20
NAME_AT_MOST = 40
MONTHS = [name.lower() for name in month_abbr if name]
ONE_DAY = timedelta(days=1)
NAMED = rf"[\s./-]+(?:of\s)?((?:{'|'.join(MONTHS)})[a-z]{{0,6}})"
NUMBERED = r"[./-](\d{1,2})"
DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:{NAMED}|{NUMBERED})\b\.?(?:,?[\s./-]+(\d{{4}})\b)?",
    re.ASCII | re.IGNORECASE,
)
WEEKDAYS = re.compile(
    r"\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b\.?", re.IGNORECASE
)
# “Half term” alone is a holiday; “Half term 1” is a stretch of school.
HOLIDAY = re.compile(r"holiday|break|clos(ed|ure)|inset|half[ -]?term(?! *\d)", re.IGNORECASE)


class Unreadable(Exception):
    """A line that cannot be taken, with what to do about it."""


def read_terms(text: str, school_year: int) -> list[Stretch]:
    """The stretches of school in order. Raises Unreadable."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > LINES_AT_MOST:
        raise Unreadable(f"Enter {LINES_AT_MOST} lines at most, one for each half of a term")
    found: list[Stretch] = []
    for number, line in enumerate(lines, 1):
        for stretch in read_line(line, number, school_year, len(found)):
            refuse_misplaced(stretch, found, number, school_year)
            found.append(stretch)
    return found


def read_line(line: str, number: int, school_year: int, before: int) -> list[Stretch]:
    dates = [as_date(match, number, school_year) for match in DAY.finditer(line)]
    first = DAY.search(line)
    head = line[: first.start()] if first else line
    name = " ".join(WEEKDAYS.sub(" ", head).strip(" \t:-–—,;.|").split())[:NAME_AT_MOST].strip()
    if len(dates) == 2:
        if HOLIDAY.search(name):
            raise Unreadable(
                f"Line {number} seems to be a holiday. Enter the weeks of school only, with a "
                "name like “Autumn 1”"
            )
        return [Stretch(name or f"Half term {before + 1}", *dates)]
    if len(dates) == 4:
        term, half = (dates[0], dates[1]), (dates[2], dates[3])
        if not term[0] < half[0] <= half[1] < term[1]:
            raise Unreadable(
                f"Line {number}: enter the term's first and last day, then those of its half term"
            )
        name = name or "Term"
        return [
            Stretch(f"{name} 1", term[0], half[0] - ONE_DAY),
            Stretch(f"{name} 2", half[1] + ONE_DAY, term[1]),
        ]
    raise Unreadable(
        f"Line {number} needs a first and a last day, for example “Autumn 1: 2 September "
        f"{school_year} to 23 October {school_year}”"
    )


def as_date(match: re.Match, number: int, school_year: int) -> date:
    day, month_name, month_number, year_text = match.groups()
    month = MONTHS.index(month_name[:3].lower()) + 1 if month_name else int(month_number)
    year = int(year_text) if year_text else school_year + (month < 9)
    try:
        return date(year, month, int(day))
    except ValueError as error:
        raise Unreadable(
            f"Line {number}: “{match[0][:20]}” is not a date. Enter it like 2 September 2026"
        ) from error


def refuse_misplaced(
    stretch: Stretch, before: list[Stretch], number: int, school_year: int
) -> None:
    if stretch.until_on < stretch.from_on:
        raise Unreadable(f"Line {number} ends before it begins")
    if not first_day(school_year) <= stretch.from_on <= stretch.until_on <= last_day(school_year):
        raise Unreadable(
            f"Line {number} must lie between 1 September {school_year} and 31 August "
            f"{school_year + 1}"
        )
    if before and stretch.from_on <= before[-1].until_on:
        raise Unreadable(f"Line {number} must begin after the line before it ends")


def lines_of(stretches: list[Stretch]) -> str:
    """The same lines again, to be changed."""
    return "\n".join(
        f"{one.name}: {plain_day(one.from_on)} to {plain_day(one.until_on)}" for one in stretches
    )


def plain_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
