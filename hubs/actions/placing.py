"""Each school gets its hub from the areas and the exceptions of a day."""

from datetime import date

from django.db import connection, transaction
from django.utils import timezone

# Any number, so long as nothing else in the portal locks the same one.
PLACEMENT_LOCK = 4_820_002

# Only schools whose hub differs are written, so that most nights write nothing.
# A school's own exception stands before its district's hub, and that before its authority's.
# A hub's own days are asked beside those of its area, which may stay open when the hub closes.
# A district is kept under the authority of most of its schools; the others stay with their own
# authority's hub. What has no URN is no school, and no hub's.
PLACE_SCHOOLS = """
WITH areas AS (
    SELECT DISTINCT ON (area.local_authority_id, area.district_id)
        area.local_authority_id, district.code AS district_code, area.hub_id
    FROM hubs_hubarea AS area
    JOIN hubs_hub AS hub ON hub.id = area.hub_id
    LEFT JOIN schools_district AS district ON district.id = area.district_id
    WHERE area.from_on <= %(on)s AND COALESCE(area.until_on >= %(on)s, true)
        AND hub.opened_on <= %(on)s AND COALESCE(hub.closed_on >= %(on)s, true)
    ORDER BY area.local_authority_id, area.district_id, area.from_on DESC, area.id DESC
), exceptions AS (
    SELECT DISTINCT ON (override.school_id) override.school_id, override.hub_id
    FROM hubs_schooloverride AS override
    JOIN hubs_hub AS hub ON hub.id = override.hub_id
    WHERE override.from_on <= %(on)s AND COALESCE(override.until_on >= %(on)s, true)
        AND hub.opened_on <= %(on)s AND COALESCE(hub.closed_on >= %(on)s, true)
    ORDER BY override.school_id, override.from_on DESC, override.id DESC
), placed AS (
    SELECT school.id, COALESCE(exceptions.hub_id, part.hub_id, whole.hub_id) AS hub_id
    FROM schools_school AS school
    LEFT JOIN exceptions ON exceptions.school_id = school.id
    LEFT JOIN areas AS part ON part.local_authority_id = school.local_authority_id
        AND part.district_code = school.district_code
    LEFT JOIN areas AS whole ON whole.local_authority_id = school.local_authority_id
        AND whole.district_code IS NULL
    WHERE school.urn IS NOT NULL
)
UPDATE schools_school AS school SET hub_id = placed.hub_id
FROM placed
WHERE placed.id = school.id AND school.hub_id IS DISTINCT FROM placed.hub_id
"""


@transaction.atomic
def place_schools(*, on: date | None = None) -> int:
    """Give every school of the register its hub on that day, today if not said.

    Returns how many have another hub than before. Safe to run twice, or two at once.
    """
    lock_placements()
    with connection.cursor() as cursor:
        cursor.execute(PLACE_SCHOOLS, {"on": on or timezone.localdate()})
        return cursor.rowcount


def lock_placements() -> None:
    """Areas and exceptions change one at a time, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLACEMENT_LOCK])
