"""Who and what is wanted in two places at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations


@dataclass(frozen=True)
class Booking:
    """A stretch of time in which people lead or visit, perhaps in a room. `key` names it.

    `people` are their names by their numbers: two may have one name.
    """

    key: str
    what: str
    starts: datetime
    ends: datetime
    people: Mapping[int, str] = field(default_factory=dict)
    venue: str = ""

    def overlaps(self, other: "Booking") -> bool:
        """Where one begins as the other ends, nobody is late."""
        return self.starts < other.ends and other.starts < self.ends


def clashes_of(bookings: Iterable[Booking]) -> dict[str, list[str]]:
    """By their keys, what else wants the same person or room at the time; in words."""
    by_day: dict[object, list[Booking]] = {}
    for booking in bookings:
        by_day.setdefault(booking.starts.date(), []).append(booking)
    found: dict[str, list[str]] = {}
    for same_day in by_day.values():
        for one, other in combinations(same_day, 2):
            if one.overlaps(other):
                for this, that in ((one, other), (other, one)):
                    if words := clash_words(this, that):
                        found.setdefault(this.key, []).extend(words)
    return found


def clash_words(one: Booking, other: Booking) -> list[str]:
    shared = sorted(one.people[number] for number in one.people.keys() & other.people.keys())
    words = [f"{person} is also at {other.what}" for person in shared]
    if one.venue and one.venue == other.venue:
        words.append(f"{one.venue} also has {other.what}")
    return words
