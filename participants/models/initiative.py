import pghistory
from django.conf import settings
from django.db import models

from access.scoping import ScopedQuerySet
from hubs.models import Hub
from schools.models import School


class DeclaredInitiativeQuerySet(ScopedQuerySet):
    hub_path = "hub"


@pghistory.track()
class DeclaredInitiative(models.Model):
    """Something beside the Maths Hubs that a school, as it told a hub, takes part in that year."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="initiatives")
    school_year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    declared_at = models.DateTimeField(auto_now_add=True)

    objects = DeclaredInitiativeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                # By hub, as what a school tells one hub is not shown to another.
                fields=["school", "hub", "school_year", "name"],
                name="one_declaration_of_each_initiative",
            ),
        ]

    def __str__(self) -> str:
        return self.name
