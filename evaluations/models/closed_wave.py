import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from access.roles import Role
from access.scoping import ScopedQuerySet
from evaluations.choices import Wave
from evaluations.models.survey import Question
from evaluations.rules.tally import Tally
from workgroups.models import Outcome, WorkGroup, Workshop


class ClosedWaveQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads"}


class ClosedWave(models.Model):
    """One wave of a Work Group once nobody can answer any more, with how many had been asked.

    What was said then stands among its results, and neither ever changes.
    """

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.PROTECT, related_name="closed_waves")
    wave = models.CharField(max_length=10, choices=Wave.choices)
    # The one it asked about; empty where it asked about the whole.
    workshop = models.ForeignKey(
        Workshop, on_delete=models.PROTECT, null=True, related_name="closed_waves"
    )
    # Of the questions: two where a new one came while people were being asked.
    versions = ArrayField(models.PositiveSmallIntegerField())
    asked = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    closed_at = models.DateTimeField()

    objects = ClosedWaveQuerySet.as_manager()

    class Meta:
        indexes = [
            # Of all hubs' waves one in twelve is the last survey, which is compared.
            models.Index(
                fields=["workgroup"],
                include=["id", "asked", "answered"],
                condition=Q(wave=Wave.END),
                name="last_survey_closed",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "wave", "workshop"],
                nulls_distinct=False,
                name="a_wave_closes_once",
            ),
            models.CheckConstraint(
                condition=Q(wave=Wave.PULSE, workshop__isnull=False)
                | (~Q(wave=Wave.PULSE) & Q(workshop=None)),
                name="closed_pulse_is_about_a_workshop",
            ),
            models.CheckConstraint(condition=Q(wave__in=Wave.values), name="closed_wave_known"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="closed_wave_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_wave_display()}: {self.workgroup}"


class WaveResultQuerySet(ScopedQuerySet):
    hub_path = "closed__workgroup__hub"
    named = {Role.LEAD: "closed__workgroup__leads"}


class Tallied(models.Model):
    """The fields of a Tally that are added up."""

    people = models.PositiveIntegerField()
    counts = ArrayField(models.PositiveIntegerField(), default=list)
    before_total = models.PositiveIntegerField(null=True)
    rose = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    fell = models.PositiveIntegerField(default=0)
    squares = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class WaveResult(Tallied):
    """What five or more said to one question of a closed wave, or of one outcome.

    All figures of answers that anybody reads who may not read single ones are sums of these.
    """

    closed = models.ForeignKey(ClosedWave, on_delete=models.PROTECT, related_name="results")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, null=True, related_name="+")
    total = models.PositiveBigIntegerField(null=True)  # of numbers, which are not compared

    objects = WaveResultQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["closed", "question", "outcome"],
                nulls_distinct=False,
                name="one_result_for_each_question",
            ),
            # The number of rules/disclosure.py: whatever is wrong there, no row is of fewer.
            models.CheckConstraint(condition=Q(people__gte=5), name="result_of_five_or_more"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="wave_result_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.people}"

    @property
    def tally(self) -> Tally:
        return Tally(**{name: getattr(self, name) for name in TALLIED})


TALLIED = ("people", "counts", "total", "before_total", "rose", "same", "fell", "squares")
