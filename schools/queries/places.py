"""Where postcodes lie on the national grid, as told by the register's own schools."""

from collections.abc import Collection
from math import hypot
from typing import NamedTuple

from django.db.models import Avg, F, Func, TextField, Value

from pages.rules.postcode import first_half
from schools.models import School

METRES_IN_A_MILE = 1609.344


class Point(NamedTuple):
    """Metres east and north on the national grid."""

    easting: float
    northing: float

    def miles_to(self, other: "Point") -> float:
        across, up = self.easting - other.easting, self.northing - other.northing
        return hypot(across, up) / METRES_IN_A_MILE


def points_of(postcodes: Collection[str]) -> dict[str, Point]:
    """Where each postcode, or first half of one, lies: the middle of the schools of its first half.

    Postcodes whose first half no school has are left out.
    """
    outward = {postcode: first_half(postcode) for postcode in postcodes}
    before_space = Func(
        F("postcode"), Value(" "), Value(1), function="split_part", output_field=TextField()
    )
    rows = (
        School.objects.filter(easting__gt=0, northing__gt=0)
        .annotate(outward=before_space)
        .filter(outward__in=set(filter(None, outward.values())))
        # The model’s own order would be part of the grouping.
        .order_by()
        .values_list("outward")
        .annotate(Avg("easting"), Avg("northing"))
    )
    middles = {code: Point(east, north) for code, east, north in rows}
    return {postcode: middles[code] for postcode, code in outward.items() if code in middles}
