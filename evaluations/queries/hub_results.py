"""Adding up what was kept of last surveys, by whichever Work Groups stand together."""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet, Sum

from evaluations.choices import ComparedWith, Wave
from evaluations.models import WaveResult
from evaluations.rules.comparison import COMPARED, Measure, MeasureResult
from evaluations.rules.questions import CONFIDENCE
from evaluations.rules.scores import SCALE
from evaluations.rules.tally import Tally
from pages.prepared import Prepared
from workgroups.choices import ProjectKind

# A survey counts once for a measure, however many outcomes it has of it.
OF_A_SURVEY = ("asked", "answered")
# The fields of a Tally but for its counts.
SUMS = ("people", "before_total", "rose", "same", "fell", "squares")
GIVEN = tuple(f"given_{rating}" for rating in SCALE)
ADDED_UP = (*OF_A_SURVEY, *(f"sum_{name}" for name in SUMS), *GIVEN)
OF_SURVEYS = """
SELECT {by}, count(*), {sums} FROM ({of_surveys}) AS of_surveys GROUP BY {by}
"""


def end_results() -> QuerySet[WaveResult]:
    """Of the questions that are compared."""
    rows = WaveResult.objects.filter(closed__wave=Wave.END, question__code__in=COMPARED)
    # Of confidence only the change from the start: who never said how they began has none.
    return rows.exclude(question__code=CONFIDENCE, before_total=None).order_by()


def of_workgroups(*, is_event: bool, year: Any) -> Q:
    """Results of those that count. A single meeting is no Work Group of a year."""
    event = Q(closed__workgroup__project__kind=ProjectKind.EVENT)
    stand = Q(closed__workgroup__school_year=year, closed__workgroup__cancelled_at=None)
    return stand & (event if is_event else ~event)


def added_up(rows: QuerySet[WaveResult], *by: str) -> Prepared:
    """`by` are annotated. Each row is those, and then what result_from() reads."""
    of_surveys = rows.annotate(
        code=F("question__code"),
        level=F("outcome__level"),
        **{name: F(f"closed__{name}") for name in OF_A_SURVEY},
    )
    of_surveys = of_surveys.values(*by, "code", "level", "closed", *OF_A_SURVEY).annotate(
        **{f"sum_{name}": Sum(name) for name in SUMS},
        **{name: Sum(f"counts__{place}") for place, name in enumerate(GIVEN)},
    )
    sql, params = of_surveys.query.sql_with_params()
    sums = ", ".join(f"sum({name})::bigint" for name in ADDED_UP)
    columns = ", ".join((*by, "code", "level"))
    return Prepared(OF_SURVEYS.format(by=columns, sums=sums, of_surveys=sql), tuple(params))


def result_from(row: tuple, counts_for: Collection[ComparedWith] = ()) -> MeasureResult:
    code, level, groups, asked, answered, *sums = row
    tally = Tally(
        **dict(zip(SUMS, sums, strict=False)),
        counts=[given or 0 for given in sums[len(SUMS) :]],
    )
    return MeasureResult(tally, groups, asked, answered, Measure(code, level or ""), counts_for)


# Of one hub's Work Groups that are alike in all by which the kept sums are told apart.
ALIKE = ("hub", "project", "phases", "is_event")


def results_of_hubs(year: int, hubs: Collection[int] | None) -> list[tuple[tuple, MeasureResult]]:
    """(the values of ALIKE, what they say), of all hubs where none is named."""
    rows = end_results().filter(
        closed__workgroup__school_year=year, closed__workgroup__cancelled_at=None
    )
    if hubs is not None:
        rows = rows.filter(closed__workgroup__hub__in=hubs)
    is_event = Q(closed__workgroup__project__kind=ProjectKind.EVENT)
    found = added_up(
        rows.annotate(
            hub=F("closed__workgroup__hub"),
            project=F("closed__workgroup__project"),
            phases=F("closed__workgroup__phases"),
            is_event=ExpressionWrapper(is_event, output_field=BooleanField()),
        ),
        *ALIKE,
    )
    with connection.cursor() as cursor:
        cursor.execute(found.sql, found.params)
        return [(row[: len(ALIKE)], result_from(row[len(ALIKE) :])) for row in cursor.fetchall()]
