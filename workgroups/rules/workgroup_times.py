"""How lists write the dates and times of workshops: a cell in, plain values out."""

import re
from calendar import day_abbr, month_abbr
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from pages.wording import short_day_words

WEEKDAYS = [name.lower() for name in day_abbr]
MONTHS = [name.lower() for name in month_abbr if name]
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})[a-z]*\.?,?\s+)?"
NUMBERED = re.compile(
    rf"{WEEKDAY}(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})",
    re.ASCII | re.IGNORECASE,
)
NAMED = re.compile(
    rf"{WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
    r",?\s+(?P<year>\d{4})",
    re.ASCII | re.IGNORECASE,
)
# Between two dates there may be no more than a space: a workbook's line breaks come as such.
BETWEEN = re.compile(r"(?:[\s;,&]|\band\b)+", re.IGNORECASE)
NOT_SETTLED = re.compile(r"tbc|tba|to be (?:confirmed|arranged)", re.IGNORECASE)
FORMS = (ISO, NUMBERED, NAMED, NOT_SETTLED)
NO_DATE = "no date like 2025-11-17 or 17 Nov 2025"
PART_SHOWN = 40
CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?"
RANGE = re.compile(rf"\b{CLOCK}\s*(?:-|–|—|to|until)\s*{CLOCK}\b", re.ASCII | re.IGNORECASE)
SCHOOL_DAY_STARTS = 7  # an hour below it, without am or pm, is in the afternoon


@dataclass(frozen=True, order=True)
class Hours:
    """From when to when."""

    starts: time
    ends: time


def read_days(cell: str) -> list[date]:
    """The days as they are typed, as hours follow them.

    Raises ValueError, which says of what is none why.
    """
    days = []
    place = skipped(BETWEEN, cell, 0)
    while place < len(cell):
        written = next(filter(None, (form.match(cell, place) for form in FORMS)), None)
        after = skipped(BETWEEN, cell, written.end()) if written else place
        # What follows without anything between belongs to it, as in “12 May 2026-27”.
        if written is None or written.end() == after < len(cell):
            part = re.split(r"[;,\n]|\s+and\s", cell[place:])[0]
            raise ValueError(f"“{part[:PART_SHOWN]}” is {NO_DATE}")
        if written.re is not NOT_SETTLED:
            days.append(day_of(written))
        place = after
    return days


def skipped(what: re.Pattern, cell: str, place: int) -> int:
    matched = what.match(cell, place)
    return matched.end() if matched else place


def day_of(written: re.Match) -> date:
    parts = written.groupdict()
    month = parts["month"].lower()
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    try:
        day = date(int(parts["year"]), number, int(parts["day"]))
    except ValueError as error:
        raise ValueError(f"“{written[0]}” is {NO_DATE}") from error
    said = parts.get("weekday")
    # One of the two is a slip, and nobody but its writer knows which.
    if said and WEEKDAYS.index(said.lower()) != day.weekday():
        raise ValueError(f"“{written[0]}” is a {day:%A}")
    return day


def read_hours(cell: str, dates: int) -> tuple[list[Hours], str]:
    """The hours of each of so many dates, and what of the cell could not be read for certain.

    One range is that of all dates; as many as there are dates are those of each in turn. Of
    anything else the first range is taken for all, and the whole cell told.
    """
    whole = [hours_of(matched) for matched in RANGE.finditer(cell)]
    known = [hours for hours in whole if hours is not None]
    # As between dates, but for commas and “and”: these part the halves of one day as well.
    is_all = not RANGE.sub("", cell).strip("; \t\r\n")
    if is_all and len(known) == len(whole) and len(known) in (1, dates):
        return (known if len(known) == dates else known * dates), ""
    return known[:1] * dates, cell


def in_order(days: list[date], hours: list[Hours]) -> list[tuple[date, Hours]]:
    """Each day with its hours, in order, each once. Raises ValueError with a day of two such."""
    pairs = sorted(set(zip(days, hours, strict=True)))
    for (day, first), (next_day, second) in pairwise(pairs):
        if day == next_day and first.starts == second.starts:
            raise ValueError(short_day_words(day))
    return pairs


def hours_of(matched: re.Match | None) -> Hours | None:
    if matched is None:
        return None
    starts, ends = clock(*matched.groups()[:3]), clock(*matched.groups()[3:])
    if starts is None or ends is None or ends <= starts:
        return None
    return Hours(starts, ends)


def clock(hour: str, minute: str | None, half: str | None) -> time | None:
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    elif hours < SCHOOL_DAY_STARTS and not hour.startswith("0"):
        hours += 12
    minutes = int(minute or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def usual_hours() -> Hours:
    """9:30am to 2:30pm, as in 004_59bb09f94168ba53.txt: the day of DAY_LENGTH."""
    return Hours(time(9, 30), time(14, 30))
