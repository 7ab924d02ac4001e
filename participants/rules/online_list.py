"""The attendance list of an online workshop: from its text to who was there and when.

Teams, Zoom and Google Meet write a dozen layouts, which change every year. So no layout is known
as such: a line that names a person and a time is the heading of a table, wherever it stands, and
its columns are known by their names.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from access.refusal import Refused
from pages.rules.odd_characters import trimmed
from pages.wording import day_words
from participants.rules.online_times import Moment, day_of_list, read_length, read_moment

ROWS_AT_MOST = 20_000
COLUMNS = {
    "name": ("name", "full name", "user name", "name (original name)", "participant"),
    "first": ("first name",),
    "last": ("last name", "surname"),
    "email": ("email", "user email", "email address"),
    "id": ("participant id",),
    "session": ("session id",),
    "joined": ("join time", "joined"),
    "left": ("leave time", "left"),
    # One line a person: of Meet too, which says no more than the first and the last.
    "first_joined": ("first join", "first join time", "time joined"),
    "last_left": ("last leave", "last leave time", "time exited"),
    "length": (
        "duration",
        "in-meeting duration",
        "total duration (minutes)",
        "duration (minutes)",
        "time in session (minutes)",
    ),
    "action": ("user action", "action"),
    "at": ("timestamp", "utc event timestamp"),
    "waiting": ("in waiting room",),
}
COLUMN_NAMED = {name: column for column, names in COLUMNS.items() for name in names}
TIMES = {"joined", "first_joined", "length", "at"}
SECTION = re.compile(r"\d+\. ")
UNREADABLE = (
    "This is no attendance list of Teams, Zoom or Google Meet: no line of it names people and "
    "times. Download the list again and choose it as it is"
)


class OnlineListError(Refused):
    """The list cannot be read, or is of another day."""


@dataclass(frozen=True)
class Stay:
    """From joining to leaving; `left` is None where the list was taken before they left."""

    joined: datetime
    left: datetime | None


@dataclass
class Guest:
    """Whoever the list shows as one: by address or, without one, by name."""

    names: list[str]
    email: str = ""
    stays: list[Stay] = field(default_factory=list)
    # Where the list adds up and says no more than the first joining and the last leaving.
    total: timedelta | None = None

    @property
    def was_there(self) -> bool:
        return bool(self.stays) or self.total is not None


@dataclass(frozen=True)
class Row:
    """One line below a heading, its cells by our own names of their columns."""

    cells: dict[str, str]
    is_utc: bool

    def get(self, column: str) -> str:
        return self.cells.get(column, "")

    def moment(self, *columns: str) -> Moment | None:
        words = next((self.get(column) for column in columns if self.get(column)), "")
        return read_moment(words, is_utc=self.is_utc)

    @property
    def name(self) -> str:
        return self.get("name") or f"{self.get('first')} {self.get('last')}".strip()

    @property
    def key(self) -> str:
        """What tells this guest from the others."""
        return (self.get("email") or self.get("id") or self.name).casefold()

    @property
    def says_when(self) -> bool:
        """Each stay, or event, on a line of its own."""
        return bool(self.get("joined") or self.get("at"))


def read_online_list(text: str, day: date) -> list[Guest]:
    """Everybody on the list of a workshop on that day, in its order. Raises OnlineListError."""
    rows = [row for row in rows_of(text) if row.name]
    if not rows:
        raise OnlineListError(UNREADABLE)
    moments = [m for row in rows for m in (row.moment("joined", "at", "first_joined"),) if m]
    of_day = day_of_list(moments, day)
    if of_day not in (day, None):
        raise OnlineListError(
            f"This list is of {day_words(of_day)}, and the workshop is on {day_words(day)}. "
            "Choose the list of this workshop"
        )
    # Sections that add up say again what others say line by line.
    detailed = {row.key for row in rows if row.says_when}
    guests: dict[str, Guest] = {}
    events: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.key in detailed and not row.says_when:
            continue
        guest = guests.setdefault(row.key, Guest([]))
        if row.name not in guest.names:
            guest.names.append(row.name)
        guest.email = guest.email or address_of(row)
        if row.get("at"):
            events[row.key].append(row)
        else:
            take_in(guest, row, day)
    for key, found in events.items():
        guests[key].stays = stays_of(found, day)
    return list(guests.values())


def address_of(row: Row) -> str:
    typed = row.get("email") or row.get("id")
    return typed if "@" in typed else ""


def take_in(guest: Guest, row: Row, day: date) -> None:
    if row.get("waiting").lower() == "yes":
        return
    joined = row.moment("joined", "first_joined")
    left = row.moment("left", "last_left")
    if joined:
        stay = Stay(joined.on(day), left.on(day) if left else None)
        guest.stays.append(stay)
    if not row.says_when:
        length = read_length(row.get("length"))
        guest.total = length if length is not None else guest.total


def stays_of(events: Iterable[Row], day: date) -> list[Stay]:
    """Joining and leaving are lines of their own, and a device has a session of its own."""
    stays: list[Stay] = []
    here: dict[str, datetime] = {}
    for row in events:
        at = row.moment("at")
        if at is None:
            continue
        session, when = row.get("session"), at.on(day)
        if row.get("action").lower().startswith("join"):
            here.setdefault(session, when)
        elif session in here:
            stays.append(Stay(here.pop(session), when))
    return stays + [Stay(joined, None) for joined in here.values()]


# From text to rows


def rows_of(text: str) -> list[Row]:
    """Those of every table, with the delimiter under which there is one."""
    for delimiter in "\t,;":
        if rows := list(rows_parted_by(delimiter, text)):
            return rows
    return []


def rows_parted_by(delimiter: str, text: str) -> Iterator[Row]:
    columns: list[str] = []
    is_utc = False
    for number, cells in enumerate(lines_parted_by(text, delimiter)):
        if number > ROWS_AT_MOST:
            raise OnlineListError(f"The list is longer than {ROWS_AT_MOST:,} lines")
        if is_heading(cells):
            columns = [COLUMN_NAMED.get(cell.lower(), "") for cell in cells]
            is_utc = any(cell.lower().startswith("utc ") for cell in cells)
        elif ends_table(cells):
            columns = []
        elif columns:
            named = zip(columns, cells, strict=False)
            yield Row({column: cell for column, cell in named if column}, is_utc)


def lines_parted_by(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [trimmed(cell) for cell in cells]
    except csv.Error as error:
        raise OnlineListError(UNREADABLE) from error


def is_heading(cells: list[str]) -> bool:
    found = {COLUMN_NAMED.get(cell.lower(), "") for cell in cells}
    return bool(found & {"name", "first"}) and bool(found & TIMES)


def ends_table(cells: list[str]) -> bool:
    """An empty line, or the title of the next section."""
    if any(cells[1:]):
        return False
    return not cells or not cells[0] or len(cells) < 3 or bool(SECTION.match(cells[0]))
