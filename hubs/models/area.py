"""Which schools belong to a hub: its area, with dates, and the exceptions."""

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from access.scoping import DatedQuerySet
from hubs.models.hub import Hub
from schools.models.school import District, LocalAuthority, School


def range_of_one(column) -> Func:
    """A range of one value, as an exclusion constraint can compare no plain number by itself."""
    return Func(column, column, Value("[]"), function="int8range")


# Both days belong to it, and without a last day it goes on for ever.
DAYS = Func("from_on", "until_on", Value("[]"), function="daterange")


@pghistory.track()
class HubArea(models.Model):
    """A local authority, or one district of it, whose schools belong to a hub for a time.

    Where a county is split between hubs, its districts stand before the county as a whole.
    """

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="areas")
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, related_name="areas"
    )
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, null=True, blank=True, related_name="areas"
    )
    from_on = models.DateField("first day")
    until_on = models.DateField("last day", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="hub_area_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["local_authority", "district"],
                condition=Q(until_on=None),
                nulls_distinct=False,
                name="one_hub_for_each_area",
            ),
            ExclusionConstraint(
                expressions=[
                    (range_of_one("local_authority"), RangeOperators.OVERLAPS),
                    # The whole authority counts as a district of its own: NULL would overlap with
                    # nothing.
                    (range_of_one(Coalesce("district", 0)), RangeOperators.OVERLAPS),
                    (DAYS, RangeOperators.OVERLAPS),
                ],
                name="one_hub_for_each_area_on_each_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} in {self.hub}"

    @property
    def place(self) -> str:
        if self.district is None:
            return str(self.local_authority)
        return f"{self.district} ({self.local_authority})"


@pghistory.track()
class SchoolOverride(models.Model):
    """One school that belongs to another hub than its place says, for a time and for a reason."""

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="overrides")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="overrides")
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField("first day")
    until_on = models.DateField("last day", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="school_override_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="school_override_has_its_reason"),
            models.UniqueConstraint(
                fields=["school"],
                condition=Q(until_on=None),
                name="one_open_override_for_each_school",
            ),
            ExclusionConstraint(
                expressions=[
                    (range_of_one("school"), RangeOperators.OVERLAPS),
                    (DAYS, RangeOperators.OVERLAPS),
                ],
                name="one_override_for_each_school_on_each_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} belongs to {self.hub}"
