from datetime import date, time, timedelta

from django.db import models
from django.db.models import Q, Subquery
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from evaluations.choices import Disadvantaged, Moment
from evaluations.rules.focus_pupil import SLOTS, first_year_kept, last_day_past
from pages.rules.london import london
from participants.models import Participant
from workgroups.models.workgroup import dates_of_workgroup

NOTE_AT_MOST = 500  # characters


class FocusPupilQuerySet(ScopedQuerySet):
    hub_path = "participant__workgroup__hub"
    named = {
        Role.LEAD: "participant__workgroup__leads",
        Role.PARTICIPANT: "participant__person__user",
    }

    def followed(self):
        """Without those that have left."""
        return self.filter(closed_at=None)

    def past(self, on: date):
        """The rule deleted_on() as a query: those that are to be gone by that day."""
        last = dates_of_workgroup("participant__workgroup").order_by("-starts_at")
        begun_before = london(last_day_past(on) + timedelta(days=1), time.min)
        return self.annotate(last_at=Subquery(last.values("ends_at")[:1])).filter(
            Q(last_at__lt=begun_before)
            | Q(last_at=None, participant__workgroup__school_year__lt=first_year_kept(on))
        )


class FocusPupil(models.Model):
    """A pupil whom a participant follows through the year, known to the portal by a letter alone.

    There is nowhere to write who it is. The letter of a pupil who leaves is closed and stays so.
    """

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="focus_pupils"
    )
    code = models.CharField("letter", max_length=1)
    # Of the three that somebody may follow at once, so that the database counts them.
    slot = models.PositiveSmallIntegerField()
    disadvantaged = models.CharField(max_length=10, choices=Disadvantaged.choices)
    added_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    objects = FocusPupilQuerySet.as_manager()

    class Meta:
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "code"], name="one_focus_pupil_for_each_letter"
            ),
            models.UniqueConstraint(
                fields=["participant", "slot"],
                condition=Q(closed_at=None),
                name="three_focus_pupils_at_once",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]$"), name="focus_pupil_is_a_letter"
            ),
            models.CheckConstraint(
                condition=Q(slot__range=(SLOTS[0], SLOTS[-1])), name="focus_pupil_of_three"
            ),
            models.CheckConstraint(
                condition=Q(disadvantaged__in=Disadvantaged.values),
                name="focus_pupil_disadvantaged_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Pupil {self.code}"


class FocusCheckpointQuerySet(ScopedQuerySet):
    hub_path = "pupil__participant__workgroup__hub"
    named = {
        Role.LEAD: "pupil__participant__workgroup__leads",
        Role.PARTICIPANT: "pupil__participant__person__user",
    }


class FocusCheckpoint(models.Model):
    """How one focus pupil is doing at one moment, from 1 to 5, as their teacher sees it."""

    pupil = models.ForeignKey(FocusPupil, on_delete=models.CASCADE, related_name="checkpoints")
    moment = models.CharField(max_length=10, choices=Moment.choices)
    participation = models.PositiveSmallIntegerField()
    confidence = models.PositiveSmallIntegerField()
    understanding = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=NOTE_AT_MOST, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = FocusCheckpointQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "moment"], name="one_checkpoint_of_each_moment"
            ),
            models.CheckConstraint(
                condition=Q(moment__in=Moment.values), name="checkpoint_moment_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    participation__range=(1, 5),
                    confidence__range=(1, 5),
                    understanding__range=(1, 5),
                ),
                name="checkpoint_from_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pupil}, {self.get_moment_display().lower()}"

    @property
    def ratings(self) -> tuple[int, int, int]:
        return self.participation, self.confidence, self.understanding
