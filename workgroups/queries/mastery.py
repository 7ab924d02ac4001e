"""Schools on the stages of Teaching for Mastery."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from schools.models import School
from workgroups.choices import JourneyStage, Phase
from workgroups.models import (
    MasteryStage,
)
from workgroups.rules.mastery import in_journey_order


@dataclass(frozen=True)
class PhaseCounts:
    """How many schools are in each stage of one phase."""

    phase: Phase
    total: int
    bars: list[tuple[str, int, int]]  # as the bar chart takes them
    cells: list[tuple[JourneyStage, int]]


def stage_counts(rows, on: date) -> list[PhaseCounts]:
    """The schools of `rows` in each phase and stage on that day, in one query."""
    counted = rows.current(on).order_by().values_list("phase", "stage").annotate(Count("pk"))
    found = {(phase, stage): number for phase, stage, number in counted}
    # The names change over the years: only those in use get a column.
    stages = [s for s in in_journey_order() if any(stage == s for _, stage in found)]
    result = []
    for phase in Phase:
        cells = [(stage, found.get((phase, stage), 0)) for stage in stages]
        total = sum(number for _, number in cells)
        if total:
            bars = [(str(stage.label), number, total) for stage, number in cells]
            result.append(PhaseCounts(phase, total, bars, cells))
    return result


@dataclass(frozen=True)
class MasteryJourney:
    """One school's way in one phase, the latest stage first."""

    phase: Phase
    stages: list[MasteryStage]
    current: MasteryStage | None
    paused_since: date | None


def journeys_of(school: School, on: date) -> list[MasteryJourney]:
    rows: dict[str, list[MasteryStage]] = {}
    for stage in school.mastery_stages.select_related("noted_by").order_by("-from_on"):
        rows.setdefault(stage.phase, []).append(stage)
    return [
        MasteryJourney(
            phase=Phase(phase),
            stages=stages,
            current=next((stage for stage in stages if stage.is_on(on)), None),
            paused_since=paused_since(stages, on),
        )
        for phase, stages in sorted(rows.items(), key=lambda row: Phase.values.index(row[0]))
    ]


def paused_since(stages: list[MasteryStage], on: date) -> date | None:
    """The last day of the latest stage, if it lies behind and nothing has followed."""
    latest = stages[0].until_on
    return latest if latest and latest < on else None
