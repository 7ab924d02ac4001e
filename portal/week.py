"""The workshops of the days ahead, as home shows them to the hubs that hold them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db.models import F, Q, Value
from django.utils import timezone

from hubs.models import FeePolicy, Hub, User
from pages.prepared import HUB, NOW, Prepared, ask_all, compose_once
from participants.queries.coming import with_coming
from portal.todo import hubs_of_staff
from workgroups.choices import Catering
from workgroups.models import Venue, WorkGroup, Workshop
from workgroups.rules.notice import last_free_moment

WEEK = timedelta(days=7)
SOON = timedelta(days=3)  # today's last free moments, and those of the days after
BEGUN = timedelta(hours=12)  # a workshop that has begun stays in sight for the day
COLUMNS = (
    "pk",
    "title",
    "starts_at",
    "ends_at",
    "mode",
    "catering",
    "venue__name",
    "workgroup",
    "workgroup__hub",
    "workgroup__title",
    "workgroup__cohort",
    "workgroup__fee_policy__notice_days",
    "workgroup__fee_policy__notice_unit",
    "coming",
    "given_up",
)


@dataclass(frozen=True)
class Ahead:
    """One workshop of a hub that is to come."""

    workshop: Workshop
    hub: Hub
    coming: int
    cancelled: int
    free_until: datetime | None

    @property
    def catering(self) -> str:
        """For how many, where the hub feeds them."""
        kind = self.workshop.catering
        if kind == Catering.NONE or not self.coming:
            return ""
        return f"{'Lunch' if kind == Catering.LUNCH else 'Refreshments'} for {self.coming}"


@dataclass(frozen=True)
class DaysAhead:
    week: list[Ahead]
    last_days: list[Ahead]  # of which one may soon no longer cancel free of charge


def days_ahead(user: User) -> DaysAhead:
    """Of the hubs that somebody works for, in one query."""
    now = timezone.now()
    hubs = {hub.pk: hub for hub in hubs_of_staff(user)}
    rows = ask_all([(workshops_ahead(), {"hub": hub, "now": now}) for hub in hubs])
    found = [ahead_from(dict(zip(COLUMNS, row, strict=True)), hubs) for row in rows]
    found.sort(key=lambda row: (row.workshop.starts_at, row.workshop.pk))
    return DaysAhead(
        week=[row for row in found if row.workshop.starts_at < now + WEEK],
        last_days=sorted(
            (row for row in found if row.free_until and is_soon(row.free_until, now)),
            key=lambda row: (row.free_until, row.workshop.pk),
        ),
    )


def is_soon(moment: datetime, now: datetime) -> bool:
    return now < moment and timezone.localdate(moment) <= timezone.localdate(now) + SOON


@cache
def workshops_ahead() -> Prepared:
    """Those of the week, and all whose last free moment may come soon."""
    # More than any number of working days takes. The rule says the moment itself.
    notice = F("workgroup__fee_policy__notice_days") * Value(timedelta(days=2)) + Value(2 * WEEK)
    rows = Workshop.objects.standing().filter(
        Q(starts_at__lt=NOW + WEEK) | Q(starts_at__lt=NOW + notice),
        starts_at__gte=NOW - BEGUN,
        workgroup__hub=HUB,
        workgroup__published_at__isnull=False,
        workgroup__cancelled_at=None,
    )
    return compose_once(with_coming(rows).order_by("starts_at", "pk").values_list(*COLUMNS))


def ahead_from(told: dict[str, Any], hubs: Mapping[int, Hub]) -> Ahead:
    hub = hubs[told["workgroup__hub"]]
    unit = told["workgroup__fee_policy__notice_unit"]
    terms = FeePolicy(
        notice_days=told["workgroup__fee_policy__notice_days"], notice_unit=unit or ""
    )
    workshop = Workshop(
        **{name: told[name] for name in COLUMNS[:6]},
        venue=Venue(name=told["venue__name"]) if told["venue__name"] else None,
        workgroup=WorkGroup(
            pk=told["workgroup"],
            title=told["workgroup__title"],
            cohort=told["workgroup__cohort"],
            hub=hub,
        ),
    )
    return Ahead(
        workshop=workshop,
        hub=hub,
        coming=told["coming"],
        cancelled=told["given_up"],
        free_until=last_free_moment(workshop.starts_at, terms) if unit else None,
    )
