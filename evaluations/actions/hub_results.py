"""Adding up anew what a hub's surveys say, for comparison with Work Groups of other hubs."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from django.db import connection, transaction

from evaluations.models import HubResult
from evaluations.queries.hub_results import results_of_hubs
from evaluations.rules.comparison import Measure, MeasureResult, sum_of
from evaluations.rules.hub_totals import TotalsKey, totals_keys

RESULTS_LOCK = 4_820_004


@transaction.atomic
def add_up_results(*, year: int, hubs: Collection[int] | None = None) -> None:
    """Of all hubs where none is named."""
    with connection.cursor() as cursor:
        # Two at once would both write the same rows.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [RESULTS_LOCK])
    rows = HubResult.objects.filter(school_year=year)
    if hubs is not None:
        rows = rows.filter(hub__in=hubs)
    rows.delete()
    HubResult.objects.bulk_create(hub_results(year, hubs), batch_size=1000)


def hub_results(year: int, hubs: Collection[int] | None) -> list[HubResult]:
    found: dict[tuple[TotalsKey, bool, Measure], list[MeasureResult]] = defaultdict(list)
    for (hub, project, phases, is_event), result in results_of_hubs(year, hubs):
        for key in totals_keys(hub, project, phases):
            found[key, is_event, result.measure].append(result)
    return [
        HubResult(
            hub_id=key.hub,
            school_year=year,
            is_event=is_event,
            project_id=key.project,
            phase=key.phase,
            code=measure.code,
            level=measure.level,
            **added_up_in_fields(results),
        )
        for (key, is_event, measure), results in found.items()
    ]


def added_up_in_fields(results: list[MeasureResult]) -> dict[str, Any]:
    found = sum_of(results)
    tally = asdict(found.tally)
    # Of numbers that people gave, of which none is compared.
    del tally["total"]
    return {"groups": found.groups, "asked": found.asked, "answered": found.answered, **tally}
