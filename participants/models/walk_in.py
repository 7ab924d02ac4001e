import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from participants.choices import WalkInSettled
from participants.models.interest import ExpressionOfInterest
from schools.models import School
from workgroups.models import Workshop


class WalkInQuerySet(ScopedQuerySet):
    hub_path = "workshop__workgroup__hub"
    named = {Role.LEAD: "workshop__workgroup__leads", Role.WORKSHOP_LEAD: "workshop__leads"}

    def who_came(self):
        return self.exclude(settled_as=WalkInSettled.MISTAKE)

    def unsettled(self):
        return self.filter(settled_as="")


@pghistory.track()
class WalkIn(models.Model):
    """Somebody who came to one workshop without having a place in its Work Group."""

    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="walk_ins")
    name = models.CharField(max_length=150)
    email = models.EmailField(max_length=254, blank=True)
    # Empty where they are of no school, or of one that nobody found at the door.
    school = models.ForeignKey(
        School, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    settled_as = models.CharField(max_length=20, choices=WalkInSettled.choices, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # What they asked for afterwards.
    interest = models.ForeignKey(
        ExpressionOfInterest, on_delete=models.PROTECT, null=True, related_name="walk_ins"
    )

    objects = WalkInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="walk_in_email_is_lower_case"
            ),
            models.UniqueConstraint(
                fields=["workshop", "email"],
                condition=~Q(email="") & ~Q(settled_as=WalkInSettled.MISTAKE),
                name="one_walk_in_for_each_address_and_date",
            ),
            models.CheckConstraint(
                condition=Q(settled_as="", settled_at=None)
                | Q(settled_as__in=WalkInSettled.values, settled_at__isnull=False),
                name="walk_in_settled_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(settled_as=WalkInSettled.ASKED, interest__isnull=False)
                | (~Q(settled_as=WalkInSettled.ASKED) & Q(interest=None)),
                name="walk_in_that_asked_has_its_interest",
            ),
        ]

    def __str__(self) -> str:
        return self.name
