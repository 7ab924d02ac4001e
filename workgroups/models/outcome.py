import pghistory
from django.db import models
from django.db.models import Q

from workgroups.choices import OutcomeCategory, OutcomeLevel
from workgroups.models.project import OUTCOME_AT_MOST
from workgroups.models.workgroup import PartQuerySet, WorkGroup
from workgroups.rules.outcome import OF_PUPILS, OF_SCHOOLS


@pghistory.track()
class Outcome(models.Model):
    """One thing that those who take part will be able to do or will have changed."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE, related_name="outcomes")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=OUTCOME_AT_MOST)
    level = models.CharField(max_length=20, choices=OutcomeLevel.choices)
    category = models.CharField(max_length=20, choices=OutcomeCategory.choices, blank=True)
    measure = models.CharField("how it is measured", max_length=300, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=OutcomeLevel.values), name="outcome_level_known"
            ),
            models.CheckConstraint(
                condition=Q(category="")
                | Q(level=OutcomeLevel.PUPILS, category__in=OF_PUPILS)
                | (~Q(level=OutcomeLevel.PUPILS) & Q(category__in=OF_SCHOOLS)),
                name="outcome_category_fits_its_level",
            ),
            models.CheckConstraint(
                condition=Q(measure="") | ~Q(category=""), name="measured_outcome_has_a_category"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def with_measure(self) -> str:
        return f"{self.text} (measured by: {self.measure})" if self.measure else self.text
