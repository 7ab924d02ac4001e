"""What a hub knows of its days, read from the tables; and the picture of a school year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hubs.choices import SpecialKind
from hubs.models import Hub, SpecialDays, TermDates
from pages.choices import DayKind
from pages.rules.bank_holidays import bank_holidays
from pages.rules.school_days import SchoolCalendar, Stretch, kind_of
from pages.rules.school_year import first_day, last_day
from schools.models import LocalAuthority

CELL, HEAD = 26, 22  # the width and height of a day, and the height of the weekdays' letters
WEEK = [(letter, number * CELL + CELL // 2) for number, letter in enumerate("MTWTFSS")]


def calendar_of(hub: Hub, from_on: date, until_on: date) -> SchoolCalendar:
    """Everything that touches those days, in two queries."""
    # A year more on both sides: how a day lies between two terms is said by those around it.
    near = {
        "from_on__lte": until_on + timedelta(days=366),
        "until_on__gte": from_on - timedelta(366),
    }
    terms: dict[str, list[Stretch]] = {}
    rows = TermDates.objects.filter(hub=hub, **near).select_related("local_authority")
    for row in rows:
        place = row.local_authority.name if row.local_authority else ""
        terms.setdefault(place, []).append(row.stretch)
    special = list(SpecialDays.objects.filter(from_on__lte=until_on, until_on__gte=from_on))
    return SchoolCalendar(
        terms=terms.pop("", []),
        elsewhere=terms,
        bank_holidays=bank_holidays_of(range(from_on.year, until_on.year + 1), special),
        exams=[row.stretch for row in special if row.kind == SpecialKind.EXAMS],
    )


def authorities_of(hub: Hub):
    """The local authorities that are or were of the hub's area, each once."""
    return LocalAuthority.objects.filter(pk__in=hub.areas.values("local_authority"))


def bank_holidays_of(years: Iterable[int], special: Iterable[SpecialDays]) -> dict[date, str]:
    """Those of the list, and those that were made for once."""
    found = {day: name for year in years for day, name in bank_holidays(year).items()}
    for row in special:
        if row.kind == SpecialKind.BANK_HOLIDAY:
            days = (row.until_on - row.from_on).days + 1
            found |= {row.from_on + timedelta(days=more): row.name for more in range(days)}
    return found


@dataclass(frozen=True)
class Day:
    """One day of a month's picture."""

    number: int
    x: int
    y: int
    kind: DayKind


@dataclass(frozen=True)
class Month:
    """A month as a small grid, a week in each row."""

    name: str
    days: list[Day]
    height: int


def months_of(school_year: int, calendar: SchoolCalendar) -> list[Month]:
    """September to August."""
    firsts = [date(school_year + (month < 9), month, 1) for month in (*range(9, 13), *range(1, 9))]
    return [month_from(first, calendar) for first in firsts]


def month_from(first: date, calendar: SchoolCalendar) -> Month:
    following = (first + timedelta(days=31)).replace(day=1)
    days = []
    for number in range(1, (following - first).days + 1):
        day = first.replace(day=number)
        week = (number - 1 + first.weekday()) // 7
        days.append(
            Day(
                number=number,
                x=day.weekday() * CELL,
                y=HEAD + week * CELL,
                kind=kind_of(day, calendar),
            )
        )
    return Month(name=f"{first:%B %Y}", days=days, height=days[-1].y + CELL)


@dataclass(frozen=True)
class YearRow:
    """One line of the table beside the picture."""

    name: str
    kind: str
    when: str
    from_on: date


def year_table(school_year: int, calendar: SchoolCalendar) -> list[YearRow]:
    """What the picture shows, in words and in order."""
    first, last = first_day(school_year), last_day(school_year)
    stretches = [(DayKind.SCHOOL.label, one) for one in calendar.terms]
    for place, terms in calendar.elsewhere.items():
        stretches += [(f"School weeks in {place}", one) for one in terms]
    stretches += [(DayKind.EXAMS.label, one) for one in calendar.exams]
    stretches += [
        (DayKind.BANK_HOLIDAY.label, Stretch(name, day, day))
        for day, name in calendar.bank_holidays.items()
    ]
    rows = [
        YearRow(one.name, kind, one.words, one.from_on)
        for kind, one in stretches
        if one.until_on >= first and one.from_on <= last
    ]
    return sorted(rows, key=lambda row: (row.from_on, row.name))
