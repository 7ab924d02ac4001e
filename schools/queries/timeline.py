"""What a school has done over the years, told by every app that knows a part of it.

An app registers a source, in a module that its AppConfig loads. A source gets a school's rows (its
own and those of the schools it followed) by their ids, and the reader; in a fixed number of queries
it returns what the reader may see, at most LATEST events, the latest ones.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from access.reader import Reader
from pages.rules.school_year import school_year_of
from schools.models import School
from schools.queries.lineage import with_past

LATEST = 300


@dataclass(frozen=True)
class Event:
    """One thing that happened, in a sentence; `url` leads to the row it is told from."""

    day: date
    kind: str
    words: str
    url: str = ""
    detail: str = ""
    is_of_the_year: bool = False  # no day of it is told, only the year in which it was


@dataclass(frozen=True)
class YearOfEvents:
    """The events of one school year, the latest first."""

    school_year: int
    events: list[Event]


Source = Callable[[Mapping[int, School], Reader], Iterable[Event]]
sources: dict[Source, frozenset[str]] = {}
labels: dict[str, str] = {}


def event_source(**kinds: str) -> Callable[[Source], Source]:
    """Register a source of events of these kinds, each with its label for the filter."""

    def register(tell: Source) -> Source:
        sources[tell] = frozenset(kinds)
        labels.update(kinds)
        return tell

    return register


def school_timeline(
    school: School, user: Reader, kinds: Collection[str] = ()
) -> list[YearOfEvents]:
    """The years in which something happened, the latest first; of `kinds` only, if any."""
    schools = with_past(school)
    wanted = frozenset(kinds or labels)
    events = [
        event
        for tell, told in sources.items()
        if told & wanted
        for event in tell(schools, user)
        if event.kind in wanted
    ]
    events.sort(key=lambda event: event.day, reverse=True)
    by_year = groupby(events, key=lambda event: school_year_of(event.day))
    return [YearOfEvents(school_year, list(group)) for school_year, group in by_year]
