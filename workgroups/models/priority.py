import pghistory
from django.db import models

from needs.models import Priority
from workgroups.models.workgroup import PartQuerySet, WorkGroup


@pghistory.track()
class WorkGroupPriority(models.Model):
    """A priority of the hub that a Work Group answers."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE, related_name="answers")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="answered_by")

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = "priority of a Work Group"
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "priority"], name="one_row_for_each_priority_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workgroup} answers “{self.priority}”"
