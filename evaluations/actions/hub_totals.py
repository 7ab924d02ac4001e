"""Counting anew what the national team reads of every hub."""

from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from evaluations.actions.hub_results import add_up_results
from evaluations.models import HubTotals
from evaluations.queries.hub_totals import group_totals, schools_and_region, schools_reached
from evaluations.rules.hub_totals import Sums, TotalsKey, sums_by_key
from hubs.models import Hub
from pages.rules.school_year import school_year_of, years_to_choose

COUNTING_LOCK = 4_820_003


def count_hub_totals(*, now: datetime) -> None:
    """Of every year that somebody can choose, each in a transaction of its own."""
    for year in years_to_choose(school_year_of(timezone.localdate(now))):
        count_year(year, now=now)
        # A Work Group may have been called off since its survey closed, or be of other phases.
        add_up_results(year=year)


@transaction.atomic
def count_year(year: int, *, now: datetime) -> None:
    with connection.cursor() as cursor:
        # A worker that was too slow and the next one would both write the same rows.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COUNTING_LOCK])
    rows = rows_of_year(year, now)
    HubTotals.objects.filter(school_year=year).delete()
    HubTotals.objects.bulk_create(rows, batch_size=1000)


def rows_of_year(year: int, now: datetime) -> list[HubTotals]:
    hubs = set(Hub.objects.open(timezone.localdate(now)).values_list("pk", flat=True))
    sums, reached, areas = (
        sums_by_key(group_totals(year)),
        schools_reached(year),
        schools_and_region(),
    )
    # A hub without any Work Group has its line too.
    keys = {*sums, *reached, *(TotalsKey(hub, None, "") for hub in hubs)}
    found = []
    for key in sorted(keys, key=lambda key: (key.hub, key.project or 0, key.phase)):
        if key.hub not in hubs:
            continue
        schools, region = areas.get(key.hub, (0, None))
        found.append(
            HubTotals(
                hub_id=key.hub,
                school_year=year,
                project_id=key.project,
                phase=key.phase,
                region_id=region,
                counted_at=now,
                schools=schools,
                reached=reached[key],
                **asdict(sums.get(key, Sums())),
            )
        )
    return found
