"""How lists write the dates and times of workshops: a cell in, plain values out."""

import re
from calendar import month_abbr
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from pages.wording import short_day_words

SEVERAL = re.compile(r"[;\n]|,(?!\s*\d{4}\b)|\s+and\s+")  # not the comma in “12 May, 2026”
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
NUMBERED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
MONTHS = [name.lower() for name in month_abbr if name]
NAMED = re.compile(
    rf"{WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(MONTHS)})[a-z]*\.?,?\s+(\d{{4}})",
    re.ASCII | re.IGNORECASE,
)
NOT_SETTLED = {"tbc", "tba", "to be confirmed", "to be arranged"}
CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?"
RANGE = re.compile(rf"\b{CLOCK}\s*(?:-|–|—|to|until)\s*{CLOCK}\b", re.ASCII | re.IGNORECASE)
SCHOOL_DAY_STARTS = 7  # an hour below it, without am or pm, is in the afternoon


@dataclass(frozen=True, order=True)
class Hours:
    """From when to when."""

    starts: time
    ends: time


def read_days(cell: str) -> list[date]:
    """The days as they are typed, as hours follow them. Raises ValueError with what is none."""
    parts = [part.strip() for part in SEVERAL.split(cell) if part.strip()]
    return [read_day(part) for part in parts if part.lower() not in NOT_SETTLED]


def read_day(text: str) -> date:
    if matched := ISO.fullmatch(text):
        year, month, day = map(int, matched.groups())
    elif matched := NUMBERED.fullmatch(text):
        day, month, year = map(int, matched.groups())
    elif matched := NAMED.fullmatch(text):
        day, year = int(matched[1]), int(matched[3])
        month = MONTHS.index(matched[2].lower()) + 1
    else:
        raise ValueError(text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(text) from error


def read_hours(cell: str, dates: int) -> tuple[list[Hours], str]:
    """The hours of each of so many dates, and what of the cell could not be read for certain.

    One range is that of all dates; as many as there are dates are those of each in turn. Of
    anything else the first range is taken for all, and the whole cell told.
    """
    parts = [part.strip() for part in re.split(r"[;\n]", cell) if part.strip()]
    whole = [hours_of(RANGE.fullmatch(part)) for part in parts]
    known = [hours for hours in whole if hours is not None]
    if len(known) == len(parts) and len(parts) in (1, dates):
        return (known if len(parts) == dates else known * dates), ""
    first = next((hours for part in RANGE.finditer(cell) if (hours := hours_of(part))), None)
    return ([first] * dates if first else []), cell


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
