"""What people of one Work Group and of others say at the end, in one query for any number.

Those of its own hub are added up for each page; of the other hubs the sums are kept, so that none
of them holds the Work Group itself and nothing is ever taken from a sum.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    ExpressionWrapper,
    Q,
    Sum,
    Value,
)

from evaluations.models import HubResult
from evaluations.queries.hub_results import (
    OF_A_SURVEY,
    SUMS,
    added_up,
    end_results,
    of_workgroups,
    result_from,
)
from evaluations.rules.comparison import (
    COMPARED,
    Comparison,
    Measure,
    MeasureResult,
    comparisons,
    counts_for,
)
from evaluations.rules.questions import CONFIDENCE
from evaluations.rules.scores import SCALE
from pages.prepared import HUB, WORKGROUP, Prepared, Slot, Values, ask_all, compose_once
from workgroups.choices import OutcomeLevel
from workgroups.models import WorkGroup

MEASURES = [
    *(Measure(CONFIDENCE, level.value) for level in OutcomeLevel),
    *(Measure(code, "") for code in COMPARED if code != CONFIDENCE),
]
YEAR, PHASE = Slot("year", BigIntegerField()), Slot("phase", CharField(max_length=20))
PHASES = Slot("phases", ArrayField(CharField(max_length=20)))
PROJECT, PREDECESSOR = Slot("project", BigIntegerField()), Slot("predecessor", BigIntegerField())
# How the Work Groups of a row stand to the one that is compared.
STANDING = ("is_own", "is_on_project", "is_of_hub")


@dataclass(frozen=True)
class Others:
    """Which other Work Groups one is compared with."""

    year: int
    phase: str = ""


def comparison_of(workgroup: WorkGroup, others: Others) -> list[Comparison]:
    """Wants its project."""
    project, is_event = workgroup.project, workgroup.project.is_event
    # Of the year before it is the one that came before.
    predecessor = project.predecessor_id or project.pk
    of_hub: Values = {
        "hub": workgroup.hub_id,
        "workgroup": workgroup.pk,
        "year": others.year,
        "project": project.pk,
        "predecessor": predecessor,
        # Of none, all Work Groups hold each.
        "phases": [others.phase] if others.phase else [],
    }
    elsewhere: dict[str, Any] = {
        "hub": workgroup.hub_id,
        "year": others.year,
        "phase": others.phase,
    }
    asked: list[tuple[Prepared, Values]] = [
        (statement_of_hub(is_event), of_hub),
        (statement_of_all_elsewhere(is_event), elsewhere),
        *(
            (statement_of_project_elsewhere(is_event), elsewhere | {"project": pk})
            for pk in {project.pk, predecessor}
        ),
    ]
    return comparisons([measure_result(row) for row in ask_all(asked)], MEASURES)


def measure_result(row: tuple) -> MeasureResult:
    standing = dict(zip(STANDING, row, strict=False))
    return result_from(row[len(STANDING) :], counts_for(**standing))


@cache
def statement_of_hub(is_event: bool) -> Prepared:
    """The Work Group itself, whatever others are looked at, and those of its hub."""
    own = Q(closed__workgroup=WORKGROUP)
    others = of_workgroups(is_event=is_event, year=YEAR)
    others &= Q(closed__workgroup__phases__contains=PHASES)
    on_project = Q(closed__workgroup__project=PROJECT) | Q(closed__workgroup__project=PREDECESSOR)
    rows = end_results().filter(own | others, closed__workgroup__hub=HUB)
    is_own, is_on_project = (
        ExpressionWrapper(condition, output_field=BooleanField()) for condition in (own, on_project)
    )
    here = Value(True)
    return added_up(
        rows.annotate(is_own=is_own, is_on_project=is_on_project, is_of_hub=here), *STANDING
    )


@cache
def statement_of_all_elsewhere(is_event: bool) -> Prepared:
    return statement_of_kept(Q(project=None, is_event=is_event), is_on_project=False)


@cache
def statement_of_project_elsewhere(is_event: bool) -> Prepared:
    return statement_of_kept(Q(project=PROJECT, is_event=is_event), is_on_project=True)


def statement_of_kept(which: Q, *, is_on_project: bool) -> Prepared:
    rows = HubResult.objects.filter(which, school_year=YEAR, phase=PHASE).exclude(hub=HUB)
    standing = dict(zip(STANDING, map(Value, (False, is_on_project, False)), strict=True))
    sums = {f"sum_{name}": Sum(name) for name in ("groups", *OF_A_SURVEY, *SUMS)}
    given = {f"given_{n}": Sum(f"counts__{place}") for place, n in enumerate(SCALE)}
    found = rows.order_by().annotate(**standing).values(*STANDING, "code", "level")
    columns = (*STANDING, "code", "level", *sums, *given)
    return compose_once(found.annotate(**sums, **given).values_list(*columns))
