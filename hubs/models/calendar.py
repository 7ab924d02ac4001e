import pghistory
from django.db import models
from django.db.models import F, Q

from access.permissions import Permission, roles_that_may
from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.choices import SpecialKind
from hubs.models.hub import Hub, HubPartQuerySet
from pages.rules.school_days import Stretch
from schools.models.school import LocalAuthority


@pghistory.track()
class TermDates(models.Model):
    """A stretch of school weeks, such as the first half of autumn: in one local authority, or,
    without one, in the hub in general.
    """

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="term_dates")
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Kept beside the days, as the terms of a year are typed and replaced together.
    school_year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    from_on = models.DateField("first day")
    until_on = models.DateField("last day")

    objects = HubPartQuerySet.as_manager()

    class Meta:
        ordering = ["from_on", "pk"]
        verbose_name_plural = "term dates"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="term_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["hub", "local_authority", "from_on"],
                # Those of the hub in general, without an authority, count as one place too.
                nulls_distinct=False,
                name="one_term_begins_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stretch(self) -> Stretch:
        return Stretch(self.name, self.from_on, self.until_on)


class SpecialDaysQuerySet(ScopedQuerySet):
    """The same for every hub: who may see the kind of page may see all."""

    def visible_to(self, user, *, can: Permission | None = None):
        roles = roles_that_may(can or Permission.VIEW_HUB_RECORD)
        # No hub_path to follow: in which hub somebody holds the role makes no difference.
        held = {role for role, _ in user.current_roles}
        if user.is_superuser:
            held.add(Role.SYSTEM)
        return self.all() if user.is_active and held & roles else self.none()


@pghistory.track()
class SpecialDays(models.Model):
    """Days that matter to every school in England: weeks of exams, or a bank holiday made once."""

    kind = models.CharField(max_length=20, choices=SpecialKind.choices)
    name = models.CharField(max_length=60)
    from_on = models.DateField("first day")
    until_on = models.DateField("last day")

    objects = SpecialDaysQuerySet.as_manager()

    class Meta:
        ordering = ["from_on", "pk"]
        verbose_name_plural = "special days"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="special_days_end_after_they_begin"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SpecialKind.values), name="special_days_kind_known"
            ),
            models.UniqueConstraint(
                fields=["kind", "name", "from_on"], name="special_days_are_entered_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stretch(self) -> Stretch:
        return Stretch(self.name, self.from_on, self.until_on)
