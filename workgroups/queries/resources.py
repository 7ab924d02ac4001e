"""What there is to read and use around the workshops of a Work Group, in the order of the year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from workgroups.choices import ResourceTime
from workgroups.models import Resource, WorkGroup, Workshop
from workgroups.rules.resources import is_shown


@dataclass(frozen=True)
class OfWorkshop:
    """One workshop with what there is around it: before, at, then after it."""

    workshop: Workshop
    resources: list[Resource]


def resources_of(workgroup: WorkGroup) -> list[OfWorkshop]:
    rows = Resource.objects.filter(workgroup=workgroup).select_related("workshop", "file")
    return by_workshop(rows.defer("file__content"))


def resources_shown(workgroup: WorkGroup, now: datetime) -> list[OfWorkshop]:
    """What those who take part see at that moment."""
    return [
        OfWorkshop(one.workshop, found)
        for one in resources_of(workgroup)
        if (found := [row for row in one.resources if is_shown_now(row, now)])
    ]


def is_shown_now(resource: Resource, now: datetime) -> bool:
    workshop = resource.workshop
    return is_shown(
        resource.time,
        starts_on=timezone.localdate(workshop.starts_at),
        ends_at=workshop.ends_at,
        on=timezone.localdate(now),
        now=now,
    )


def by_workshop(rows: Iterable[Resource]) -> list[OfWorkshop]:
    turn = ResourceTime.values
    in_order = sorted(
        rows, key=lambda row: (row.workshop.starts_at, row.workshop_id, turn.index(row.time))
    )
    return [
        OfWorkshop(workshop, list(found))
        for workshop, found in groupby(in_order, key=lambda row: row.workshop)
    ]
