"""The map of the hubs: grid references in, dots and colours out. Plain numbers, no database.

Grid references are metres of the Ordnance Survey's national grid. The picture counts in units of
500 metres, from the south-west corner of England, and downwards.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_low

METRES = 500
WEST, NORTH = 80_000, 660_000
EAST, SOUTH = 660_000, 4_000
WIDTH, HEIGHT = (EAST - WEST) // METRES, (NORTH - SOUTH) // METRES
NEAR = 20_000  # metres; hubs with schools in one such square must be told apart
COLOURS = 8  # as many as the style sheet has

Point = tuple[int, int, int]


@dataclass(frozen=True)
class HubOnMap:
    """One hub's dots as the data of one path, its colour, and where its number stands."""

    hub: int
    path: str
    colour: int
    x: int
    y: int


def hubs_on_map(points: Iterable[Point]) -> list[HubOnMap]:
    """Every hub with a school in England, from (hub, easting, northing) of each school."""
    dots: dict[int, set[tuple[int, int]]] = defaultdict(set)
    squares: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for hub, easting, northing in points:
        if WEST <= easting <= EAST and SOUTH <= northing <= NORTH:
            dots[hub].add(((easting - WEST) // METRES, (NORTH - northing) // METRES))
            squares[hub].add((easting // NEAR, northing // NEAR))
    colour = hub_colours(squares)
    return [
        HubOnMap(
            hub=hub,
            path=path_of_dots(dots[hub]),
            colour=colour[hub],
            # The median, as one school far off would pull a mean away from the others.
            x=median_low(x for x, _ in dots[hub]),
            y=median_low(y for _, y in dots[hub]),
        )
        for hub in sorted(dots)
    ]


def path_of_dots(dots: Iterable[tuple[int, int]]) -> str:
    """A line of no length at each dot, which a round line cap makes visible."""
    parts, x, y = [], 0, 0
    for dot_x, dot_y in sorted(dots):
        dx, dy = dot_x - x, dot_y - y
        # A minus sign parts two numbers by itself. With 24,000 dots each character counts.
        parts.append(f"m{dx}{dy}h0" if dy < 0 else f"m{dx} {dy}h0")
        x, y = dot_x, dot_y
    return "".join(parts)


def hub_colours(squares: dict[int, set[tuple[int, int]]]) -> dict[int, int]:
    """A number below COLOURS for each hub, different for neighbours as far as there are enough.

    Hubs with most neighbours choose first; who finds none left takes the least used around.
    """
    neighbours = {
        hub: {other for other in squares if other != hub and squares[other] & own}
        for hub, own in squares.items()
    }
    chosen: dict[int, int] = {}
    # By the hub's number at last, so that the colours stay the same from one drawing to the next.
    for hub in sorted(squares, key=lambda hub: (-len(neighbours[hub]), hub)):
        around = [chosen[other] for other in neighbours[hub] if other in chosen]
        everywhere = list(chosen.values())
        chosen[hub] = min(
            range(COLOURS),
            key=lambda colour: (around.count(colour), everywhere.count(colour), colour),
        )
    return chosen
