"""What is to do, or late, of Work Groups, as told by the packages that know of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Case, F, TextField, Value, When
from django.utils import timezone

from access.permissions import Permission
from pages.expressions import IsOneOf
from pages.prepared import KEYS, NOW, Prepared, ask_all, compose_once
from workgroups.models import WorkGroup
from workgroups.models.workgroup import WorkGroupQuerySet

Narrowing = Callable[[WorkGroupQuerySet, Any], WorkGroupQuerySet]


@dataclass(frozen=True)
class Lateness:
    """One thing that a Work Group may want; `narrow` leaves those that do.

    One wants it since the day of `since`, and is late with it where that is before the day of
    `late_before`.
    """

    name: str
    label: str
    narrow: Narrowing
    since: Any
    late_before: Callable[[date], date]


@dataclass(frozen=True)
class WhatIsLate:
    """Something that one Work Group wants, as the list says it."""

    label: str
    is_late: bool

    @property
    def words(self) -> str:
        return f"{self.label}, late" if self.is_late else self.label

    @property
    def colour(self) -> str:
        return "red" if self.is_late else "yellow"


kinds: dict[str, Lateness] = {}


def tells_late(
    name: str, label: str, *, since: Any, late_before: Callable[[date], date]
) -> Callable[[Narrowing], Narrowing]:
    """Register among the hooks of a package above."""

    def register(narrow: Narrowing) -> Narrowing:
        kinds[name] = Lateness(name, label, narrow, since, late_before)
        return narrow

    return register


def late_in(workgroups: WorkGroupQuerySet, name: str, *, user, now: datetime) -> WorkGroupQuerySet:
    """Those among them that want it, late or not, and whose people the user may see."""
    seen = WorkGroup.objects.visible_to(user, can=Permission.VIEW_PEOPLE).order_by()
    return kinds[name].narrow(workgroups.filter(pk__in=seen.values("pk")), now)


def what_is_late_of(
    rows: Sequence[WorkGroup], *, user, now: datetime
) -> dict[int, list[WhatIsLate]]:
    """By the ids of those whose people the user may see what each wants, in one query."""
    values = {"keys": people_seen_of(rows, user), "now": now}
    found: dict[int, list[WhatIsLate]] = {}
    if values["keys"]:
        on = timezone.localdate(now)
        for pk, name, is_late in ask_all(
            [(statement_of_lateness(name, on), values) for name in kinds]
        ):
            found.setdefault(pk, []).append(WhatIsLate(kinds[name].label, is_late))
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


# Each list shows it, and to compose it takes longer than to ask. A day's, as it holds that day.
@lru_cache(maxsize=16)
def statement_of_lateness(name: str, on: date) -> Prepared:
    kind = kinds[name]
    rows = kind.narrow(WorkGroup.objects.filter(IsOneOf(F("pk"), KEYS)).order_by(), NOW)
    rows = rows.annotate(wanted_since=kind.since)
    late = When(wanted_since__lt=kind.late_before(on), then=True)
    is_late = Case(late, default=False, output_field=BooleanField())
    return compose_once(rows.values_list("pk", Value(name, output_field=TextField()), is_late))
