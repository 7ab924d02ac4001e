import re
from datetime import date

YEARS_BACK = 5
TYPED = re.compile(r"(20[0-9]{2})\s*[/-]\s*(?:20)?([0-9]{2})", re.ASCII)


def school_year_of(day: date) -> int:
    """The year in which the day's school year began; it runs from 1 September to 31 August."""
    return day.year if day.month >= 9 else day.year - 1


def first_day(school_year: int) -> date:
    return date(school_year, 9, 1)


def last_day(school_year: int) -> date:
    return date(school_year + 1, 8, 31)


def years_to_choose(this_year: int, *, since: int | None = None) -> list[int]:
    """The next school year, this one and some before, the latest first; back to `since`, if given.

    By the school year: to whoever counted from the calendar's year, "next year" would be the one
    after next from January to August, and the oldest year would be missing.
    """
    oldest = this_year - YEARS_BACK if since is None else since
    return list(range(this_year + 1, oldest - 1, -1))


def typed_school_year(text: str) -> int | None:
    """2025 for "2025/26", "2025-26" and "2025/2026"; None for anything else."""
    found = TYPED.fullmatch(text.strip())
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        return None
    return int(found[1])
