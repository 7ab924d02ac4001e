from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from access.scoping import ScopedQuerySet
from workgroups.models import WorkGroup

KEPT_ANSWERED = timedelta(days=30)
KEPT_AT_MOST = timedelta(days=550)  # a year and a half: next year's may be late


class NextTimeWishQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"

    def open(self):
        """Those still to be answered."""
        return self.filter(answered_at=None, forgotten_at=None)

    def past(self, now):
        """Those that need be kept no longer."""
        spent = Q(answered_at__lt=now - KEPT_ANSWERED) | Q(forgotten_at__lt=now - KEPT_ANSWERED)
        return self.filter(spent | Q(asked_at__lt=now - KEPT_AT_MOST))


class NextTimeWish(models.Model):
    """Somebody's wish to hear once, by one email, when a Work Group is offered again."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.PROTECT, related_name="wishes")
    email = models.EmailField(max_length=254, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    answered_with = models.ForeignKey(
        WorkGroup, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # From then on the address is gone too; the row answers the link a second time.
    forgotten_at = models.DateTimeField(null=True)

    objects = NextTimeWishQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                # Of those to be answered: whoever has heard once may ask again.
                fields=["workgroup", "email"],
                condition=Q(answered_at=None, forgotten_at=None),
                name="one_wish_for_each_address",
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="wish_address_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) & ~Q(email="")
                | Q(forgotten_at__isnull=False, email=""),
                name="wish_forgotten_without_address",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_with=None)
                | Q(answered_at__isnull=False, answered_with__isnull=False),
                name="wish_answered_with_a_workgroup",
            ),
        ]

    def __str__(self) -> str:
        return f"A wish to hear of the next {self.workgroup}"
