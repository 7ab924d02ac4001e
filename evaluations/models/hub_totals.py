from django.db import models
from django.db.models import F, Q

from access.scoping import ScopedQuerySet
from evaluations.rules.hub_totals import Measure, share_of
from evaluations.rules.scores import percentage
from hubs.models import Hub
from schools.choices import Phase
from schools.models import Region
from workgroups.models import Project


class HubTotalsQuerySet(ScopedQuerySet):
    hub_path = "hub"
    kept_by_system = True

    def of_all_projects(self, year: int):
        """One for each hub, of all its projects and phases together."""
        return self.filter(school_year=year, project=None, phase="")


class HubTotals(models.Model):
    """What one hub's school year comes to: of one project and phase, or of all. It names nobody.

    Counted anew by the worker, so that who looks at the whole network waits for nothing.
    """

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="totals")
    school_year = models.PositiveSmallIntegerField()
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, related_name="hub_totals"
    )
    phase = models.CharField(max_length=20, choices=Phase.choices, blank=True)
    # In which most of its schools lie; empty where the register says of none.
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    counted_at = models.DateTimeField()

    workgroups = models.PositiveIntegerField(default=0)
    too_small = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    places = models.PositiveIntegerField(default=0)
    to_complete = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(default=0)
    dates = models.PositiveIntegerField(default=0)
    came = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    rated = models.PositiveIntegerField(default=0)
    rose = models.PositiveIntegerField(default=0)
    # A school counts for the hub whose area it lies in, wherever it takes part.
    schools = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(default=0)

    objects = HubTotalsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "hub totals"
        constraints = [
            # In the order in which the pages ask for them.
            models.UniqueConstraint(
                fields=["school_year", "project", "phase", "hub"],
                nulls_distinct=False,
                name="one_row_of_hub_totals_for_each",
            ),
            # The number of the rule that decides, whatever is wrong there.
            models.CheckConstraint(
                condition=Q(places=0) | Q(places__gte=5), name="hub_totals_of_five_or_more"
            ),
            models.CheckConstraint(
                condition=Q(rated=0) | Q(rated__gte=5), name="hub_ratings_of_five_or_more"
            ),
            models.CheckConstraint(
                condition=Q(
                    too_small__lte=F("workgroups"),
                    reports__lte=F("workgroups"),
                    completed__lte=F("to_complete"),
                    to_complete__lte=F("places"),
                    came__lte=F("dates"),
                    answered__lte=F("asked"),
                    rose__lte=F("rated"),
                    reached__lte=F("schools"),
                ),
                name="hub_totals_parts_within_wholes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hub}, {self.school_year}"

    @property
    def percent_reached(self) -> int | None:
        return percentage(self.reached, self.schools)

    def share(self, measure: Measure) -> int | None:
        return share_of(self, measure)
