from datetime import date

from django.db.models import Count, F

from hubs.models import Hub, HubArea
from schools.models import School


def areas_of(hub: Hub, on: date) -> list[HubArea]:
    """The places of a hub's area on that day, by name."""
    areas = HubArea.objects.current(on).filter(hub=hub)
    return list(
        # An authority as a whole stands before its districts.
        areas.select_related("local_authority", "district").order_by(
            "local_authority__name", F("district__name").asc(nulls_first=True)
        )
    )


def area_names(hub: Hub, on: date) -> list[str]:
    """What the hub's area is made of, in words."""
    return [area.place for area in areas_of(hub, on)]


def places_without_hub() -> list[dict]:
    """Places of England with open schools that belong to no hub, with how many: most first."""
    schools = School.objects.registered().open().filter(hub=None, easting__isnull=False)
    # E is England in the statistics codes.
    named = schools.filter(local_authority__gss_code__startswith="E")
    counted = named.values("local_authority__name", "district_name")
    return list(counted.annotate(schools=Count("pk")).order_by("-schools", "district_name")[:20])


def open_schools_by_hub() -> dict[int, int]:
    rows = School.objects.registered().open().filter(hub__isnull=False)
    return dict(rows.values_list("hub").annotate(Count("pk")).order_by())


def points_of_schools() -> list[tuple[int, int, int]]:
    """(hub id, easting, northing) of every open school with a hub and a place on the grid."""
    rows = School.objects.registered().open()
    rows = rows.filter(hub__isnull=False, easting__gt=0, northing__gt=0)
    return list(rows.values_list("hub_id", "easting", "northing"))


def areas_by_hub(on: date) -> dict[int, list[str]]:
    """The places of every hub's area in words, by the hub's id."""
    found: dict[int, list[str]] = {}
    rows = HubArea.objects.current(on).select_related("local_authority", "district")
    for area in rows.order_by("local_authority__name", F("district__name").asc(nulls_first=True)):
        found.setdefault(area.hub_id, []).append(area.place)
    return found
