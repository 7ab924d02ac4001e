import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.scoping import ScopedQuerySet
from hubs.models.hub import Hub
from needs.choices import NeedTheme
from needs.models.need import Need
from pages.wording import school_year_words


class PriorityQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def approved(self):
        return self.exclude(approved_at=None)


@pghistory.track()
class Priority(models.Model):
    """What a hub works on first in one school year, built from what schools need.

    A draft until a hub lead approves it; only then is it on the hub's public page.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="priorities")
    school_year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    why = models.TextField("why it matters", blank=True)
    theme = models.CharField(max_length=20, choices=NeedTheme.choices, blank=True)
    # Without gaps or ties, as needs/actions/priority.py numbers them.
    position = models.PositiveSmallIntegerField("place in the list", default=1)
    needs = models.ManyToManyField(Need, through="PriorityNeed", related_name="priorities")
    # To one, so that two clicks at once do not carry it over twice.
    carried_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = PriorityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "priorities"
        ordering = ["-school_year", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "school_year", "title"], name="one_priority_for_each_title"
            ),
            models.UniqueConstraint(
                fields=["hub", "school_year", "position"],
                name="one_priority_at_each_place",
                # Several change their places at once.
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(theme__in=["", *NeedTheme.values]), name="priority_theme_known"
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(approved_by__isnull=False),
                name="priority_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:priority", args=[self.pk])

    @property
    def year_words(self) -> str:
        return school_year_words(self.school_year)


class PriorityNeedQuerySet(ScopedQuerySet):
    hub_path = "priority__hub"


@pghistory.track()
class PriorityNeed(models.Model):
    """A need that a priority is built from."""

    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="built_from")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="+")

    objects = PriorityNeedQuerySet.as_manager()

    class Meta:
        verbose_name = "need of a priority"
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "need"], name="one_row_for_each_need_of_a_priority"
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.need}” for “{self.priority}”"
