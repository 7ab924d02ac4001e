"""What people of one Work Group and of others say at the end, in two queries for any number."""

from dataclasses import dataclass

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, Sum

from evaluations.choices import Wave
from evaluations.models import ClosedWave, WaveResult
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
IS_EVENT = Q(project__kind=ProjectKind.EVENT)


@dataclass(frozen=True)
class Others:
    """Which other Work Groups one is compared with."""

    year: int
    phase: str = ""


def comparison_of(workgroup: WorkGroup, others: Others) -> list[Comparison]:
    """Wants its project."""
    groups = groups_compared(workgroup, others)
    rows = WaveResult.objects.filter(
        closed__wave=Wave.END, closed__workgroup__in=groups, question__code__in=COMPARED
    )
    # Of confidence only the change from the start: who never said how they began has none.
    rows = rows.exclude(question__code=CONFIDENCE, before_total=None)
    closed = ClosedWave.objects.filter(
        Exists(rows.filter(closed=OuterRef("pk"))), wave=Wave.END, workgroup__in=groups
    )
    return comparisons(results_by_cell(workgroup, rows), asked_by_cell(workgroup, closed), MEASURES)


def groups_compared(workgroup: WorkGroup, others: Others):
    """Itself, and others of any hub: of them only sums are shown, each of five people or more."""
    rows = WorkGroup.objects.filter(school_year=others.year, cancelled_at=None)
    # A single meeting is no Work Group of a year.
    rows = rows.filter(IS_EVENT) if workgroup.project.is_event else rows.exclude(IS_EVENT)
    if others.phase:
        rows = rows.filter(phases__contains=[others.phase])
    return WorkGroup.objects.filter(Q(pk=workgroup.pk) | Q(pk__in=rows.values("pk"))).values("pk")


def cells(workgroup: WorkGroup, path: str) -> dict[str, ExpressionWrapper]:
    """Columns that say how the Work Group of a row stands to the one that is compared."""
    projects = [workgroup.project_id]
    # Of the year before it is the one that came before.
    if workgroup.project.predecessor_id:
        projects.append(workgroup.project.predecessor_id)
    conditions = {
        "is_own": Q(**{path: workgroup.pk}),
        "same_project": Q(**{f"{path}__project__in": projects}),
        "same_hub": Q(**{f"{path}__hub": workgroup.hub_id}),
    }
    return {
        name: ExpressionWrapper(condition, output_field=BooleanField())
        for name, condition in conditions.items()
    }


def results_by_cell(workgroup: WorkGroup, rows) -> list[CellResult]:
    by = cells(workgroup, "closed__workgroup")
    found = (
        rows.annotate(**by)
        .order_by()
        .values("question__code", "outcome__level", *by)
        .annotate(
            groups=Count("closed__workgroup", distinct=True),
            **{f"sum_{name}": Sum(name) for name in SUMS},
            **{f"given_{rating}": Sum(f"counts__{rating - 1}") for rating in SCALE},
        )
    )
    return [
        CellResult(
            cell=Cell(*(row[name] for name in by)),
            measure=Measure(row["question__code"], row["outcome__level"] or ""),
            tally=Tally(
                **{name: row[f"sum_{name}"] for name in SUMS},
                counts=[row[f"given_{rating}"] or 0 for rating in SCALE],
            ),
            groups=row["groups"],
        )
        for row in found
    ]


def asked_by_cell(workgroup: WorkGroup, closed) -> list[CellAsked]:
    by = cells(workgroup, "workgroup")
    found = (
        closed.annotate(**by).order_by().values_list(*by).annotate(Sum("asked"), Sum("answered"))
    )
    return [CellAsked(Cell(*row[:3]), *row[3:]) for row in found]
