import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from pages.wording import instant_words
from participants.models.place import Participant
from schools.models import School
from workgroups.models import WorkGroup


class SchoolActionPlanQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads"}


@pghistory.track()
class SchoolActionPlan(models.Model):
    """What one school sets out to do in one Work Group, shared by all its people there."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.PROTECT, related_name="action_plans")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="action_plans")
    priority = models.TextField()
    review_on = models.DateField("day to look back", null=True, blank=True)
    came_of = models.TextField("what came of it", blank=True)
    # One more with each saving, so that nobody overwrites what another wrote meanwhile.
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)
    # Staff or the lead, or one of the school's people by their link.
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    saved_by_place = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = SchoolActionPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "school"], name="one_action_plan_for_each_school"
            ),
            models.CheckConstraint(condition=~Q(priority=""), name="action_plan_has_a_priority"),
            models.CheckConstraint(
                condition=Q(came_of="") | Q(review_on__isnull=False),
                name="what_came_of_a_plan_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(saved_by__isnull=False, saved_by_place=None)
                | Q(saved_by=None, saved_by_place__isnull=False),
                name="action_plan_was_saved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Action plan of {self.school} in {self.workgroup}"

    @property
    def writer(self) -> str:
        """Who saved it last; the page joins both."""
        place = self.saved_by_place
        return str(self.saved_by if place is None else place.person)

    @property
    def saved_words(self) -> str:
        return f"{instant_words(self.saved_at)}, by {self.writer}"


class PlannedActionQuerySet(ScopedQuerySet):
    hub_path = "plan__workgroup__hub"
    named = {Role.LEAD: "plan__workgroup__leads"}


@pghistory.track()
class PlannedAction(models.Model):
    """One thing that the school does by a day."""

    plan = models.ForeignKey(SchoolActionPlan, on_delete=models.CASCADE, related_name="actions")
    position = models.PositiveSmallIntegerField()
    what = models.CharField("what is done", max_length=300)
    by_on = models.DateField("by when")

    objects = PlannedActionQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"], name="one_planned_action_at_each_position"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="planned_action_says_what"),
        ]

    def __str__(self) -> str:
        return self.what
