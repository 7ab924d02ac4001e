"""The dates of a Work Group planned in one table: what a row leaves empty, the row above says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

TWILIGHT = time(16)  # domain: a session that begins after school


@dataclass(frozen=True)
class DateRow:
    """One row as typed. `workshop` is the key of one that stands already."""

    number: int
    day: date | None
    starts: time | None
    ends: time | None
    where: str
    tasks: tuple[str, ...] = ()
    workshop: int | None = None

    @property
    def is_blank(self) -> bool:
        return not (self.day or self.starts or self.ends or self.where or self.tasks)


@dataclass(frozen=True)
class PlannedWorkshop:
    """A row of which all is known; `venue` is a key, or None for online or not settled."""

    workshop: int | None
    starts_at: datetime
    ends_at: datetime
    mode: str
    venue: int | None
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Booking:
    """A workshop elsewhere that the same venue or the same lead is taken by."""

    who: str
    workgroup: str
    starts_at: datetime
    ends_at: datetime


def carried_down(rows: Iterable[DateRow]) -> list[DateRow]:
    """The rows that have a day, each with what it leaves out as the row above has it."""
    found: list[DateRow] = []
    for row in rows:
        if row.day is None:
            continue
        above = found[-1] if found else row
        found.append(
            replace(
                row,
                starts=row.starts or above.starts,
                ends=row.ends or above.ends,
                where=row.where or above.where,
            )
        )
    return found


def booking_warnings(
    starts_at: datetime, ends_at: datetime, bookings: Sequence[Booking]
) -> list[str]:
    """Who is elsewhere at that time."""
    return [
        f"{booking.who} has another workshop then: {booking.workgroup}."
        for booking in bookings
        if booking.starts_at < ends_at and starts_at < booking.ends_at
    ]


def twilight_warnings(starts: time) -> list[str]:
    return ["It begins after school, as a twilight session."] if starts >= TWILIGHT else []
