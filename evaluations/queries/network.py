"""The network's year as the worker has counted it, in figures that name nobody."""

from collections.abc import Sequence
from typing import Any

from evaluations.models import HubTotals
from evaluations.rules.hub_totals import Sums

SUMMED = [*Sums.__dataclass_fields__, "schools", "reached"]


def sum_of_hubs(rows: Sequence[HubTotals]) -> HubTotals:
    """All of them together, as a row of no hub; counted when the oldest of them was."""
    # Of no hubs there is no moment, which a row that is never written may be without.
    counted_at: Any = min((row.counted_at for row in rows), default=None)
    return HubTotals(
        counted_at=counted_at,
        **{name: sum(getattr(row, name) for row in rows) for name in SUMMED},
    )
