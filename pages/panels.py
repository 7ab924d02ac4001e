"""What packages above show on a page about one row, beside what its own package knows.

A package registers a panel among its hooks: a template, and a function that tells it in a fixed
number of queries what the reader may see.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")
ABOVE, BELOW, BESIDE = "above", "below", "beside"  # what the row's own package shows


@dataclass(frozen=True)
class Panel:
    """One block of a page."""

    template: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Spot(Generic[Row]):
    """Where a panel stands, and whom to ask what it shows. The lower its place, the further up."""

    where: str
    place: int
    template: str
    tell: Callable[[Row, Any, date], dict[str, Any]]


@dataclass
class Panels(Generic[Row]):
    """The panels of the page about one kind of row."""

    spots: dict[str, Spot[Row]] = field(default_factory=dict)

    def panel(self, template: str, *, place: int = 1, where: str = ABOVE):
        """Register what the template, which finds it as `facts`, is told of a row on a day."""

        def register(tell: Callable[[Row, Any, date], dict[str, Any]]):
            self.spots[template] = Spot(where, place, template, tell)
            return tell

        return register

    def of(self, row: Row, reader, on: date, *, only: str = "") -> dict[str, list[Panel]]:
        """The panels by where they stand, each list in its order; those of one place `only`."""
        found: dict[str, list[Panel]] = {}
        spots = [spot for spot in self.spots.values() if only in ("", spot.where)]
        for spot in sorted(spots, key=lambda spot: spot.place):
            panel = Panel(spot.template, spot.tell(row, reader, on))
            found.setdefault(spot.where, []).append(panel)
        return found
