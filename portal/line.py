"""One line of what somebody is to do today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hubs.models import Hub
from pages.wording import counted_things


@dataclass(frozen=True)
class Line:
    """One thing to do, or all of its kind in a hub where they are many."""

    thing: str
    act: str
    url: str  # at which it is done
    since: date  # of the one that has waited longest; a day to come where the thing has one
    today: date
    since_words: str = "since"
    about: str = ""
    whose: str = ""  # whom it waits for; nobody else where it is the reader's turn
    number: int = 1  # of the things it stands for
    late: int = 0  # of them
    kind: str = ""
    hub: Hub | None = None

    @property
    def is_late(self) -> bool:
        return self.late > 0

    @property
    def age(self) -> str:
        days = (self.today - self.since).days
        if days == 0:
            return "today"
        return counted_things(days, "day") if days > 0 else f"in {counted_things(-days, 'day')}"

    @property
    def late_words(self) -> str:
        return "Late" if self.number == 1 else f"{self.late} late"


def worst_first(lines: Iterable[Line]) -> list[Line]:
    """What is late, then what is one's own turn, then the rest; the oldest of each first."""
    return sorted(lines, key=lambda line: (not line.is_late, bool(line.whose), line.since))
