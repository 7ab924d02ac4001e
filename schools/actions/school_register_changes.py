"""What an import of the register changes, kept as history: written in one statement.

The upsert leaves the temporary table `changed` behind: the id of each school it has written,
whether it is new, and the row as it was before.
"""

from datetime import date

from schools.choices import ChangeKind, SchoolStatus
from schools.models.school import OPEN_STATUSES

K = ChangeKind

CHANGED = """
CREATE TEMPORARY TABLE changed (id bigint, is_new boolean, before jsonb) ON COMMIT DROP
"""

# Which kind of change a field tells of. All others are OTHER, but for the register's own stamp
# on an entry, which says that something changed and not what.
STAMP = "register_changed_on"
KINDS_OF_FIELDS = {
    "name": K.RENAMED,
    "local_authority_id": K.MOVED,
    "street": K.MOVED,
    "locality": K.MOVED,
    "address_3": K.MOVED,
    "town": K.MOVED,
    "county": K.MOVED,
    "postcode": K.MOVED,
    "trust_code": K.TRUST,
    "trust_name": K.TRUST,
    # No kind yet: which it is, the old and the new status tell together.
    "status": "status",
    "opened_on": "status",
    "closed_on": "status",
}

RECORD_NEW = """
INSERT INTO schools_registerchange (source_id, school_id, kind, before, after, found_on)
SELECT %(source)s, school.id, %(new)s, '{}', jsonb_build_object('status', school.status),
    %(found_on)s
FROM changed JOIN schools_school AS school USING (id) WHERE changed.is_new ORDER BY school.id
"""

# One row for each field that differs, then one for each kind with its fields. Both entries are
# made once for each school, and without the columns that are derived. An authority is kept by its
# name, which is what people know it by.
RECORD_DIFFERENCES = """
WITH entries AS MATERIALIZED (
    SELECT school.id, school.local_authority_id,
        changed.before - %(derived)s::text[] AS was, to_jsonb(school) - %(derived)s::text[] AS now
    FROM changed JOIN schools_school AS school USING (id) WHERE NOT changed.is_new
), differing AS (
    SELECT entries.id, entries.now ->> 'status' AS status, entries.was ->> 'status' AS was,
        CASE field WHEN 'local_authority_id' THEN 'local_authority' ELSE field END AS field,
        COALESCE(kinds.kind, %(other)s) AS kind,
        CASE field WHEN 'local_authority_id' THEN to_jsonb(theirs.name)
            ELSE entries.was -> field END AS before,
        CASE field WHEN 'local_authority_id' THEN to_jsonb(ours.name)
            ELSE entries.now -> field END AS after
    FROM entries CROSS JOIN unnest(%(watched)s) AS watched (field)
    LEFT JOIN unnest(%(fields)s, %(kinds)s) AS kinds (field, kind) USING (field)
    JOIN schools_localauthority AS theirs
        ON theirs.id = (entries.was ->> 'local_authority_id')::bigint
    JOIN schools_localauthority AS ours ON ours.id = entries.local_authority_id
    WHERE entries.was -> field IS DISTINCT FROM entries.now -> field
), named AS (
    SELECT *, CASE
        WHEN kind <> 'status' THEN kind
        WHEN status = was THEN %(other)s
        WHEN status = %(closed)s THEN 'closed'
        WHEN was = %(closed)s AND status = ANY(%(open)s) THEN 'reopened'
        WHEN was = %(proposed)s AND status = ANY(%(open)s) THEN 'opened'
        ELSE %(other)s END AS named
    FROM differing
)
INSERT INTO schools_registerchange (source_id, school_id, kind, before, after, found_on)
SELECT %(source)s, id, named, jsonb_object_agg(field, before), jsonb_object_agg(field, after),
    %(found_on)s
FROM named GROUP BY id, named ORDER BY id, named
"""


def record_changes(cursor, *, source_id: int, fields: list[str], is_first: bool, on: date) -> None:
    """Write one row for each school and kind of change; none for a first register."""
    if is_first:
        return
    watched = [name for name in fields if name != STAMP]
    values = {
        "source": source_id,
        "found_on": on,
        "new": K.NEW,
        "other": K.OTHER,
        "fields": list(KINDS_OF_FIELDS),
        "kinds": [str(kind) for kind in KINDS_OF_FIELDS.values()],
        "watched": watched,
        "derived": ["search", "name_letters"],
        "open": list(OPEN_STATUSES),
        "closed": SchoolStatus.CLOSED,
        "proposed": SchoolStatus.PROPOSED,
    }
    cursor.execute(RECORD_NEW, values)
    cursor.execute(RECORD_DIFFERENCES, values)
