import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.scoping import ScopedQuerySet
from hubs.models import Hub
from pages.wording import school_year_words
from participants.choices import ReturnColumn


class NationalReturnQuerySet(ScopedQuerySet):
    hub_path = "hub"


# The file is kept in the row alone, which nothing changes.
@pghistory.track(exclude=["content"])
class NationalReturn(models.Model):
    """What a hub reported of a school year, as the file was when it was made."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="national_returns")
    school_year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    columns = ArrayField(models.CharField(max_length=20, choices=ReturnColumn.choices))
    rows = models.PositiveIntegerField()
    content = models.BinaryField()
    # By it anybody can see that a file is the one that was made.
    sha256 = models.CharField(max_length=64)
    trn_reason = models.CharField("why with numbers", max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = NationalReturnQuerySet.as_manager()

    class Meta:
        verbose_name = "national return"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "number"], name="each_return_of_a_hub_has_its_number"
            ),
            models.CheckConstraint(
                condition=~Q(columns__contains=[ReturnColumn.TRN]) | ~Q(trn_reason=""),
                name="return_with_numbers_says_why",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="made_return_stays", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"Return {self.number} of {school_year_words(self.school_year)}"

    @property
    def has_numbers(self) -> bool:
        return ReturnColumn.TRN in self.columns

    @property
    def column_words(self) -> str:
        return ", ".join(ReturnColumn(name).label for name in self.columns)
