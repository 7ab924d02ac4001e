"""What people of a Work Group say at its end beside what those of others say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from evaluations.choices import ComparedWith
from evaluations.rules.disclosure import may_be_shown
from evaluations.rules.questions import CONFIDENCE
from evaluations.rules.scores import percentage
from evaluations.rules.tally import Tally

# The questions that every version asks in the same words.
COMPARED = (CONFIDENCE, "useful", "recommend")


class Measure(NamedTuple):
    """A question and, of confidence, the level of the intended outcomes that it is in."""

    code: str
    level: str


class Cell(NamedTuple):
    """Work Groups that stand in the same way to the one that is compared."""

    is_own: bool
    same_project: bool
    same_hub: bool


INCLUDES = {
    ComparedWith.OWN: lambda cell: cell.is_own,
    ComparedWith.PROJECT: lambda cell: cell.same_project and not cell.is_own,
    ComparedWith.HUB: lambda cell: cell.same_hub and not cell.is_own,
    ComparedWith.NATION: lambda cell: not cell.is_own,
}


@dataclass(frozen=True)
class CellResult:
    """What is kept of one measure, and in how many Work Groups."""

    cell: Cell
    measure: Measure
    tally: Tally
    groups: int


@dataclass(frozen=True)
class CellAsked:
    """How many were asked and answered in the surveys of which the measure is kept."""

    cell: Cell
    measure: Measure
    asked: int
    answered: int


@dataclass(frozen=True)
class Side:
    """`tally` is None where fewer than five have answered; all else is 0 then."""

    compared: ComparedWith
    tally: Tally | None = None
    groups: int = 0
    asked: int = 0
    answered: int = 0

    @property
    def response_rate(self) -> int | None:
        return percentage(self.answered, self.asked)


@dataclass(frozen=True)
class Comparison:
    """One measure: the Work Group first, then the others."""

    measure: Measure
    sides: list[Side] = field(default_factory=list)

    @property
    def is_of_change(self) -> bool:
        return self.measure.code == CONFIDENCE


def comparisons(
    results: Sequence[CellResult], asked: Sequence[CellAsked], measures: Iterable[Measure]
) -> list[Comparison]:
    """`measures` in their order; those of which the Work Group itself says too little fall out."""
    found = [
        Comparison(
            measure,
            [
                side_of(
                    compared,
                    [one for one in results if one.measure == measure],
                    [one for one in asked if one.measure == measure],
                )
                for compared in ComparedWith
            ],
        )
        for measure in measures
    ]
    return [one for one in found if one.sides[0].tally]


def side_of(
    compared: ComparedWith, results: Sequence[CellResult], asked: Sequence[CellAsked]
) -> Side:
    includes = INCLUDES[compared]
    mine = [one for one in results if includes(one.cell)]
    tally = sum((one.tally for one in mine), Tally(0))
    # Each is a sum of results of five or more, or of none.
    if not may_be_shown(tally.people):
        return Side(compared)
    answering = [one for one in asked if includes(one.cell)]
    return Side(
        compared,
        tally,
        groups=sum(one.groups for one in mine),
        asked=sum(one.asked for one in answering),
        answered=sum(one.answered for one in answering),
    )
