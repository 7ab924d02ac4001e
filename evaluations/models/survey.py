import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from evaluations.choices import QuestionKind, Wave
from participants.models import Participant
from workgroups.models import Outcome


class Question(models.Model):
    """One question of the standard set: the same words for every Work Group, and for good.

    `code` names what is asked, whatever the words of a version.
    """

    wave = models.CharField(max_length=10, choices=Wave.choices)
    version = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    # A slug is indexed unless told otherwise, and these few rows are read by wave and version.
    code = models.SlugField(max_length=20, db_index=False)
    text = models.CharField(max_length=300)
    hint = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, choices=QuestionKind.choices)
    lowest = models.CharField("what 1 stands for", max_length=40, blank=True)
    highest = models.CharField("what 5 stands for", max_length=40, blank=True)
    is_required = models.BooleanField(default=False)

    class Meta:
        ordering = ["wave", "version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "version", "position"], name="one_question_for_each_position"
            ),
            models.UniqueConstraint(
                fields=["wave", "version", "code"], name="one_question_for_each_code"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=QuestionKind.values), name="question_kind_known"
            ),
        ]
        triggers = [
            # Other words halfway through a year would make its answers hard to compare.
            pgtrigger.Protect(
                name="question_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_rating(self) -> bool:
        return self.kind == QuestionKind.RATING

    @property
    def is_about_each_outcome(self) -> bool:
        return self.kind == QuestionKind.OUTCOME_RATING


class InvitationQuerySet(ScopedQuerySet):
    hub_path = "participant__workgroup__hub"
    named = {Role.LEAD: "participant__workgroup__leads"}

    def answered(self):
        return self.exclude(answered_at=None)

    def awaited(self, now):
        """Not answered, still open, and by somebody who still has the place."""
        return self.filter(
            answered_at=None,
            closes_at__gt=now,
            participant__withdrawn_at=None,
            participant__workgroup__cancelled_at=None,
        )


@pghistory.track()
class Invitation(models.Model):
    """One participant asked once, in one wave, with one version of the questions."""

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="invitations"
    )
    wave = models.CharField(max_length=10, choices=Wave.choices)
    # As it was when they were asked: a new version meanwhile is for those asked later.
    version = models.PositiveSmallIntegerField()
    invited_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            # Two sweeps at once lean on it: the second row of a person is left out, and no letter
            # is doubled.
            models.UniqueConstraint(
                fields=["participant", "wave"], name="one_invitation_for_each_wave"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("invited_at")), name="survey_closes_after_it_opens"
            ),
            models.CheckConstraint(condition=Q(wave__in=Wave.values), name="invitation_wave_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_wave_display()}: {self.participant}"


class AnswerQuerySet(ScopedQuerySet):
    hub_path = "invitation__participant__workgroup__hub"
    named = {Role.LEAD: "invitation__participant__workgroup__leads"}


@pghistory.track()
class Answer(models.Model):
    """One answer to one question and, where it asks about each of them, one outcome.

    `before` and `rating` run from 1 (not at all) to 5 (fully).
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    outcome = models.ForeignKey(
        Outcome, on_delete=models.PROTECT, null=True, related_name="answers"
    )
    before = models.PositiveSmallIntegerField(null=True)
    rating = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    is_yes = models.BooleanField(null=True)
    text = models.TextField(blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "question", "outcome"],
                # Most questions are about no outcome, and two of NULL would else not be the same.
                nulls_distinct=False,
                name="one_answer_for_each_question",
            ),
            models.CheckConstraint(
                condition=(Q(rating=None) | Q(rating__range=(1, 5)))
                & (Q(before=None) | Q(before__range=(1, 5))),
                name="ratings_from_1_to_5",
            ),
            # An empty box leaves no row, so a row counts as an answer without a look into it.
            models.CheckConstraint(
                condition=Q(rating__isnull=False)
                | Q(number__isnull=False)
                | Q(is_yes__isnull=False)
                | ~Q(text=""),
                name="answer_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"Answer to {self.question}"
