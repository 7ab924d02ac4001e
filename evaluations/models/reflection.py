import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from evaluations.rules.reflection import REFLECTION_QUESTIONS
from workgroups.models import Workshop


class ReflectionQuerySet(ScopedQuerySet):
    hub_path = "workshop__workgroup__hub"
    # Whoever leads one workshop as a guest learns nothing else of the Work Group.
    named = {Role.LEAD: "workshop__workgroup__leads"}


@pghistory.track()
class Reflection(models.Model):
    """What one lead noted after one workshop, for the report to draw on."""

    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="reflections")
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    went_well = models.TextField("what went well", blank=True)
    learned = models.TextField("what the group learned", blank=True)
    would_change = models.TextField("what to change next time", blank=True)
    will_try = models.TextField("what teachers will try", blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "lead"], name="one_reflection_of_each_lead_on_a_workshop"
            ),
            models.CheckConstraint(
                condition=~Q(went_well="", learned="", would_change="", will_try=""),
                name="reflection_notes_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead} on {self.workshop}"

    @property
    def words(self) -> dict[str, str]:
        """What stands in each box, by its name."""
        return {name: getattr(self, name) for name in REFLECTION_QUESTIONS}

    @property
    def answers(self) -> list[tuple[str, str]]:
        """The questions that were answered, each with the answer."""
        return [(REFLECTION_QUESTIONS[name], text) for name, text in self.words.items() if text]
