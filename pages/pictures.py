"""The geometry of the pages' pictures: plain numbers in, plain numbers out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from pages.wording import day_words

BAR_WIDTH = 200
LINE_WIDTH = 720
MARGIN = 20
DOT_GAP = 24  # dots nearer than this would cover each other's numbers


@dataclass(frozen=True)
class Places:
    """How full a Work Group is, in numbers and in widths of the bar."""

    taken: int
    offered: int
    capacity: int
    taken_width: int
    offered_width: int
    short_words: str
    more_words: str


def places_picture(taken: int, offered: int, capacity: int) -> Places:
    # However many are taken, the bar stays in its frame; and no places at all divide nothing.
    whole = max(capacity, taken + offered, 1)
    left = max(capacity - taken - offered, 0)
    more = f", {offered} offered" if offered else ""
    more += f", {left} left" if left else ", none left"
    return Places(
        taken=taken,
        offered=offered,
        capacity=capacity,
        taken_width=taken * BAR_WIDTH // whole,
        offered_width=offered * BAR_WIDTH // whole,
        short_words=f"{taken} of {capacity}",
        more_words=f" places taken{more}",
    )


@dataclass(frozen=True)
class Bar:
    """One answer's share of all answers."""

    label: str
    count: int
    total: int
    percent: int
    width: int


def bars_picture(rows: Iterable[tuple[str, int, int]]) -> list[Bar]:
    return [
        Bar(
            label=label,
            count=count,
            total=total,
            percent=round(100 * count / total) if total else 0,
            width=count * BAR_WIDTH // total if total else 0,
        )
        for label, count, total in rows
    ]


@dataclass(frozen=True)
class Beside:
    """Where a share stands beside the middle half of all others, on a line from 0 to 100%."""

    dot: int
    middle: int  # where the band of the middle half begins
    middle_width: int


def beside_picture(percent: int, low: int, high: int) -> Beside:
    return Beside(
        dot=percent * BAR_WIDTH // 100,
        middle=low * BAR_WIDTH // 100,
        # A band of no width would be no band to see.
        middle_width=max((high - low) * BAR_WIDTH // 100, 2),
    )


@dataclass(frozen=True)
class Stop:
    """One workshop on the line of the year, and the tasks that follow it."""

    number: int
    workshop: Any
    tasks: Sequence[Any]
    x: int
    state: str  # past, next, later or cancelled


@dataclass(frozen=True)
class Cycle:
    stops: Sequence[Stop]
    stretches: Sequence[tuple[int, int]]  # from and to, where there are tasks to do
    months: Sequence[tuple[int, str]]
    width: int
    words: str


def cycle_picture(workshops: Sequence[Any], tasks: Sequence[Any], *, now: datetime) -> Cycle:
    if not workshops:
        return Cycle((), (), (), LINE_WIDTH, "No workshops yet")
    days = [timezone.localdate(workshop.starts_at) for workshop in workshops]
    first, last = month_start(days[0]), month_end(days[-1])
    dots, states = dots_of(days, first, last), workshop_states(workshops, now)
    stops = [
        Stop(number, workshop, tasks_after(workshop, tasks), x, state)
        for number, (workshop, x, state) in enumerate(zip(workshops, dots, states, strict=True), 1)
    ]
    ends = [stop.x for stop in stops[1:]] + [LINE_WIDTH - MARGIN]
    return Cycle(
        stops=stops,
        stretches=[(s.x, end) for s, end in zip(stops, ends, strict=True) if s.tasks],
        months=[
            (place_on_line(one, first, last), f"{one:%b}") for one in months_between(first, last)
        ],
        width=LINE_WIDTH,
        words=line_words(days, tasks),
    )


def tasks_after(workshop, tasks: Sequence[Any]) -> list[Any]:
    return [task for task in tasks if task.after_workshop_id == workshop.pk]


def workshop_states(workshops: Sequence[Any], now: datetime) -> list[str]:
    found: list[str] = []
    for workshop in workshops:
        if workshop.cancelled_at:
            found.append("cancelled")
        elif workshop.ends_at <= now:
            found.append("past")
        else:
            found.append("later" if "next" in found else "next")
    return found


def dots_of(days: Sequence[date], first: date, last: date) -> list[int]:
    """Where each day's dot stands, moved aside where it would cover the one before."""
    found: list[int] = []
    for day in days:
        x = place_on_line(day, first, last)
        found.append(max(x, found[-1] + DOT_GAP) if found else x)
    # Those pushed over the line's end come back, each pushing the one before it.
    limit = LINE_WIDTH - MARGIN
    for position in reversed(range(len(found))):
        found[position] = min(found[position], limit)
        limit = found[position] - DOT_GAP
    return found


def place_on_line(day: date, first: date, last: date) -> int:
    share = (day - first).days / max((last - first).days, 1)
    return MARGIN + round(share * (LINE_WIDTH - 2 * MARGIN))


def month_start(day: date) -> date:
    return day.replace(day=1)


def month_end(day: date) -> date:
    return next_month(day) - timedelta(days=1)


def next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def months_between(first: date, last: date) -> Iterable[date]:
    month = first
    while month <= last:
        yield month
        month = next_month(month)


def line_words(days: Sequence[date], tasks: Sequence[Any]) -> str:
    workshops = "1 workshop" if len(days) == 1 else f"{len(days)} workshops"
    dates = "; ".join(day_words(day) for day in days)
    between = f", with {len(tasks)} school-based task{'s' * (len(tasks) != 1)}" if tasks else ""
    return f"{workshops}{between}: {dates}"
