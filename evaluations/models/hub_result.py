from django.db import models
from django.db.models import F, Q

from access.scoping import ScopedQuerySet
from evaluations.models.closed_wave import Tallied
from hubs.models import Hub
from schools.choices import Phase
from workgroups.choices import OutcomeLevel
from workgroups.models import Project


class HubResultQuerySet(ScopedQuerySet):
    hub_path = "hub"


class HubResult(Tallied):
    """What the last surveys of a hub's school year come to in one measure: a sum of WaveResults.

    Of one project and phase, or of all; meetings and events apart. Added up anew whenever one of
    the hub's surveys closes, and by the hour.
    """

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="results")
    school_year = models.PositiveSmallIntegerField()
    is_event = models.BooleanField()
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, related_name="hub_results"
    )
    phase = models.CharField(max_length=20, choices=Phase.choices, blank=True)
    # The question and, of confidence, the level of the intended outcomes.
    code = models.SlugField(max_length=20, db_index=False)
    level = models.CharField(max_length=20, choices=OutcomeLevel.choices, blank=True)

    # Of the surveys that count, each one once.
    groups = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()

    objects = HubResultQuerySet.as_manager()

    class Meta:
        constraints = [
            # In the order in which a comparison asks for them.
            models.UniqueConstraint(
                fields=["school_year", "phase", "is_event", "project", "hub", "code", "level"],
                nulls_distinct=False,
                name="one_hub_result_for_each",
            ),
            # The number of rules/disclosure.py, as of the results that it adds up.
            models.CheckConstraint(
                condition=Q(groups__gte=1, people__gte=5 * F("groups")),
                name="hub_result_of_groups_of_five",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hub}, {self.school_year}: {self.code} {self.level}".strip()
