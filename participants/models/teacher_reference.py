"""The number by which the government knows a teacher: who gave it, and who looked at it."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Deferrable, Q
from django.utils import timezone

from participants.choices import NoReference
from participants.models.national_return import NationalReturn
from participants.models.person import Person
from participants.models.person_record import PartOfPersonQuerySet
from participants.rules.trn import masked_trn


# Never in the history, which more people read than may see the number.
@pghistory.track(exclude=["number"])
class TeacherReference(models.Model):
    """Somebody's teacher reference number (TRN), or why they have none.

    In a table of its own, so that only code that means to read it has it in hand.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="references")
    # As text: leading zeros are a part of it.
    number = models.CharField("teacher reference number", max_length=7, blank=True)
    none_because = models.CharField(
        "no number because", max_length=20, choices=NoReference.choices, blank=True
    )
    said_at = models.DateTimeField(default=timezone.now)
    # Nobody where the teacher said it by their own link.
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = PartOfPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "teacher reference number"
        # Two people may have said the same one: then they are likely one person.
        indexes = [models.Index(fields=["number"], name="reference_by_number")]
        constraints = [
            # At the end of the transaction, as merging two people may swap theirs.
            models.UniqueConstraint(
                fields=["person"],
                deferrable=Deferrable.DEFERRED,
                name="one_reference_for_each_person",
            ),
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{7}$", none_because="")
                | Q(number="", none_because__in=NoReference.values),
                name="reference_is_seven_digits_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return "Given" if self.number else self.get_none_because_display()

    @property
    def masked(self) -> str:
        return masked_trn(self.number)


@pghistory.track()
class TrnLook(models.Model):
    """Somebody has looked at somebody's teacher reference number, and said what for."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="trn_looks")
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    looked_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=200)
    # With all others whose numbers stand in the same file.
    national_return = models.ForeignKey(
        NationalReturn, on_delete=models.PROTECT, null=True, related_name="trn_looks"
    )

    objects = PartOfPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "look at a teacher reference number"
        verbose_name_plural = "looks at teacher reference numbers"
        ordering = ["-looked_at", "-pk"]

    def __str__(self) -> str:
        return f"For: {self.reason}"
