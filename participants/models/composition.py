import pghistory
from django.db import models
from django.db.models import Q

from workgroups.choices import JobRole, YearGroup
from workgroups.models import WorkGroup
from workgroups.models.workgroup import PartQuerySet


@pghistory.track()
class WantedRole(models.Model):
    """How many people of one role a Work Group wants of each school at the least."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE, related_name="wanted_roles")
    job_role = models.CharField(max_length=30, choices=JobRole.choices)
    per_school = models.PositiveSmallIntegerField()

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "job_role"], name="one_number_for_each_wanted_role"
            ),
            models.CheckConstraint(condition=Q(per_school__gte=1), name="wanted_role_wants_one"),
            models.CheckConstraint(
                condition=Q(job_role__in=JobRole.values), name="wanted_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.per_school} {self.get_job_role_display()} for {self.workgroup}"


@pghistory.track()
class WantedYear(models.Model):
    """How many who teach one year group a Work Group wants of each school at the least."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE, related_name="wanted_years")
    year_group = models.CharField(max_length=20, choices=YearGroup.choices)
    per_school = models.PositiveSmallIntegerField()

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "year_group"], name="one_number_for_each_wanted_year"
            ),
            models.CheckConstraint(condition=Q(per_school__gte=1), name="wanted_year_wants_one"),
            models.CheckConstraint(
                condition=Q(year_group__in=YearGroup.values) & ~Q(year_group=YearGroup.SEVERAL),
                name="wanted_year_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.per_school} {self.get_year_group_display()} for {self.workgroup}"
