import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from access.scoping import ScopedQuerySet
from participants.models.person import Person


class PersonMergeQuerySet(ScopedQuerySet):
    hub_path = "kept__interests__workgroup__hub"
    has_many_hubs = True

    def standing(self):
        return self.filter(undone_at=None)


# What was moved and known before is no news in a history, which tells it of each row itself.
@pghistory.track(exclude=["moved", "before", "after", "names", "addresses"])
class PersonMerge(models.Model):
    """Two records found to be of one person: what moved, so that it can be put back exactly."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    merged_at = models.DateTimeField(default=timezone.now)
    # Whose each row was: {"participants.Participant.person": {row: person}}, by primary keys.
    moved = models.JSONField(default=dict)
    # The columns of both people, by primary key, and those of the one kept once they were merged.
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    # What the two were called and where they were written to, with those merged into them before.
    names = ArrayField(models.CharField(max_length=150), default=list)
    addresses = ArrayField(models.EmailField(max_length=254), default=list)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = PersonMergeQuerySet.as_manager()

    class Meta:
        verbose_name = "merging of two people"
        verbose_name_plural = "mergings of people"
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at=None), name="nobody_is_merged_twice"
            ),
            models.CheckConstraint(
                condition=~Q(kept=F("merged")), name="nobody_is_merged_into_themselves"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="undone_merge_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged} into {self.kept}"
