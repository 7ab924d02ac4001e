"""A hub's schools on the map: reached this year, in another year, or never. No database."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evaluations.choices import SchoolReach
from evaluations.rules.scores import percentage
from hubs.rules.map import EAST, METRES, NORTH, SOUTH, WEST, path_of_dots

# Around the outermost schools, in units of the map: as far as a dot and its neighbours need.
EDGE = 12
# Where all schools stand close together there is still some coast, or some land, to know it by.
LEAST_WIDTH = 80


class ReachedSchool(NamedTuple):
    reach: SchoolReach
    phase: str
    authority: str
    easting: int | None
    northing: int | None


@dataclass(frozen=True)
class ReachMap:
    """The part of the map that the schools stand on, and the dots of each kind as one path."""

    left: int
    top: int
    width: int
    height: int
    paths: list[tuple[SchoolReach, str]]  # those most looked for last, so that they lie on top


@dataclass(frozen=True)
class ReachRow:
    """How many schools of one phase, or one authority, there are of each kind."""

    label: str
    counts: list[int]  # in the order of SchoolReach

    @property
    def labelled(self) -> list[tuple[str, int]]:
        return [
            (str(one.label), count) for one, count in zip(SchoolReach, self.counts, strict=True)
        ]

    @property
    def schools(self) -> int:
        return sum(self.counts)

    @property
    def percent(self) -> int | None:
        """Reached in whatever year."""
        return percentage(self.schools - self.counts[-1], self.schools)


def reach_map(schools: Iterable[ReachedSchool]) -> ReachMap | None:
    """None where no school has a place on the map."""
    dots: dict[SchoolReach, set[tuple[int, int]]] = defaultdict(set)
    for school in schools:
        if is_on_map(school):
            dots[school.reach].add(place_on_map(school))
    everywhere = set().union(*dots.values())
    if not everywhere:
        return None
    left, width = stretch([x for x, _ in everywhere])
    top, height = stretch([y for _, y in everywhere])
    kinds = [reach for reach in reversed(SchoolReach) if dots[reach]]
    return ReachMap(
        left, top, width, height, [(reach, path_of_dots(dots[reach])) for reach in kinds]
    )


def is_on_map(school: ReachedSchool) -> bool:
    return WEST <= (school.easting or 0) <= EAST and SOUTH <= (school.northing or 0) <= NORTH


def place_on_map(school: ReachedSchool) -> tuple[int, int]:
    return (
        ((school.easting or 0) - WEST) // METRES,
        (NORTH - (school.northing or 0)) // METRES,
    )


def stretch(places: Sequence[int]) -> tuple[int, int]:
    """(from, how far), with an edge on both sides."""
    first, last = min(places) - EDGE, max(places) + EDGE
    missing = max(LEAST_WIDTH - (last - first), 0)
    return first - missing // 2, last - first + missing


def reach_rows(
    schools: Iterable[ReachedSchool], by: Callable[[ReachedSchool], str]
) -> list[ReachRow]:
    """Those with most schools first."""
    found: dict[str, Counter[SchoolReach]] = defaultdict(Counter)
    for school in schools:
        found[by(school)][school.reach] += 1
    rows = [
        ReachRow(label, [counts[reach] for reach in SchoolReach]) for label, counts in found.items()
    ]
    return sorted(rows, key=lambda row: (-row.schools, row.label))
