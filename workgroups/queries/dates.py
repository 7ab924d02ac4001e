"""What speaks against dates that are being planned."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from hubs.queries.calendar import calendar_of
from pages.rules.school_days import warnings_for
from workgroups.models import WorkGroup, WorkGroupLead, Workshop
from workgroups.rules.dates import (
    Booking,
    PlannedWorkshop,
    booking_warnings,
    twilight_warnings,
)

LONGEST_MEETING = timedelta(days=1)


def warnings_of_dates(
    workgroup: WorkGroup, planned: Sequence[PlannedWorkshop], *, leads: Sequence[int] | None = None
) -> list[list[str]]:
    """For each planned workshop what may want another look, in five queries for all.

    Of a Work Group that is not there yet, `leads` are those who are to lead it.
    """
    if not planned:
        return []
    days = [timezone.localdate(row.starts_at) for row in planned]
    calendar = calendar_of(workgroup.hub, min(days), max(days))
    of_venues, of_leads = bookings(workgroup, planned, leads)
    return [
        [
            *warnings_for(day, calendar),
            *twilight_warnings(timezone.localtime(row.starts_at).time()),
            *booking_warnings(row.starts_at, row.ends_at, of_venues.get(row.venue, [])),
            *booking_warnings(row.starts_at, row.ends_at, of_leads),
        ]
        for day, row in zip(days, planned, strict=True)
    ]


def bookings(
    workgroup: WorkGroup, planned: Sequence[PlannedWorkshop], chosen: Sequence[int] | None
) -> tuple[dict[int | None, list[Booking]], list[Booking]]:
    """Other workshops in the venues, by venue, and those of the leads, around these dates."""
    first = min(row.starts_at for row in planned) - LONGEST_MEETING
    last = max(row.ends_at for row in planned)
    near = (
        Workshop.objects.standing()
        .filter(starts_at__range=(first, last), workgroup__cancelled_at=None)
        .exclude(workgroup=workgroup.pk)
        .select_related("workgroup", "venue")
    )
    of_venues: dict[int | None, list[Booking]] = {}
    venues = {row.venue for row in planned if row.venue is not None}
    # A hub's own book of venues, so that these are Work Groups of the same hub.
    for workshop in near.filter(venue__in=venues):
        of_venues.setdefault(workshop.venue_id, []).append(booking(str(workshop.venue), workshop))
    led = WorkGroupLead.objects.filter(workgroup__hub=workgroup.hub_id)
    if chosen is None:
        leads = WorkGroupLead.objects.filter(workgroup=workgroup.pk).values("user")
        led = led.filter(user__in=leads)
    else:
        led = led.filter(user__in=list(chosen))
    names = dict(led.order_by("pk").values_list("workgroup", "user__name"))
    of_leads = [
        booking(names[workshop.workgroup_id], workshop)
        for workshop in near.filter(workgroup__in=names)
    ]
    return of_venues, of_leads


def booking(who: str, workshop: Workshop) -> Booking:
    return Booking(who, str(workshop.workgroup), workshop.starts_at, workshop.ends_at)
