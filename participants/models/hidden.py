from django.conf import settings
from django.db import models
from django.db.models import Q

from workgroups.models import WorkGroup


class Hidable(models.Model):
    """Words that the lead and the hub may take out of sight of those who take part.

    Hidden, not deleted: they can see what it was and show it again.
    """

    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    hidden_because = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def said_in(self) -> WorkGroup:
        raise NotImplementedError


def hidden_for_a_reason(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(hidden_at=None, hidden_by=None, hidden_because="")
        | (Q(hidden_at__isnull=False, hidden_by__isnull=False) & ~Q(hidden_because="")),
        name=name,
    )
