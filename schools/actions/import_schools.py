"""The national register of schools into the portal's tables: all of a file, or nothing."""

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import BinaryIO

import pghistory
from django.db import connection, transaction
from django.utils import timezone
from psycopg2 import sql

from schools.actions import after_import
from schools.actions.copying import copy_in, identifiers, run_statement
from schools.actions.import_report import ImportReport, keep_report, kept_import
from schools.actions.school_register_changes import CHANGED, record_changes
from schools.choices import RegisterFileKind
from schools.gias import RegisterFile, SchoolRow
from schools.models import RegisterImport, School
from schools.models.school import OPEN_STATUSES

# Any number, so long as nothing else in the portal locks the same one.
# Imports of links and of pupil premium take it too: they look up schools that another file may
# be writing.
IMPORT_LOCK = 4_820_001

# The fields of a row that are columns of a school under the same name; the others describe the
# school's local authority and region.
ROW_FIELDS = [each.name for each in fields(SchoolRow) if each.name != "line"]
MODEL_FIELDS = {each.name for each in School._meta.concrete_fields}
SCHOOL_FIELDS = [name for name in ROW_FIELDS if name in MODEL_FIELDS]
AREA_FIELDS = [name for name in ROW_FIELDS if name not in MODEL_FIELDS]

# With the types of the table itself, so that values are compared as they will be kept.
INCOMING = """
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT {school_fields}, {area_fields} FROM schools_school WITH NO DATA
"""

# What is the same already is not written, here and below: a register that is brought in again
# leaves no row, no history and no work for the indexes.
UPSERT_REGIONS = """
INSERT INTO schools_region AS region (code, name)
SELECT region_code, mode() WITHIN GROUP (ORDER BY region_name)
FROM incoming WHERE region_code <> '' GROUP BY region_code ORDER BY region_code
ON CONFLICT (code) DO UPDATE SET name = excluded.name
WHERE region.name <> excluded.name
"""

# An authority is what most of its open schools say, or most of its schools where none is open.
# What the file is silent on stays as it was known.
UPSERT_AUTHORITIES = """
WITH telling AS (
    SELECT incoming.*, status = ANY(%s) AS is_open,
        bool_or(status = ANY(%s)) OVER (PARTITION BY authority_code) AS is_live
    FROM incoming
), said AS (
    SELECT authority_code AS code,
        mode() WITHIN GROUP (ORDER BY authority_name) AS name,
        mode() WITHIN GROUP (ORDER BY NULLIF(authority_gss, '')) AS gss_code,
        mode() WITHIN GROUP (ORDER BY region.id) AS region_id
    FROM telling LEFT JOIN schools_region AS region ON region.code = region_code
    WHERE is_open OR NOT is_live
    GROUP BY authority_code
), upserted AS (
    SELECT said.code, said.name,
        COALESCE(said.gss_code, known.gss_code, '') AS gss_code,
        COALESCE(said.region_id, known.region_id) AS region_id
    FROM said LEFT JOIN schools_localauthority AS known USING (code)
)
INSERT INTO schools_localauthority AS authority (code, name, gss_code, region_id)
SELECT code, name, gss_code, region_id FROM upserted ORDER BY code
ON CONFLICT (code) DO UPDATE
SET name = excluded.name, gss_code = excluded.gss_code, region_id = excluded.region_id
WHERE (authority.name, authority.gss_code, authority.region_id)
    IS DISTINCT FROM (excluded.name, excluded.gss_code, excluded.region_id)
"""

# A district lies in the authority of most of its open schools, or of most where none is open.
# Told from the portal’s schools and not from the file, as those that it lacks count too. Codes
# of England begin with E; Wales and overseas are in no hub’s area.
UPSERT_DISTRICTS = """
WITH telling AS (
    SELECT district_code AS code, district_name AS name, local_authority_id,
        status = ANY(%s) AS is_open,
        bool_or(status = ANY(%s)) OVER (PARTITION BY district_code) AS is_live
    FROM schools_school WHERE district_code LIKE 'E%%' AND district_name <> ''
)
INSERT INTO schools_district AS district (code, name, local_authority_id)
SELECT code, mode() WITHIN GROUP (ORDER BY name), mode() WITHIN GROUP (ORDER BY local_authority_id)
FROM telling WHERE is_open OR NOT is_live GROUP BY code ORDER BY code
ON CONFLICT (code) DO UPDATE
SET name = excluded.name, local_authority_id = excluded.local_authority_id
WHERE (district.name, district.local_authority_id)
    IS DISTINCT FROM (excluded.name, excluded.local_authority_id)
"""

# A row that the statement has inserted has no xmax, one that it has updated has. The whole
# statement sees the table as it was before, so what is joined to it is the old row.
UPSERT_SCHOOLS = """
WITH written AS (
    INSERT INTO schools_school AS school (local_authority_id, {school_fields})
    SELECT authority.id, {incoming_fields}
    FROM incoming JOIN schools_localauthority AS authority ON authority.code = authority_code
    ORDER BY incoming.urn
    ON CONFLICT (urn) DO UPDATE SET ({changing}) = ROW ({excluded})
    WHERE ({present}) IS DISTINCT FROM ({excluded})
    RETURNING id, xmax = 0 AS is_new
)
INSERT INTO changed
SELECT id, is_new, to_jsonb(before) FROM written LEFT JOIN schools_school AS before USING (id)
"""

COUNT_CHANGED = """
SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM changed
"""


@transaction.atomic
def import_schools(
    file: BinaryIO,
    *,
    by=None,
    source: RegisterImport | None = None,
    name: str = "",
    progress: Callable[[int], None] = lambda rows: None,
) -> ImportReport:
    """Bring schools, their local authorities and regions up to what the register file says.

    Schools that the file does not hold, and values that it has no column for, stay as they are.
    Raises RegisterFileError, and changes nothing, when the file cannot be used. An import that
    begins while another runs waits for it. `progress` is told the rows read so far. What differs
    is kept as changes of `source`, or of an import of its own, if anything does, called `name`.
    """
    register = RegisterFile(file)
    author = {"user": by.pk} if by else {}
    with pghistory.context(**author, reason="Register of schools"), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
        copy_rows(cursor, register, progress)
        # Organisations may have been added before; they are not what a register is compared with.
        is_first = not School.objects.registered().exists()
        created, updated = upsert(cursor, register.fields)
        # A file that changes nothing leaves no import behind, unless it was chosen on a page.
        if created or updated:
            source = source or kept_import(RegisterFileKind.SCHOOLS, name=name, by=by)
            record_changes(
                cursor,
                source_id=source.pk,
                fields=["local_authority_id", *register.fields],
                is_first=is_first,
                on=timezone.localdate(),
            )
        # Not at the commit, as another file may follow in the same transaction.
        cursor.execute("DROP TABLE changed")
    report = ImportReport(
        rows=register.rows,
        created=created,
        updated=updated,
        unchanged=register.rows - created - updated - len(register.skipped),
        skipped=register.skipped,
        problems=[
            f"The file has no column {heading}, so what is known of it was kept."
            for heading in register.lacks
        ],
    )
    if source:
        keep_report(source, report)
    return report


def copy_rows(cursor, register: RegisterFile, progress: Callable[[int], None]) -> None:
    areas = [sql.SQL("''::text AS {}").format(sql.Identifier(name)) for name in AREA_FIELDS]
    run_statement(
        cursor,
        INCOMING,
        school_fields=identifiers(SCHOOL_FIELDS),
        area_fields=sql.SQL(", ").join(areas),
    )
    values = attrgetter(*SCHOOL_FIELDS, *AREA_FIELDS)
    copy_in(cursor, "incoming", register, values, progress=lambda: progress(register.rows))


def upsert(cursor, present: list[str]) -> tuple[int, int]:
    """The numbers of schools created and updated. Only fields of `present` are changed."""
    cursor.execute(UPSERT_REGIONS)
    open_statuses = list(OPEN_STATUSES)
    cursor.execute(UPSERT_AUTHORITIES, [open_statuses, open_statuses])
    # Without the URN, which never changes: rows of others that name a school need not wait.
    own = [name for name in SCHOOL_FIELDS if name in present and name != "urn"]
    changing = ["local_authority_id", *own]
    cursor.execute(CHANGED)
    # Nobody has counted the rows of a temporary table, and a join of none runs in loops.
    cursor.execute("ANALYZE incoming (urn, authority_code)")
    run_statement(
        cursor,
        UPSERT_SCHOOLS,
        school_fields=identifiers(SCHOOL_FIELDS),
        incoming_fields=identifiers(SCHOOL_FIELDS, "incoming"),
        changing=identifiers(changing),
        present=identifiers(changing, "school"),
        excluded=identifiers(changing, "excluded"),
    )
    cursor.execute(UPSERT_DISTRICTS, [open_statuses, open_statuses])
    for step in after_import.steps:
        step()
    cursor.execute("DROP TABLE incoming")
    cursor.execute("ANALYZE changed (id)")
    cursor.execute(COUNT_CHANGED)
    return cursor.fetchone()
