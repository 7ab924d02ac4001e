"""What people of a Work Group say at its end beside what those of others say."""

from collections.abc import Collection, Iterable, Sequence
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


@dataclass(frozen=True)
class KeptSum:
    """What is kept of one measure in some Work Groups."""

    tally: Tally
    groups: int
    asked: int  # in the surveys of which the measure is kept, each once
    answered: int


@dataclass(frozen=True)
class MeasureResult(KeptSum):
    measure: Measure
    counts_for: Collection[ComparedWith] = ()


def counts_for(*, is_own: bool, is_on_project: bool, is_of_hub: bool) -> Collection[ComparedWith]:
    """Of other hubs a project is added up beside the whole, in which it is not looked for."""
    if is_own:
        return {ComparedWith.OWN}
    if not is_of_hub:
        return {ComparedWith.PROJECT if is_on_project else ComparedWith.NATION}
    whole = {ComparedWith.HUB, ComparedWith.NATION}
    return whole | {ComparedWith.PROJECT} if is_on_project else whole


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


def comparisons(results: Sequence[MeasureResult], measures: Iterable[Measure]) -> list[Comparison]:
    """`measures` in their order; those of which the Work Group itself says too little fall out."""
    found = [
        Comparison(
            measure,
            [
                side_of(compared, [one for one in results if one.measure == measure])
                for compared in ComparedWith
            ],
        )
        for measure in measures
    ]
    return [one for one in found if one.sides[0].tally]


def side_of(compared: ComparedWith, results: Sequence[MeasureResult]) -> Side:
    found = sum_of([one for one in results if compared in one.counts_for])
    # Each is a sum of results of five or more, or of none.
    if not may_be_shown(found.tally.people):
        return Side(compared)
    return Side(compared, found.tally, found.groups, found.asked, found.answered)


def sum_of(results: Sequence[KeptSum]) -> KeptSum:
    return KeptSum(
        tally=sum((one.tally for one in results), Tally(0)),
        groups=sum(one.groups for one in results),
        asked=sum(one.asked for one in results),
        answered=sum(one.answered for one in results),
    )
