"""Signed up, started, completed: three facts, each by itself, by person and by school.

Nationally a school counts for a project once it has completed it, not when it signs up.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

COMPLETION = Fraction(3, 4)  # of the minutes of a Work Group's workshops


def has_completed(attended: int, held: int, share: Fraction = COMPLETION) -> bool:
    """Was somebody there for at least that share of all the minutes that are planned or over?"""
    return attended > 0 and attended * share.denominator >= held * share.numerator


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


def continuation(
    *,
    cohort: Collection[int],
    closed: Collection[int],
    next_year: Collection[int],
    successors: Mapping[int, int],
) -> Continuation:
    """Schools by id. One that became an academy is one school under both of its numbers.

    A closed school counts only where another follows it.
    """
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
