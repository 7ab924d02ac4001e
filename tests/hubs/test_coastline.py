"""The coast under the map lies where the schools are."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from hubs.rules.map import HEIGHT, METRES, NORTH, WEST, WIDTH

PICTURE = (Path(__file__).parents[2] / "static/build/coastline.svg").read_text()


def is_on_land(easting: int, northing: int) -> bool:
    """Does a line to the west cross an odd number of shores?"""
    x, y = (easting - WEST) / METRES, (NORTH - northing) / METRES
    crossed = 0
    for shore in re.findall(r"M([^Z]+)Z", PICTURE):
        points = [tuple(map(int, point.split())) for point in shore.split("L")]
        for (x1, y1), (x2, y2) in pairwise([*points, points[0]]):
            if (y1 > y) != (y2 > y) and x1 + (y - y1) / (y2 - y1) * (x2 - x1) < x:
                crossed += 1
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("easting", "northing"),
    [
        (530_000, 180_000),  # London
        (407_000, 287_000),  # Birmingham
        (334_500, 390_500),  # Liverpool
        (425_000, 565_000),  # Newcastle
        (182_000, 45_000),  # Truro
        (654_000, 293_500),  # Lowestoft
        (450_000, 86_000),  # the Isle of Wight
    ],
)
def test_a_place_in_england_is_on_land(easting, northing):
    assert is_on_land(easting, northing)


@pytest.mark.parametrize(
    ("easting", "northing"),
    [
        (600_000, 450_000),  # the North Sea
        (280_000, 420_000),  # the Irish Sea
        (560_000, 352_000),  # the Wash
        (300_000, 160_000),  # the Bristol Channel
        (400_000, 40_000),  # the Channel
    ],
)
def test_the_sea_is_not(easting, northing):
    assert not is_on_land(easting, northing)


def test_the_picture_has_the_frame_of_the_map_and_is_light():
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in PICTURE
    assert len(PICTURE) < 30_000
