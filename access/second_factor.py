"""Who has to prove twice who they are, and from which day."""

from collections.abc import Iterable
from datetime import date, timedelta

from access.permissions import Permission, roles_that_may
from access.roles import Role

MONEY = (Permission.CONFIRM_FEE, Permission.WAIVE_FEE, Permission.ISSUE_INVOICE)
# Whoever runs a hub, the network or the installation, and whoever decides what somebody owes.
ROLES = frozenset({Role.ADMINISTRATOR, Role.HUB_LEAD, Role.NATIONAL, Role.SYSTEM}).union(
    *(roles_that_may(permission) for permission in MONEY)
)


def needs_second_factor(roles: Iterable[str]) -> bool:
    return any(role in ROLES for role in roles)


def last_day_without(begun_on: Iterable[date], installed_on: date, *, grace: int) -> date:
    """The last day on which pages open without a second factor.

    `begun_on` are the first days of the person's roles that need one. Whose role is older than the
    portal's asking has the same time from that day.
    """
    return max(min(begun_on), installed_on) + timedelta(days=grace - 1)
