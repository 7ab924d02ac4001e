"""What people of one Work Group and of others say at the end, in two queries for any number.

All hubs' results of a year are added up by PostgreSQL, of each Work Group first.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q, Sum

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
# A survey counts once for a measure, however many outcomes it has of it.
OF_A_SURVEY = ("closed__asked", "closed__answered")
GIVEN = tuple(f"given_{rating}" for rating in SCALE)
ADDED_UP = (*OF_A_SURVEY, *(f"sum_{name}" for name in SUMS), *GIVEN)
OF_CELLS = """
SELECT {by}, count(*), {sums} FROM ({kept}) AS kept GROUP BY {by}
"""


@dataclass(frozen=True)
class Others:
    """Which other Work Groups one is compared with."""

    year: int
    phase: str = ""


def comparison_of(workgroup: WorkGroup, others: Others) -> list[Comparison]:
    """Wants its project."""
    rows = WaveResult.objects.filter(closed__wave=Wave.END, question__code__in=COMPARED)
    # Of confidence only the change from the start: who never said how they began has none.
    rows = rows.exclude(question__code=CONFIDENCE, before_total=None)
    rows = rows.annotate(**cells(workgroup)).order_by()
    own = Q(closed__workgroup=workgroup)
    # One by one, as PostgreSQL does not see how many rows either of two conditions finds.
    found = [
        *sums_by_cell(rows.filter(own)),
        *sums_by_cell(rows.filter(of_others(workgroup, others)).exclude(own)),
    ]
    return comparisons([one for one, _ in found], [one for _, one in found], MEASURES)


def of_others(workgroup: WorkGroup, others: Others) -> Q:
    """Rows of any hub, of which only sums are shown."""
    of = "closed__workgroup__"
    which = Q(**{f"{of}school_year": others.year, f"{of}cancelled_at": None})
    is_event = Q(**{f"{of}project__kind": ProjectKind.EVENT})
    # A single meeting is no Work Group of a year.
    which &= is_event if workgroup.project.is_event else ~is_event
    if others.phase:
        which &= Q(**{f"{of}phases__contains": [others.phase]})
    return which


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


def sums_by_cell(rows) -> list[tuple[CellResult, CellAsked]]:
    of_surveys = rows.values(*BY, "closed", *OF_A_SURVEY).annotate(
        **{f"sum_{name}": Sum(name) for name in SUMS},
        **{name: Sum(f"counts__{place}") for place, name in enumerate(GIVEN)},
    )
    kept, params = of_surveys.query.sql_with_params()
    # Named by us, all of them.
    sums = ", ".join(f"sum({name})::bigint" for name in ADDED_UP)
    sql = OF_CELLS.format(by=", ".join(BY), sums=sums, kept=kept)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [cell_sums(row) for row in cursor.fetchall()]


def cell_sums(row: tuple) -> tuple[CellResult, CellAsked]:
    cell, measure = cell_and_measure(*row[: len(BY)])
    groups, asked, answered, *sums = row[len(BY) :]
    tally = Tally(
        **dict(zip(SUMS, sums, strict=False)),
        counts=[given or 0 for given in sums[len(SUMS) :]],
    )
    return (
        CellResult(cell, measure, tally=tally, groups=groups),
        CellAsked(cell, measure, asked, answered),
    )


def cell_and_measure(
    is_own: bool, same_project: bool, same_hub: bool, code: str, level: str | None
) -> tuple[Cell, Measure]:
    return Cell(is_own, same_project, same_hub), Measure(code, level or "")
