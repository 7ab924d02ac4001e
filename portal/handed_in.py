"""Reports handed in that wait for somebody else than the reader."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from access.permissions import Permission as P
from access.permissions import roles_that_may
from evaluations.choices import ReportState
from evaluations.models import Report
from hubs.models import Membership, User
from pages.prepared import HUB, USER, Prepared, Values, ask_all, compose_once
from portal.todo import hubs_of_staff
from workgroups.models import WorkGroup, WorkGroupLead
from workgroups.models.workgroup import dates_of_workgroup


@dataclass(frozen=True)
class HandedIn:
    """One report, and who may review it; nobody where `reviewers` is empty."""

    workgroup: WorkGroup
    submitted_at: datetime
    reviewers: list[str]


def reports_with_others(user: User, *, leads: bool) -> list[HandedIn]:
    """Of one's hubs those that one does not review oneself, and of one's own Work Groups all."""
    today = timezone.localdate()
    asked: list[tuple[Prepared, Values]] = []
    for hub in hubs_of_staff(user):
        if user.may(P.VIEW_REPORT, hub.pk):
            which = "own" if user.may(P.REVIEW_REPORT, hub.pk) else "all"
            asked.append((handed_in(today, which), {"hub": hub.pk, "user": user.pk}))
    if leads:
        asked.append((handed_in(today, "led"), {"user": user.pk}))
    # What somebody leads in a hub they work for is found twice.
    rows = {row[0]: row for row in ask_all(asked)}
    found = [handed_in_from(row) for row in rows.values()]
    return sorted(found, key=lambda row: (row.submitted_at, row.workgroup.pk))


def handed_in_from(row: tuple) -> HandedIn:
    pk, title, cohort, school_year, first_at, submitted_at, reviewers = row
    workgroup = WorkGroup(pk=pk, title=title, cohort=cohort, school_year=school_year)
    workgroup.first_at = first_at
    return HandedIn(workgroup, submitted_at, reviewers)


# A day's, as each holds the day on which memberships are asked for.
@lru_cache(maxsize=6)
def handed_in(on: date, which: str) -> Prepared:
    """Of a hub `all`, or those that are the user's `own`; or of the Work Groups they `led`."""
    led = Q(workgroup__in=WorkGroupLead.objects.filter(user=USER).values("workgroup"))
    rows = Report.objects.filter(state=ReportState.SUBMITTED)
    rows = rows.filter(led) if which == "led" else rows.filter(workgroup__hub=HUB)
    if which == "own":
        rows = rows.filter(Q(submitted_by=USER) | led)
    first_at = dates_of_workgroup("workgroup").values("starts_at")[:1]
    return compose_once(
        rows.annotate(names=reviewers_on(on), first_at=Subquery(first_at)).values_list(
            "workgroup",
            "workgroup__title",
            "workgroup__cohort",
            "workgroup__school_year",
            "first_at",
            "submitted_at",
            "names",
        )
    )


def reviewers_on(on: date) -> ArraySubquery:
    """Who may review the report of the query around: nobody their own."""
    leading = Membership.objects.current(on).filter(
        hub=OuterRef("workgroup__hub"), role__in=roles_that_may(P.REVIEW_REPORT)
    )
    own = WorkGroupLead.objects.filter(workgroup=OuterRef(OuterRef("workgroup"))).values("user")
    others = leading.exclude(user=OuterRef("submitted_by")).exclude(user__in=own)
    return ArraySubquery(others.order_by("user__name", "pk").values("user__name"))
