"""Days, times and lengths as Teams, Zoom and Meet write them in their attendance lists.

03/02/2022 and 2/3/2022 are both the third of February: a list says nowhere which way round it
writes a date, so that the day of the workshop decides.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from pages.rules.london import LONDON

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap]m)?"
WITH_NUMBERS = re.compile(
    rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}|\d{{2}}),?\s+{CLOCK}", re.ASCII
)
WITH_MONTH = re.compile(rf"([a-z]{{3}})[a-z]*\.? (\d{{1,2}}),? (\d{{4}}),? {CLOCK}", re.ASCII)
WITHOUT_DAY = re.compile(CLOCK, re.ASCII)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}.*", re.ASCII)
PARTS = re.compile(
    r"(?<!\d)(\d++)\s*+(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])", re.ASCII
)
SECONDS = {"h": 3600, "m": 60, "s": 1}
LONGEST = timedelta(days=7)


@dataclass(frozen=True)
class Moment:
    """A time as written, with each day that it may be; no day where the list has times only."""

    days: frozenset[date]
    clock: time
    is_utc: bool = False

    def on(self, day: date) -> datetime:
        """The moment, of the days that it may be on the one nearest to this one."""
        nearest = min(self.days, key=lambda one: abs(one - day), default=day)
        zone = UTC if self.is_utc else LONDON
        return datetime.combine(nearest, self.clock, zone).astimezone(LONDON)


def read_moment(text: str, *, is_utc: bool = False) -> Moment | None:
    """None for nothing and for what is no time, such as “--”."""
    words = " ".join(text.split()).lower()
    if ISO.fullmatch(words):
        return read_iso(words, is_utc)
    if found := WITH_NUMBERS.fullmatch(words):
        return of_parts(numbered_days(*map(int, found.groups()[:3])), found, is_utc)
    if found := WITH_MONTH.fullmatch(words):
        name, number, year = found.groups()[:3]
        month = MONTHS.index(name) + 1 if name in MONTHS else 0
        return of_parts(real_days([(int(year), month, int(number))]), found, is_utc)
    if found := WITHOUT_DAY.fullmatch(words):
        clock = clock_of(found)
        return Moment(frozenset(), clock, is_utc) if clock else None
    return None


def read_iso(words: str, is_utc: bool) -> Moment | None:
    try:
        at = datetime.fromisoformat(words.upper())
    except ValueError:
        return None
    if at.tzinfo:
        at = at.astimezone(UTC)
    return Moment(frozenset({at.date()}), at.time(), is_utc or at.tzinfo is not None)


def of_parts(days: frozenset[date], found: re.Match[str], is_utc: bool) -> Moment | None:
    clock = clock_of(found)
    return Moment(days, clock, is_utc) if days and clock else None


def numbered_days(first: int, second: int, year: int) -> frozenset[date]:
    full = year if year > 99 else 2000 + year
    return real_days([(full, second, first), (full, first, second)])


def real_days(parts: Iterable[tuple[int, int, int]]) -> frozenset[date]:
    found = set()
    for year, month, number in parts:
        try:
            found.add(date(year, month, number))
        except ValueError:
            continue
    return frozenset(found)


def clock_of(found: re.Match[str]) -> time | None:
    hour, half = int(found["hour"]), found["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None


def day_of_list(moments: Iterable[Moment], workshop_day: date) -> date | None:
    """The day that the list is of: the workshop's, if any of its times may be of it.

    None where no time has a day, and else the day that most of them may be of.
    """
    seen = Counter(day for moment in moments for day in moment.days)
    if workshop_day in seen:
        return workshop_day
    return max(seen, key=lambda day: (seen[day], day)) if seen else None


def read_length(text: str) -> timedelta | None:
    """“5h 22m 35s”, “5 hr 22 min”, “PT5H22M”, or minutes as a number."""
    words = " ".join(text.split()).lower().removeprefix("pt")
    if words.isascii() and words.isdigit():
        length = timedelta(minutes=int(words[:9]))
    else:
        parts = PARTS.findall(words)
        if not parts or PARTS.sub("", words).strip():
            return None
        length = timedelta(seconds=sum(int(n[:9]) * SECONDS[unit[0]] for n, unit in parts))
    return length if length <= LONGEST else None
