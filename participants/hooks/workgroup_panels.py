"""What a Work Group's first page shows of its people."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from access.permissions import Permission as P
from hubs.models import User
from pages.wording import counted_things
from participants.queries.agreement import count_unsigned
from participants.queries.glance import (
    interests_at_a_glance,
    missing_registers_of,
    next_date,
)
from participants.queries.governor_report import reports_at_a_glance
from workgroups.models import WorkGroup
from workgroups.queries.panels import workgroup_panels
from workgroups.rules.lateness import register_late_before
from workgroups.templatetags.workgroups import permissions_on


@workgroup_panels.panel("participants/_next_at_a_glance.html", place=10)
def next_panel(workgroup: WorkGroup, user: User, on: date) -> dict[str, Any]:
    """The next date and who comes."""
    found = next_date(workgroup)
    return {
        "next": found,
        "is_today": found is not None and timezone.localdate(found.workshop.starts_at) <= on,
        "takes_register": P.TAKE_REGISTER in permissions_on(workgroup, user),
    }


@workgroup_panels.panel("participants/_places_at_a_glance.html", place=20)
def places_panel(workgroup: WorkGroup, user: User, on: date) -> dict[str, Any]:
    """How full it is, and who waits for what."""
    held, found = permissions_on(workgroup, user), interests_at_a_glance(workgroup)
    return {
        "taken": found.taken,
        "offered": found.offered,
        "interests": found,
        "to_decide_for": age_words(found.to_decide_since, on),
        "awaiting_head_for": age_words(found.awaiting_head_since, on),
        "sees_people": P.VIEW_PEOPLE in held,
    }


@workgroup_panels.panel("participants/_agreements_at_a_glance.html", place=25)
def agreements_panel(workgroup: WorkGroup, user: User, on: date) -> dict[str, Any]:
    """Who has not signed, and which governors' reports wait."""
    if P.VIEW_PEOPLE not in permissions_on(workgroup, user):
        return {}
    reports = reports_at_a_glance(workgroup, on)
    return {"unsigned": count_unsigned(workgroup), "reports": reports, "workgroup": workgroup}


@workgroup_panels.panel("participants/_registers_at_a_glance.html", place=30)
def registers_panel(workgroup: WorkGroup, user: User, on: date) -> dict[str, Any]:
    """Which registers are missing."""
    held = permissions_on(workgroup, user)
    sees = P.VIEW_PEOPLE in held
    missing = missing_registers_of(workgroup) if sees else []
    before = register_late_before(on)
    return {
        "sees": sees,
        "missing": missing,
        "is_late": any(timezone.localdate(one.ends_at) < before for one in missing),
        "takes_register": P.TAKE_REGISTER in held,
    }


def age_words(since: datetime | None, on: date) -> str:
    """Today, or how many days ago; nothing where nothing waits."""
    if since is None:
        return ""
    days = on - timezone.localdate(since)
    return "today" if days < timedelta(days=1) else counted_things(days.days, "day")
