"""What stands beside a report alone: what it cost, and what tasks and visits showed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from evaluations.rules.cost import cost_each
from evaluations.rules.scores import decimal_kept


@dataclass(frozen=True)
class CostFigures:
    """In pounds, as far as the hub has entered it. Only for who reads the plan of the year."""

    planned: Decimal | None
    spent: Decimal | None
    places: int
    started: int  # people
    completed: int

    @property
    def planned_for_each_place(self) -> Decimal | None:
        return cost_each(self.planned, self.places)

    @property
    def spent_for_each_who_started(self) -> Decimal | None:
        return cost_each(self.spent, self.started)

    @property
    def spent_for_each_who_completed(self) -> Decimal | None:
        return cost_each(self.spent, self.completed)


@dataclass(frozen=True)
class BetweenFigures:
    """What was done between the workshops; None where fewer than five have told."""

    colleagues: int | None = None  # as told of tasks, each counted for each task
    pupils: int | None = None
    visits: int = 0  # that took place
    standings: Mapping[str, int] = field(default_factory=dict)  # visits by how things go


def cost_kept(kept: dict[str, Any] | None) -> CostFigures | None:
    if kept is None:
        return None
    pounds = {name: decimal_kept(kept[name]) for name in ("planned", "spent")}
    return CostFigures(**kept | pounds)


def between_kept(kept: dict[str, Any] | None) -> BetweenFigures | None:
    return None if kept is None else BetweenFigures(**kept)
