"""What speaks against dates that are being planned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from hubs.models import Hub, User
from hubs.queries.calendar import calendar_of
from pages.rules.school_days import SchoolCalendar, warnings_for
from pages.rules.school_year import school_year_of
from pages.wording import clock_words, day_words
from workgroups.models import WorkGroup, WorkGroupLead, Workshop, WorkshopLead
from workgroups.rules.copied_days import has_terms
from workgroups.rules.dates import (
    Booking,
    PlannedWorkshop,
    booking_warnings,
    twilight_warnings,
)
from workgroups.rules.workgroup_file import WorkGroupRow
from workgroups.rules.workgroup_times import Hours

LONGEST_MEETING = timedelta(days=1)


def warnings_of_dates(
    workgroup: WorkGroup, planned: Sequence[PlannedWorkshop], *, leads: Sequence[int] | None = None
) -> list[list[str]]:
    """For each planned workshop what may want another look, in six queries for all.

    Of a Work Group that is not there yet, `leads` are those who are to lead it.
    """
    if not planned:
        return []
    days = [timezone.localdate(row.starts_at) for row in planned]
    calendar = calendar_of(workgroup.hub, min(days), max(days))
    near = others_around(workgroup, planned)
    of_venues = bookings_of_venues(near, planned)
    of_leads, of_own_leads = bookings_of_leads(near, workgroup, planned, leads)
    return [
        [
            *warnings_for(day, calendar),
            *twilight_warnings(timezone.localtime(row.starts_at).time()),
            *booking_warnings(row.starts_at, row.ends_at, of_venues.get(row.venue, [])),
            *booking_warnings(row.starts_at, row.ends_at, of_leads),
            *booking_warnings(row.starts_at, row.ends_at, of_own_leads.get(row.workshop, [])),
        ]
        for day, row in zip(days, planned, strict=True)
    ]


@dataclass(frozen=True)
class DateRead:
    """A date of a list as it was understood, and what speaks against it."""

    words: str
    warnings: list[str]


@dataclass(frozen=True)
class DatesRead:
    """Those that a list would make, by its lines, and the years whose holidays nobody knows."""

    by_line: dict[int, list[DateRead]]
    years_without_terms: list[int]

    @property
    def doubtful(self) -> int:
        return sum(bool(one.warnings) for dates in self.by_line.values() for one in dates)


def dates_read(hub: Hub, rows: Sequence[WorkGroupRow]) -> DatesRead:
    """Of a checked list, in two queries for all its lines."""
    new = [row for row in rows if row.is_new]
    days = [day for row in new for day in row.days]
    if not days:
        return DatesRead({}, [])
    calendar = calendar_of(hub, min(days), max(days))
    return DatesRead(
        {row.line: [date_read(*session, calendar) for session in row.sessions] for row in new},
        [
            year
            for year in sorted({school_year_of(day) for day in days})
            if not has_terms(calendar, year)
        ],
    )


def date_read(day: date, hours: Hours, calendar: SchoolCalendar) -> DateRead:
    words = f"{day_words(day)}, {clock_words(hours.starts)} to {clock_words(hours.ends)}"
    return DateRead(words, warnings_for(day, calendar))


def others_around(workgroup: WorkGroup, planned: Sequence[PlannedWorkshop]):
    """Workshops of other Work Groups around these dates."""
    first = min(row.starts_at for row in planned) - LONGEST_MEETING
    last = max(row.ends_at for row in planned)
    return (
        Workshop.objects.standing()
        .filter(starts_at__range=(first, last), workgroup__cancelled_at=None)
        .exclude(workgroup=workgroup.pk)
        .select_related("workgroup", "venue")
    )


def bookings_of_venues(near, planned: Sequence[PlannedWorkshop]) -> dict[int | None, list[Booking]]:
    """Those in the venues, by venue."""
    found: dict[int | None, list[Booking]] = {}
    venues = {row.venue for row in planned if row.venue is not None}
    # A hub's own book of venues, so that these are Work Groups of the same hub.
    for workshop in near.filter(venue__in=venues):
        found.setdefault(workshop.venue_id, []).append(booking(str(workshop.venue), workshop))
    return found


def bookings_of_leads(
    near, workgroup: WorkGroup, planned: Sequence[PlannedWorkshop], chosen: Sequence[int] | None
) -> tuple[list[Booking], dict[int | None, list[Booking]]]:
    """Those of whoever leads the whole, and by workshop those of whoever leads it alone.

    Whoever leads another one is taken by it, be it with its Work Group or alone.
    """
    own = {row.workshop for row in planned if row.workshop is not None}
    whole: Any = chosen
    if whole is None:
        whole = WorkGroupLead.objects.filter(workgroup=workgroup.pk).values("user")
    alone = WorkshopLead.objects.filter(workshop__in=own).values("user")
    concerned = Q(user__in=whole) | Q(user__in=alone)
    of_groups = WorkGroupLead.objects.filter(concerned, workgroup__hub=workgroup.hub_id)
    groups: dict[int, list[User]] = {}
    for group_lead in of_groups.select_related("user").order_by("pk"):
        groups.setdefault(group_lead.workgroup_id, []).append(group_lead.user)
    taken: dict[int, list[Booking]] = {}
    for workshop in near.filter(workgroup__in=groups):
        for user in groups[workshop.workgroup_id]:
            taken.setdefault(user.pk, []).append(booking(str(user), workshop))
    of_workshops = WorkshopLead.objects.filter(
        concerned,
        Q(workshop__in=own) | Q(workshop__in=near.values("pk")),
        workshop__workgroup__hub=workgroup.hub_id,
    )
    leads_alone: dict[int, list[int]] = {}
    for lead in of_workshops.select_related("user", "workshop__workgroup").order_by("pk"):
        if lead.workshop_id in own:
            leads_alone.setdefault(lead.workshop_id, []).append(lead.user_id)
        else:
            taken.setdefault(lead.user_id, []).append(booking(str(lead.user), lead.workshop))
    lead_of_all = chosen if chosen is not None else [u.pk for u in groups.get(workgroup.pk, [])]
    return of_users(taken, lead_of_all), {
        workshop: of_users(taken, users) for workshop, users in leads_alone.items()
    }


def of_users(taken: dict[int, list[Booking]], users: Iterable[int]) -> list[Booking]:
    return [one for user in users for one in taken.get(user, [])]


def booking(who: str, workshop: Workshop) -> Booking:
    return Booking(who, str(workshop.workgroup), workshop.starts_at, workshop.ends_at)
