"""How many places of Work Groups are held, as told by the package that gives them out."""

from collections.abc import Callable, Collection

from django.db.models.expressions import Combinable

# For the ids of Work Groups the places that are taken or offered; where none is, there is no entry.
Teller = Callable[[Collection[int]], dict[int, int]]
registered: list[Teller] = []


def tells_places_held(teller: Teller) -> Teller:
    """Register among the hooks of the package above, which this one may not import."""
    registered[:] = [teller]
    return teller


def places_held(workgroups: Collection[int]) -> dict[int, int]:
    return registered[0](workgroups)


# The same number as a column of a query over Work Groups.
Column = Callable[[], Combinable]
registered_columns: list[Column] = []


def tells_places_held_as_column(column: Column) -> Column:
    """Register it beside the other."""
    registered_columns[:] = [column]
    return column


def with_places_left(workgroups):
    """Those of the Work Groups that have any."""
    return workgroups.filter(capacity__gt=registered_columns[0]())
