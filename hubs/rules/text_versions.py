"""Which versions of a text stood when."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from pages.rules.london import london_day


def versions_on(day: date, written: Sequence[tuple[int, datetime]]) -> list[int]:
    """The versions that stood at some moment of that London day, the earliest first.

    `written` gives each version with its instant, in order; one stands until the next is written.
    """
    days = [(version, london_day(moment)) for version, moment in written]
    # On the day on which one takes the other's place, people read both.
    stood = [version for (version, _), (_, until) in pairwise(days) if until >= day]
    stood += [version for version, _ in days[-1:]]
    begun = {version for version, since in days if since <= day}
    return [version for version in stood if version in begun]
