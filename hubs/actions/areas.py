"""Which hub each school belongs to: areas with dates, exceptions, and what follows from them."""

from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from hubs.models import District, Hub, HubArea, LocalAuthority, School, SchoolOverride
from hubs.refusal import Refused
from hubs.wording import day_words

# Any number, so long as nothing else in the portal locks the same one.
PLACEMENT_LOCK = 4_820_002

# A school's own exception stands before its district's hub, and that before its authority's.
# Where two hubs hold one place on the same day, the later one counts.
PLACE_SCHOOLS = """
WITH areas AS (
    SELECT DISTINCT ON (area.local_authority_id, area.district_id)
        area.local_authority_id, district.code AS district_code, area.hub_id
    FROM hubs_hubarea AS area
    JOIN hubs_hub AS hub ON hub.id = area.hub_id
    LEFT JOIN hubs_district AS district ON district.id = area.district_id
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
    FROM hubs_school AS school
    LEFT JOIN exceptions ON exceptions.school_id = school.id
    LEFT JOIN areas AS part ON part.local_authority_id = school.local_authority_id
        AND part.district_code = school.district_code
    LEFT JOIN areas AS whole ON whole.local_authority_id = school.local_authority_id
        AND whole.district_code IS NULL
    WHERE school.urn IS NOT NULL
)
UPDATE hubs_school AS school SET hub_id = placed.hub_id
FROM placed
WHERE placed.id = school.id AND school.hub_id IS DISTINCT FROM placed.hub_id
"""


@transaction.atomic
def place_schools(*, on: date | None = None) -> int:
    """Give every school of the register its hub on that day, today if not said.

    Returns how many have another hub than before. Safe to run twice, or two at once.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLACEMENT_LOCK])
        cursor.execute(PLACE_SCHOOLS, {"on": on or timezone.localdate()})
        return cursor.rowcount


@transaction.atomic
def add_area(
    *,
    hub: Hub,
    local_authority: LocalAuthority,
    district: District | None,
    from_on: date,
    takes_over: bool = False,
) -> HubArea:
    """Give a hub an authority, or one district of it, from that day.

    Raises Refused where another hub holds it and the new one does not say that it takes over;
    if it does, the other hub's time ends the day before.
    """
    if district and district.local_authority_id != local_authority.pk:
        raise Refused(f"{district} is not in {local_authority}.", field="district")
    holding = HubArea.objects.select_for_update(of=["self"]).select_related("hub")
    held = holding.filter(local_authority=local_authority, district=district, until_on=None).first()
    if held:
        hand_over(held, to=hub, on=from_on, takes_over=takes_over)
    area = HubArea.objects.create(
        hub=hub, local_authority=local_authority, district=district, from_on=from_on
    )
    place_schools()
    return area


def hand_over(held: HubArea, *, to: Hub, on: date, takes_over: bool) -> None:
    if held.hub_id == to.pk:
        raise Refused("The hub has this area already.", field="local_authority")
    if not takes_over:
        raise Refused(
            f"It belongs to {held.hub} since {day_words(held.from_on)}. Tick the box at the end "
            "if its time there is over.",
            field="local_authority",
        )
    if on <= held.from_on:
        raise Refused(
            f"Choose a day after {day_words(held.from_on)}, on which {held.hub} began there.",
            field="from_on",
        )
    held.until_on = on - timedelta(days=1)
    held.save(update_fields=["until_on"])


@transaction.atomic
def end_area(*, area: HubArea, until_on: date) -> HubArea:
    """The hub's time there ends on that day. A last day that is known already may be changed."""
    area = HubArea.objects.select_for_update().get(pk=area.pk)
    refuse_early_end(area, until_on)
    later = HubArea.objects.filter(
        local_authority=area.local_authority_id, district=area.district_id
    ).exclude(pk=area.pk)
    if later.filter(from_on__gt=area.from_on, from_on__lte=until_on).exists():
        raise Refused("Another hub begins there before that day.", field="until_on")
    area.until_on = until_on
    area.save(update_fields=["until_on"])
    place_schools()
    return area


@transaction.atomic
def override_school(*, school: School, hub: Hub, reason: str, from_on: date, by) -> SchoolOverride:
    """The school belongs to `hub` from that day, wherever it lies."""
    School.objects.select_for_update().get(pk=school.pk)
    standing = SchoolOverride.objects.filter(school=school, until_on=None).first()
    if standing and standing.hub_id == hub.pk:
        raise Refused(f"The school has been placed with {hub} by hand already.", field="hub")
    if standing:
        if from_on <= standing.from_on:
            raise Refused(
                f"Choose a day after {day_words(standing.from_on)}, when it was last placed.",
                field="from_on",
            )
        standing.until_on = from_on - timedelta(days=1)
        standing.save(update_fields=["until_on"])
    override = SchoolOverride.objects.create(
        school=school, hub=hub, reason=reason, from_on=from_on, decided_by=by
    )
    place_schools()
    return override


@transaction.atomic
def end_override(*, override: SchoolOverride, until_on: date) -> SchoolOverride:
    """From the day after, the school belongs to the hub of its place again."""
    override = SchoolOverride.objects.select_for_update().get(pk=override.pk)
    refuse_early_end(override, until_on)
    override.until_on = until_on
    override.save(update_fields=["until_on"])
    place_schools()
    return override


def refuse_early_end(row: HubArea | SchoolOverride, until_on: date) -> None:
    if until_on < row.from_on:
        raise Refused(f"It began on {day_words(row.from_on)}.", field="until_on")
