from datetime import date

import pghistory
from django.db import models
from django.db.models import F, Q

from access.scoping import DatedQuerySet
from hubs.models import Hub
from schools.models import School
from workgroups.choices import JourneyStage, Phase


class MasteryStageQuerySet(DatedQuerySet):
    # By the school's hub of today and not by `noted_by`: a school that moves to another hub takes
    # its journey along.
    hub_path = "school__hub"


@pghistory.track()
class MasteryStage(models.Model):
    """One school's time in one stage of Teaching for Mastery, in one phase.

    An all-through school has a journey in each phase. Between two stages a school may pause.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="mastery_stages")
    phase = models.CharField(max_length=20, choices=Phase.choices)
    stage = models.CharField(max_length=30, choices=JourneyStage.choices)
    from_on = models.DateField("first day")
    until_on = models.DateField("last day", null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    once_more_because = models.CharField(
        max_length=300, blank=True, help_text="Why a stage that is taken only once is taken again."
    )
    noted_by = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="+")

    objects = MasteryStageQuerySet.as_manager()

    class Meta:
        ordering = ["school", "phase", "from_on"]
        constraints = [
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="mastery_phase_known"),
            models.CheckConstraint(
                condition=Q(stage__in=JourneyStage.values), name="mastery_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="mastery_stage_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["school", "phase"],
                condition=Q(until_on=None),
                name="one_open_stage_for_each_school_and_phase",
            ),
            models.UniqueConstraint(
                fields=["school", "phase", "from_on"], name="one_stage_begins_on_a_day"
            ),
            # Only rows that give no reason meet here, so that each further one has to give its own.
            models.UniqueConstraint(
                fields=["school", "phase"],
                condition=Q(stage=JourneyStage.DEVELOPMENT, once_more_because=""),
                name="development_once_unless_somebody_says_why",
            ),
        ]
        indexes = [models.Index(fields=["phase", "stage"], name="mastery_by_phase_and_stage")]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}, {self.get_phase_display().lower()}, {self.school}"

    def is_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)
