import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from access.permissions import Permission, roles_that_may
from access.scoping import ScopedQuerySet
from hubs.models import Hub
from workgroups.models.workgroup import WorkGroup
from workgroups.rules.design import Design, from_json


class WorkGroupTemplateQuerySet(ScopedQuerySet):
    """In reach is what one's own hub keeps; what others share is only read, by readable_by()."""

    hub_path = "hub"

    def readable_by(self, user):
        """What whoever plans Work Groups may look at: their hubs' own, and what others share."""
        own = hubs_planned_for(user)
        if not own:
            return self.none()
        return self.filter(Q(hub__in=own) | Q(shared=True, retired_on=None))

    def offered(self):
        """Those from which a Work Group can be planned."""
        return self.filter(retired_on=None)

    def with_made_for(self, user):
        """Adds made_here, how many Work Groups the user's own hubs have made from each."""
        own = Q(workgroups__hub__in=hubs_planned_for(user), workgroups__cancelled_at=None)
        return self.annotate(made_here=Count("workgroups", filter=own))


def hubs_planned_for(user) -> list[int]:
    return user.hub_ids(roles_that_may(Permission.EDIT_WORKGROUP)) if user.is_active else []


# Whoever saved it last, and when, is what the history itself says.
@pghistory.track(exclude=["updated_at", "updated_by"])
class WorkGroupTemplate(models.Model):
    """The design of a Work Group, kept so that others begin with it; what it holds is frozen."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="templates")
    title = models.CharField(max_length=160)
    # As rules/design.py writes and reads it: no people, no places to meet, no money and no dates.
    design = models.JSONField()
    version = models.PositiveSmallIntegerField(default=1)
    made_from = models.ForeignKey(
        WorkGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="templates_of_it"
    )
    shared = models.BooleanField("shared with other hubs", default=False)
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # From that day nobody begins with it; what was made from it stays as it is.
    retired_on = models.DateField("not offered since", null=True, blank=True)

    # Only where with_made_for() was asked for.
    made_here: int

    objects = WorkGroupTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "template"
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "title"],
                condition=Q(retired_on=None),
                name="one_offered_template_for_each_title",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1), name="template_versions_begin_at_1"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="template_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workgroups:template", args=[self.pk])

    def read_design(self) -> Design:
        return from_json(self.design)
