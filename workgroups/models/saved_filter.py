from django.conf import settings
from django.db import models
from django.db.models import Q

from access.scoping import ScopedQuerySet

QUERY_AT_MOST = 300  # characters


class SavedFilterQuerySet(ScopedQuerySet):
    """Nobody's but its owner's, whatever roles others hold."""

    def visible_to(self, user, *, can=None):
        return self.filter(user=user) if user.is_active else self.none()


class SavedFilter(models.Model):
    """A way of narrowing the list of Work Groups, which somebody keeps under a name of theirs."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    name = models.CharField(max_length=40)
    # As it stands in the address, of the filters' own names only.
    query = models.CharField(max_length=QUERY_AT_MOST)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="one_saved_filter_for_each_name"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(query=""), name="saved_filter_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.name
