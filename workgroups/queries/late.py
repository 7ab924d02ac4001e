"""What is late of Work Groups, as told by the packages that know of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, TextField, Value

from access.permissions import Permission
from pages.expressions import IsOneOf
from pages.prepared import NOW, Prepared, Slot, ask_all, compose_once
from workgroups.models import WorkGroup
from workgroups.models.workgroup import WorkGroupQuerySet

Narrowing = Callable[[WorkGroupQuerySet, Any], WorkGroupQuerySet]
KEYS = Slot("keys", ArrayField(BigIntegerField()))


@dataclass(frozen=True)
class Lateness:
    """One way in which a Work Group may be late; `narrow` leaves those that are."""

    name: str
    label: str
    narrow: Narrowing


kinds: dict[str, Lateness] = {}


def tells_late(name: str, label: str) -> Callable[[Narrowing], Narrowing]:
    """Register among the hooks of a package above."""

    def register(narrow: Narrowing) -> Narrowing:
        kinds[name] = Lateness(name, label, narrow)
        return narrow

    return register


def late_in(workgroups: WorkGroupQuerySet, name: str, *, user, now: datetime) -> WorkGroupQuerySet:
    """Those among them that are late in that way, and whose people the user may see."""
    seen = WorkGroup.objects.visible_to(user, can=Permission.VIEW_PEOPLE).order_by()
    return kinds[name].narrow(workgroups.filter(pk__in=seen.values("pk")), now)


def late_words_of(rows: Sequence[WorkGroup], *, user, now: datetime) -> dict[int, list[str]]:
    """By the ids of those whose people the user may see what is late of each, in one query."""
    values = {"keys": people_seen_of(rows, user), "now": now}
    found: dict[int, list[str]] = {}
    if values["keys"]:
        for pk, name in ask_all([(statement_of_lateness(name), values) for name in kinds]):
            found.setdefault(pk, []).append(kinds[name].label)
    return found


def people_seen_of(rows: Sequence[WorkGroup], user) -> list[int]:
    """The ids of those whose people the user may see, by a role of theirs without a query."""
    can = Permission.VIEW_PEOPLE
    found = [row.pk for row in rows if user.may(can, row.hub_id)]
    others = {row.pk for row in rows} - set(found)
    if others:
        led = WorkGroup.objects.visible_to(user, can=can).filter(pk__in=others)
        found += led.order_by().values_list("pk", flat=True)
    return found


# Each list shows it, and to compose it takes longer than to ask.
@cache
def statement_of_lateness(name: str) -> Prepared:
    rows = WorkGroup.objects.filter(IsOneOf(F("pk"), KEYS)).order_by()
    named = Value(name, output_field=TextField())
    return compose_once(kinds[name].narrow(rows, NOW).values_list("pk", named))
