"""Pupil premium percentages of one school year into the portal: all of a file, or nothing."""

from collections.abc import Callable
from operator import attrgetter
from typing import BinaryIO

from django.db import connection, transaction

from schools.actions.copying import copy_in
from schools.actions.import_report import ImportReport, keep_report, kept_import
from schools.actions.import_schools import IMPORT_LOCK
from schools.choices import RegisterFileKind
from schools.gias import PremiumFile
from schools.models import RegisterImport

INCOMING = """
CREATE TEMPORARY TABLE incoming_premium (urn integer, percent numeric(4, 1)) ON COMMIT DROP
"""

# The source alone is no change: the same figures under another name of a file write nothing.
UPSERT = """
WITH written AS (
    INSERT INTO schools_pupilpremium AS known (school_id, year, percent, source)
    SELECT school.id, %(year)s, incoming.percent, %(source)s
    FROM incoming_premium AS incoming JOIN schools_school AS school USING (urn) ORDER BY school.id
    ON CONFLICT (school_id, year) DO UPDATE
    SET percent = excluded.percent, source = excluded.source
    WHERE known.percent <> excluded.percent
    RETURNING xmax = 0 AS is_new
)
SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new),
    (SELECT count(*) FROM incoming_premium AS incoming JOIN schools_school USING (urn))
FROM written
"""


@transaction.atomic
def import_pupil_premium(
    file: BinaryIO,
    *,
    year: int,
    by=None,
    source: RegisterImport | None = None,
    name: str = "",
    progress: Callable[[int], None] = lambda rows: None,
) -> ImportReport:
    """Keep each school's percentage for the school year that began in `year`.

    Schools that the file does not hold keep what is known of them. Raises RegisterFileError, and
    changes nothing, when the file cannot be used.
    """
    premiums = PremiumFile(file)
    called = source.name if source else name
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
        cursor.execute(INCOMING)
        values = attrgetter("urn", "percent")
        copy_in(
            cursor, "incoming_premium", premiums, values, progress=lambda: progress(premiums.rows)
        )
        cursor.execute("SET LOCAL enable_nestloop = off")  # as for links
        cursor.execute(UPSERT, {"year": year, "source": called})
        created, updated, known = cursor.fetchone()
        cursor.execute("SET LOCAL enable_nestloop = on")
        cursor.execute("DROP TABLE incoming_premium")
    taken = premiums.rows - len(premiums.skipped)
    report = ImportReport(
        rows=premiums.rows,
        created=created,
        updated=updated,
        unchanged=known - created - updated,
        skipped=premiums.skipped,
        problems=[unknown_urns_words(taken - known)] if taken > known else [],
    )
    if created or updated:
        source = source or kept_import(RegisterFileKind.PREMIUM, name=name, by=by, year=year)
    if source:
        keep_report(source, report)
    return report


def unknown_urns_words(number: int) -> str:
    rows = "1 row has a URN" if number == 1 else f"{number:,} rows have a URN"
    return f"{rows} that belongs to no school that the portal knows, and was left out."
