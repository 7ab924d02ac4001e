"""What focus pupils come to between the start and the end, for readers who may not see one pupil.

No figure of fewer than five stands here, and none can be had by taking one figure from another, on
one page or between two days: pupils of a kind are counted in whole fives, in the order in which
they came to have both checkpoints. So whatever two figures differ by is five pupils or none.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from evaluations.choices import Disadvantaged, Moment
from evaluations.rules.disclosure import MINIMUM_GROUP
from evaluations.rules.scores import (
    Change,
    decimal_kept,
    distribution,
    paired_change,
)


class Scale(NamedTuple):
    """One of the three ratings from 1 to 5, and what its ends stand for."""

    name: str
    label: str
    word: str  # for it beside the others
    lowest: str
    highest: str


SCALES = (
    Scale("participation", "Takes part in lessons", "taking part", "hardly ever", "all the time"),
    Scale(
        "confidence",
        "Is confident in maths",
        "confidence",
        "gives up at once",
        "tries what is hard",
    ),
    Scale(
        *("understanding", "Understands what is taught", "understanding"),
        *("with much help", "explains it to others"),
    ),
)
Ratings = tuple[int, int, int]  # in the order of SCALES


@dataclass(frozen=True)
class FocusFacts:
    """One pupil, and the ratings at each moment that there are of it."""

    disadvantaged: str
    ratings: dict[str, Ratings] = field(default_factory=dict)

    @property
    def is_paired(self) -> bool:
        return Moment.START in self.ratings and Moment.END in self.ratings


@dataclass(frozen=True)
class ScaleChange:
    """How the same pupils were rated on one scale, and how many got which rating when."""

    code: str  # the name of the scale
    change: Change
    started: list[int]  # from 1 to 5
    ended: list[int]


@dataclass(frozen=True)
class KindFigures:
    """The pupils of one kind, or all of them where `kind` is empty."""

    kind: str
    pupils: int
    scales: list[ScaleChange]


@dataclass(frozen=True)
class FocusFigures:
    """`followed` is None where there are fewer than five; kinds stand only all together."""

    followed: int | None
    everybody: KindFigures | None = None
    kinds: list[KindFigures] = field(default_factory=list)


def focus_figures(pupils: Sequence[FocusFacts]) -> FocusFigures:
    """`pupils` in the order in which they came to have both checkpoints."""
    if len(pupils) < MINIMUM_GROUP:
        return FocusFigures(followed=None)
    paired = [pupil for pupil in pupils if pupil.is_paired]
    counted = {kind: in_fives(paired, kind) for kind in Disadvantaged.values}
    everybody = [pupil for of_kind in counted.values() for pupil in of_kind]
    if not everybody:
        return FocusFigures(followed=len(pupils))
    return FocusFigures(
        followed=len(pupils),
        everybody=kind_figures("", everybody),
        kinds=[kind_figures(kind, found) for kind, found in counted.items() if found]
        if may_be_compared(counted[Disadvantaged.YES], counted[Disadvantaged.NO])
        else [],
    )


def in_fives(pupils: Iterable[FocusFacts], kind: str) -> list[FocusFacts]:
    """Those of one kind, without the last ones that make no whole five."""
    found = [pupil for pupil in pupils if pupil.disadvantaged == kind]
    return found[: len(found) - len(found) % MINIMUM_GROUP]


def may_be_compared(*kinds: Collection) -> bool:
    """Where one of two is hidden the other is too, as both make up the whole.

    One that is empty counts as hidden: else all who are followed were known to be of the other.
    """
    return all(len(kind) >= MINIMUM_GROUP for kind in kinds)


def kind_figures(kind: str, pupils: Sequence[FocusFacts]) -> KindFigures:
    return KindFigures(
        kind=kind,
        pupils=len(pupils),
        scales=[scale_change(number, scale.name, pupils) for number, scale in enumerate(SCALES)],
    )


def scale_change(number: int, code: str, pupils: Sequence[FocusFacts]) -> ScaleChange:
    started = [pupil.ratings[Moment.START][number] for pupil in pupils]
    ended = [pupil.ratings[Moment.END][number] for pupil in pupils]
    return ScaleChange(
        code=code,
        change=paired_change(zip(started, ended, strict=True)),
        started=distribution(started),
        ended=distribution(ended),
    )


def focus_figures_kept(kept: dict[str, Any] | None) -> FocusFigures | None:
    """From what was kept with a report, where decimals have become text."""
    if kept is None:
        return None
    everybody = kept["everybody"]
    return FocusFigures(
        followed=kept["followed"],
        everybody=everybody and kind_kept(everybody),
        kinds=[kind_kept(kind) for kind in kept["kinds"]],
    )


def kind_kept(kept: dict[str, Any]) -> KindFigures:
    scales = [
        ScaleChange(**scale | {"change": change_kept(scale["change"])}) for scale in kept["scales"]
    ]
    return KindFigures(**kept | {"scales": scales})


def change_kept(kept: dict[str, Any]) -> Change:
    means = {name: decimal_kept(kept[name]) for name in ("before", "now", "spread")}
    return Change(**kept | means)
