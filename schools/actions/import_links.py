"""The register's links between schools into the portal: all of a file, or nothing."""

from collections.abc import Callable
from operator import attrgetter
from typing import BinaryIO

from django.db import connection, transaction

from schools.actions.copying import copy_in
from schools.actions.import_report import ImportReport, keep_report, kept_import
from schools.actions.import_schools import IMPORT_LOCK
from schools.choices import LinkKind, RegisterFileKind
from schools.gias import LinksFile
from schools.models import RegisterImport

INCOMING = """
CREATE TEMPORARY TABLE incoming_links
    (urn integer, link_urn integer, is_from_successor boolean, is_directed boolean,
    kind text, since date) ON COMMIT DROP
"""

# Each link comes from both of its ends, with its last day from the one and its first from the
# other: the later day is kept, and the more telling kind. One that does not say which school
# came first is left out where another does.
UPSERT_LINKS = """
WITH ordered AS (
    SELECT CASE WHEN is_from_successor THEN link_urn ELSE urn END AS earlier,
        CASE WHEN is_from_successor THEN urn ELSE link_urn END AS later, kind, since
    FROM incoming_links WHERE is_directed
    UNION ALL
    SELECT LEAST(urn, link_urn), GREATEST(urn, link_urn), kind, since
    FROM incoming_links AS link WHERE NOT is_directed AND NOT EXISTS (
        SELECT FROM incoming_links AS other WHERE other.is_directed
            AND LEAST(other.urn, other.link_urn) = LEAST(link.urn, link.link_urn)
            AND GREATEST(other.urn, other.link_urn) = GREATEST(link.urn, link.link_urn))
), folded AS (
    SELECT predecessor.id AS predecessor_id, successor.id AS successor_id,
        (array_agg(ordered.kind ORDER BY array_position(%(kinds)s, ordered.kind)))[1] AS kind,
        max(ordered.since) AS since
    FROM ordered
    JOIN schools_school AS predecessor ON predecessor.urn = earlier
    JOIN schools_school AS successor ON successor.urn = later
    GROUP BY 1, 2
), written AS (
    INSERT INTO schools_schoollink AS link (predecessor_id, successor_id, kind, since)
    SELECT * FROM folded ORDER BY 1, 2
    ON CONFLICT (predecessor_id, successor_id) DO UPDATE
    SET kind = excluded.kind, since = excluded.since
    WHERE (link.kind, link.since) IS DISTINCT FROM (excluded.kind, excluded.since)
    RETURNING xmax = 0 AS is_new
)
SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new),
    (SELECT count(*) FROM folded)
FROM written
"""

# A file of links names hundreds of schools that a register of another day does not hold.
UNKNOWN = """
SELECT count(DISTINCT link.{column}) FROM incoming_links AS link
WHERE NOT EXISTS (SELECT FROM schools_school WHERE schools_school.urn = link.{column})
"""

VALUES = attrgetter("urn", "link_urn", "is_from_successor", "is_directed", "kind", "since")


@transaction.atomic
def import_links(
    file: BinaryIO,
    *,
    by=None,
    source: RegisterImport | None = None,
    name: str = "",
    progress: Callable[[int], None] = lambda rows: None,
) -> ImportReport:
    """Keep which school came from which, as far as the portal knows both.

    Links that the file does not hold stay. Raises RegisterFileError, and changes nothing, when
    the file cannot be used.
    """
    links = LinksFile(file)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
        cursor.execute(INCOMING)
        copy_in(cursor, "incoming_links", links, VALUES, progress=lambda: progress(links.rows))
        # Schools that came in the same transaction look like none to the planner.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(UPSERT_LINKS, {"kinds": LinkKind.values})
        created, updated, folded = cursor.fetchone()
        unknown = {column: count_unknown(cursor, column) for column in ("urn", "link_urn")}
        # Whatever else this transaction does is planned as before.
        cursor.execute("SET LOCAL enable_nestloop = on")
        cursor.execute("DROP TABLE incoming_links")
    report = ImportReport(
        rows=links.rows,
        created=created,
        updated=updated,
        unchanged=folded - created - updated,
        skipped=links.skipped,
        problems=problems_of_links(links, unknown),
    )
    if created or updated:
        source = source or kept_import(RegisterFileKind.LINKS, name=name, by=by)
    if source:
        keep_report(source, report)
    return report


def count_unknown(cursor, column: str) -> int:
    cursor.execute(UNKNOWN.format(column=column))
    return cursor.fetchone()[0]


def problems_of_links(links: LinksFile, unknown: dict[str, int]) -> list[str]:
    names = {"urn": "URN", "link_urn": "LinkURN"}
    found = [
        f"{number:,} different numbers of the column {names[column]} belong to no school that the"
        " portal knows. Their links were left out."
        for column, number in unknown.items()
        if number
    ]
    return found + [f"The file has no column {heading}." for heading in links.lacks]
