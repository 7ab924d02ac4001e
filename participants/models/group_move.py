import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from participants.choices import OfferAnswer
from participants.models.interest import ExpressionOfInterest


class GroupMoveQuerySet(ScopedQuerySet):
    # Both are of one hub.
    hub_path = "joined__workgroup__hub"
    named = {Role.LEAD: "joined__workgroup__leads"}


@pghistory.track()
class GroupMove(models.Model):
    """The hub has moved somebody from one Work Group to a parallel one."""

    left = models.OneToOneField(
        ExpressionOfInterest, on_delete=models.CASCADE, related_name="moved_on"
    )
    joined = models.OneToOneField(
        ExpressionOfInterest, on_delete=models.CASCADE, related_name="moved_here"
    )
    moved_at = models.DateTimeField(default=timezone.now)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField("why", max_length=300, blank=True)
    override_reason = models.CharField(
        max_length=300, blank=True, help_text="Why the place is given in spite of a rule."
    )

    objects = GroupMoveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(left=F("joined")), name="nobody_moves_to_where_they_are"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left} moved"

    @property
    def took_offer_back(self) -> bool:
        """Did an offer of a place that nobody had answered end with it?"""
        offers = self.left.offers.filter(answer=OfferAnswer.TAKEN_BACK)
        return offers.filter(answered_at__gte=self.moved_at).exists()
