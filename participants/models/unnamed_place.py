import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from pages.rules.school_year import school_year_of
from participants.models.interest import ExpressionOfInterest
from schools.models import School
from workgroups.models import WorkGroup


class UnnamedPlaceQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads"}

    def waiting(self):
        """Those of which somebody is still to be named, and can be."""
        rows = self.filter(named_at=None, ended_at=None, workgroup__cancelled_at=None)
        return rows.filter(workgroup__in=WorkGroup.objects.not_over(timezone.now()).values("pk"))

    def past(self, now):
        """Those that need be kept no longer."""
        year = school_year_of(timezone.localdate(now))
        return self.filter(workgroup__school_year__lt=year)


@pghistory.track()
class UnnamedPlace(models.Model):
    """A place that a school asks for before it knows who is to have it."""

    workgroup = models.ForeignKey(
        WorkGroup, on_delete=models.PROTECT, related_name="unnamed_places"
    )
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    # Whoever sent the form, and names the person by link.
    asked_by_name = models.CharField(max_length=150)
    asked_by_email = models.EmailField(max_length=254)
    priority = models.TextField(blank=True)
    other_projects = models.TextField(blank=True)
    head_name = models.CharField(max_length=150, blank=True)
    head_email = models.EmailField(max_length=254, blank=True)
    finance_email = models.EmailField(max_length=254, blank=True)
    # Its turn: whoever is named asked at this moment.
    asked_at = models.DateTimeField(default=timezone.now)
    named_at = models.DateTimeField(null=True)
    # Empty where the person who was named had asked already, or leads it.
    named_as = models.OneToOneField(
        ExpressionOfInterest, on_delete=models.PROTECT, null=True, related_name="asked_for_as"
    )
    ended_at = models.DateTimeField(null=True)
    # Empty where the school ended it by its link.
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = UnnamedPlaceQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(named_at=None) | Q(ended_at=None), name="place_is_named_or_ended"
            ),
            models.CheckConstraint(
                condition=Q(named_as=None) | Q(named_at__isnull=False),
                name="place_named_as_somebody_is_named",
            ),
            models.CheckConstraint(
                condition=Q(asked_by_email=Lower("asked_by_email")),
                name="unnamed_place_address_is_lower_case",
            ),
        ]

    def __str__(self) -> str:
        return f"A place for {self.school}, to be named"

    @property
    def is_open(self) -> bool:
        return self.named_at is None and self.ended_at is None
