import pghistory
from django.conf import settings
from django.db import models

from workgroups.models.workgroup import PartQuerySet, WorkGroup


@pghistory.track()
class WorkGroupLead(models.Model):
    """Somebody who leads a Work Group."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = "Work Group lead"
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "user"], name="one_lead_row_for_each_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} leads {self.workgroup}"
