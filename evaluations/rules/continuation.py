"""Which schools of one year go on in the next."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Continuation:
    """Which schools of one year, of those still open, go on in the next and which do not."""

    going_on: frozenset[int]
    stopping: frozenset[int]
    count: int  # of schools that go on, and of all: one that changed its number counts once
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.of) if self.of else 0


def continuation_of(
    *,
    cohort: Collection[int],
    closed: Collection[int],
    next_year: Collection[int],
    successors: Mapping[int, int],
) -> Continuation:
    """Schools by id. One that became an academy is one school under both of its numbers.

    A closed school counts only where another follows it.
    """
    # Both years by today's number, or a conversion in between looks like a school that stops.
    now = {school: successors.get(school, school) for school in cohort}
    counted = {school for school in cohort if school in successors or school not in closed}
    after = {successors.get(school, school) for school in next_year}
    going_on = frozenset(school for school in counted if now[school] in after)
    return Continuation(
        going_on=going_on,
        stopping=frozenset(counted - going_on),
        count=len({now[school] for school in going_on}),
        of=len({now[school] for school in counted}),
    )
