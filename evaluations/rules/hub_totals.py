"""What a hub's school year comes to, for readers who may know of no person. Plain values.

People count by whole Work Groups of five or more, and a figure is a sum of such groups: so whatever
one takes from another, of two projects, phases or regions, what is left is never fewer than five.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import product
from statistics import quantiles
from typing import NamedTuple

from evaluations.rules.disclosure import may_be_shown
from evaluations.rules.scores import percentage

# Of fewer hubs a middle half would be one of them.
HUBS_TO_COMPARE = 4


class TotalsKey(NamedTuple):
    """Which totals: of one project and one phase, or of all of them."""

    hub: int
    project: int | None
    phase: str  # empty for all


@dataclass(frozen=True)
class GroupTotals:
    """What one Work Group counts for."""

    hub: int
    project: int
    phases: Sequence[str]
    is_reported: bool  # in a report that was approved
    places: int = 0  # ever accepted
    to_complete: int = 0  # of those, where there is something to complete
    completed: int = 0
    dates: int = 0  # one person at one workshop whose register is closed
    came: int = 0
    asked: int = 0  # at the end, in a survey that has closed
    answered: int = 0
    rated: int = 0  # outcomes by people, before and at the end
    rose: int = 0


@dataclass
class Sums:
    """The totals of several Work Groups."""

    workgroups: int = 0
    too_small: int = 0  # of those, whose people count in nothing below
    reports: int = 0
    places: int = 0
    to_complete: int = 0
    completed: int = 0
    dates: int = 0
    came: int = 0
    asked: int = 0
    answered: int = 0
    rated: int = 0
    rose: int = 0

    def add(self, group: GroupTotals) -> None:
        self.workgroups += 1
        self.reports += group.is_reported
        if not may_be_shown(group.places):
            self.too_small += 1
            return
        for name in OF_PEOPLE:
            setattr(self, name, getattr(self, name) + getattr(group, name))


OF_PEOPLE = [one.name for one in fields(Sums)][3:]


def totals_keys(hub: int, project: int, phases: Iterable[str]) -> list[TotalsKey]:
    """All totals in which a Work Group of that project and those phases counts."""
    return [TotalsKey(hub, *key) for key in product((None, project), ("", *phases))]


def sums_by_key(groups: Iterable[GroupTotals]) -> dict[TotalsKey, Sums]:
    found: dict[TotalsKey, Sums] = defaultdict(Sums)
    for group in groups:
        for key in totals_keys(group.hub, group.project, group.phases):
            found[key].add(group)
    return found


class Measure(NamedTuple):
    """A share by which hubs are looked at beside each other."""

    part: str  # the names of two totals
    whole: str
    label: str
    meaning: str


MEASURES = [
    Measure(
        "reached",
        "schools",
        "Schools that take part",
        "Of the schools open in the hub’s area: somebody accepted a place this year, with any hub.",
    ),
    Measure(
        "completed",
        "to_complete",
        "Completed",
        "Of the places that people accepted: they have completed the Work Group so far. Single "
        "meetings and events are left out.",
    ),
    Measure(
        "came",
        "dates",
        "Came",
        "Of the dates on closed registers, one for each person and workshop: the participant or "
        "a colleague came.",
    ),
    Measure(
        "answered",
        "asked",
        "Answered",
        "Of those asked after the last workshop, in surveys that have closed.",
    ),
    Measure(
        "rose",
        "rated",
        "More confident",
        "Of people’s ratings of an intended outcome: higher at the end than before.",
    ),
]


class MiddleHalf(NamedTuple):
    """Between which shares, in percent, the middle half of the hubs lies."""

    low: int
    high: int

    def standing(self, share: int) -> str:
        if share < self.low:
            return "below the middle half"
        return "above the middle half" if share > self.high else "in the middle half"


def middle_half(shares: Iterable[int | None]) -> MiddleHalf | None:
    """None of too few hubs to speak of a middle."""
    known = [share for share in shares if share is not None]
    if len(known) < HUBS_TO_COMPARE:
        return None
    low, _, high = quantiles(known, n=4, method="inclusive")
    return MiddleHalf(round(low), round(high))


def share_of(totals, measure: Measure) -> int | None:
    """In percent; None where there is nothing to take a share of."""
    return percentage(getattr(totals, measure.part), getattr(totals, measure.whole))
