"""What people of one Work Group and of others say at the end, in two queries for any number."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, Sum

from evaluations.choices import Wave
from evaluations.models import WaveResult
from evaluations.rules.comparison import (
    COMPARED,
    Cell,
    CellAsked,
    CellResult,
    Comparison,
    Measure,
    comparisons,
)
from evaluations.rules.questions import CONFIDENCE
from evaluations.rules.scores import SCALE
from evaluations.rules.tally import Tally
from workgroups.choices import OutcomeLevel, ProjectKind
from workgroups.models import WorkGroup

MEASURES = [
    *(Measure(CONFIDENCE, level.value) for level in OutcomeLevel),
    *(Measure(code, "") for code in COMPARED if code != CONFIDENCE),
]
# The fields of a Tally but for its counts.
SUMS = ("people", "before_total", "rose", "same", "fell", "squares")
BY = (*Cell._fields, "question__code", "outcome__level")


@dataclass(frozen=True)
class Others:
    """Which other Work Groups one is compared with."""

    year: int
    phase: str = ""


def comparison_of(workgroup: WorkGroup, others: Others) -> list[Comparison]:
    """Wants its project."""
    rows = WaveResult.objects.filter(
        compared(workgroup, others), closed__wave=Wave.END, question__code__in=COMPARED
    )
    # Of confidence only the change from the start: who never said how they began has none.
    rows = rows.exclude(question__code=CONFIDENCE, before_total=None)
    rows = rows.annotate(**cells(workgroup)).order_by()
    return comparisons(results_by_cell(rows), asked_by_cell(rows), MEASURES)


def compared(workgroup: WorkGroup, others: Others) -> Q:
    """Its own rows, and those of others of any hub, of which only sums are shown."""
    of = "closed__workgroup__"
    which = Q(**{f"{of}school_year": others.year, f"{of}cancelled_at": None})
    is_event = Q(**{f"{of}project__kind": ProjectKind.EVENT})
    # A single meeting is no Work Group of a year.
    which &= is_event if workgroup.project.is_event else ~is_event
    if others.phase:
        which &= Q(**{f"{of}phases__contains": [others.phase]})
    return which | Q(closed__workgroup=workgroup)


def cells(workgroup: WorkGroup) -> dict[str, ExpressionWrapper]:
    """Columns that say how the Work Group of a row stands to the one that is compared."""
    projects = [workgroup.project_id]
    # Of the year before it is the one that came before.
    if workgroup.project.predecessor_id:
        projects.append(workgroup.project.predecessor_id)
    conditions = {
        "is_own": Q(closed__workgroup=workgroup.pk),
        "same_project": Q(closed__workgroup__project__in=projects),
        "same_hub": Q(closed__workgroup__hub=workgroup.hub_id),
    }
    return {
        name: ExpressionWrapper(condition, output_field=BooleanField())
        for name, condition in conditions.items()
    }


def results_by_cell(rows) -> list[CellResult]:
    found = rows.values(*BY).annotate(
        groups=Count("closed__workgroup", distinct=True),
        **{f"sum_{name}": Sum(name) for name in SUMS},
        **{f"given_{rating}": Sum(f"counts__{rating - 1}") for rating in SCALE},
    )
    return [
        CellResult(
            *cell_and_measure(*(row[name] for name in BY)),
            tally=Tally(
                **{name: row[f"sum_{name}"] for name in SUMS},
                counts=[row[f"given_{rating}"] or 0 for rating in SCALE],
            ),
            groups=row["groups"],
        )
        for row in found
    ]


def asked_by_cell(rows) -> list[CellAsked]:
    """Each survey once for a measure, however many outcomes it has of it."""
    found: dict[tuple, list[int]] = defaultdict(lambda: [0, 0])
    once = rows.values_list(*BY, "closed", "closed__asked", "closed__answered").distinct()
    for *key, _, asked, answered in once:
        sums = found[tuple(key)]
        sums[0] += asked
        sums[1] += answered
    return [CellAsked(*cell_and_measure(*key), *sums) for key, sums in found.items()]


def cell_and_measure(
    is_own: bool, same_project: bool, same_hub: bool, code: str, level: str | None
) -> tuple[Cell, Measure]:
    return Cell(is_own, same_project, same_hub), Measure(code, level or "")
