import pghistory
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from pages.choices import DocumentKind
from participants.models.attendance import OfPlaceQuerySet
from participants.models.place import Participant
from workgroups.models import SchoolTask


class TaskAccountQuerySet(OfPlaceQuerySet):
    def done(self):
        return self.exclude(done_at=None)

    def with_file(self):
        """Adds has_file: it goes before the account does."""
        files = TaskFile.objects.filter(account=OuterRef("pk"))
        return self.annotate(has_file=Exists(files))


@pghistory.track()
class TaskAccount(models.Model):
    """What one participant says of one school-based task: whether it is done, and how it went."""

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="task_accounts"
    )
    task = models.ForeignKey(SchoolTask, on_delete=models.PROTECT, related_name="accounts")
    done_at = models.DateTimeField(null=True)
    words = models.TextField("how it went", blank=True)
    link = models.URLField("link to what was made", blank=True)
    # How many and never who: estimates, by whoever did the task.
    colleagues = models.PositiveSmallIntegerField("colleagues reached", null=True)
    pupils = models.PositiveSmallIntegerField("pupils reached", null=True)
    file_sent_at = models.DateTimeField(null=True)
    saved_at = models.DateTimeField(default=timezone.now)

    # Only where with_file() was asked for.
    has_file: bool

    objects = TaskAccountQuerySet.as_manager()

    class Meta:
        verbose_name = "account of a task"
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "task"], name="one_account_of_each_task"
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=False) | Q(colleagues=None, pupils=None),
                name="reached_by_a_task_that_is_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task}, of {self.participant.person}"

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def has_told(self) -> bool:
        """Is there more than that it is done?"""
        said = (self.words, self.link, self.file_sent_at)
        return any(said) or self.colleagues is not None or self.pupils is not None


class TaskFileQuerySet(ScopedQuerySet):
    hub_path = "account__participant__workgroup__hub"
    named = {
        Role.LEAD: "account__participant__workgroup__leads",
        Role.PARTICIPANT: "account__participant__person__user",
    }


class TaskFile(models.Model):
    """The file that somebody sent with an account of a task."""

    account = models.OneToOneField(TaskAccount, on_delete=models.CASCADE, related_name="file")
    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    content = models.BinaryField()

    objects = TaskFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="task_file_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"File of {self.account}"
