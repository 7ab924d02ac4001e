from datetime import date

import pghistory
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import Hub
from workgroups.choices import JOINED_ONLINE, Catering, TaskScope, WorkshopMode
from workgroups.models.workgroup import PartQuerySet, WorkGroup


class VenueQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def offered(self):
        """Those that can be chosen for a workshop."""
        return self.filter(retired_on=None)

    def with_dates_to_come(self, now):
        """Adds dates_to_come, how many workshops are still to be held there."""
        to_come = Q(
            workshops__starts_at__gt=now,
            workshops__cancelled_at=None,
            workshops__workgroup__cancelled_at=None,
        )
        return self.annotate(dates_to_come=Count("workshops", filter=to_come))


@pghistory.track()
class Venue(models.Model):
    """A place in a hub's book where workshops are held."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="venues")
    name = models.CharField(max_length=120)
    address = models.TextField()
    postcode = models.CharField(max_length=8)
    capacity = models.PositiveSmallIntegerField("people it holds", null=True, blank=True)
    access = models.TextField("getting there and getting in", blank=True)
    parking = models.TextField(blank=True)
    visitor_rules = models.TextField("signing in and visitor rules", blank=True)
    # From that day it is no longer offered; workshops that were held there keep it.
    retired_on = models.DateField("not offered since", null=True, blank=True)

    # Only where with_dates_to_come() was asked for.
    dates_to_come: int

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["hub", "name"], name="one_venue_for_each_name"),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1), name="venue_holds_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workgroups:venue", args=[self.pk])

    @property
    def where_words(self) -> str:
        return ", ".join([self.name, *self.address.splitlines(), self.postcode])


class WorkshopQuerySet(PartQuerySet):
    named = {**PartQuerySet.named, Role.WORKSHOP_LEAD: "leads"}

    def standing(self):
        return self.filter(cancelled_at=None)

    def to_come(self, now):
        return self.standing().filter(starts_at__gt=now, workgroup__cancelled_at=None)

    def with_own_leads(self):
        """Adds led_by, the names of those who lead this workshop and not its whole Work Group."""
        rows = WorkshopLead.objects.filter(workshop=OuterRef("pk")).order_by("user__name", "pk")
        return self.annotate(led_by=ArraySubquery(rows.values("user__name")))


# Without the counter: what it counts has its own rows, and nobody types it.
@pghistory.track(exclude=["sequence"])
class Workshop(models.Model):
    """One meeting of a Work Group."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE, related_name="workshops")
    title = models.CharField(max_length=120, blank=True)
    focus = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    mode = models.CharField(max_length=20, choices=WorkshopMode.choices)
    venue = models.ForeignKey(
        Venue, on_delete=models.PROTECT, null=True, blank=True, related_name="workshops"
    )
    join_link = models.URLField(blank=True, help_text="Only people with a place see it.")
    joining_notes = models.TextField(blank=True)
    catering = models.CharField(max_length=20, choices=Catering.choices, default=Catering.NONE)
    catering_note = models.CharField(max_length=200, blank=True)
    # When people were told of the latest change of its date, times or place.
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_because = models.CharField(max_length=300, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)
    # How often people have been told to change what their calendars hold of it (SEQUENCE).
    sequence = models.PositiveIntegerField(default=0)

    # Beside those who lead the whole Work Group.
    leads = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="WorkshopLead", related_name="led_workshops"
    )

    # Only in a hub's calendar.
    lead_names: list[str]
    lead_ids: list[int]
    own_lead_names: list[str]
    own_lead_ids: list[int]
    # Only where with_own_leads() was asked for.
    led_by: list[str]
    # Only among the dates that somebody leads.
    led_alone: bool

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["starts_at"], name="workshop_by_start")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="workshop_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(mode__in=WorkshopMode.values), name="workshop_mode_known"
            ),
            models.CheckConstraint(
                condition=~Q(mode=WorkshopMode.ONLINE) | Q(venue=None),
                name="online_workshop_has_no_venue",
            ),
            models.UniqueConstraint(
                # A date that was called off stays, and another may take its time.
                fields=["workgroup", "starts_at"],
                condition=Q(cancelled_at=None),
                name="one_standing_workshop_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Workshop on {timezone.localtime(self.starts_at):%d %B %Y}"

    @property
    def is_online(self) -> bool:
        """Online only."""
        return self.mode == WorkshopMode.ONLINE

    @property
    def is_hybrid(self) -> bool:
        return self.mode == WorkshopMode.HYBRID

    @property
    def can_be_joined(self) -> bool:
        return self.mode in JOINED_ONLINE

    @property
    def place_words(self) -> str:
        if self.is_online:
            return "Online"
        return self.or_join(str(self.venue) if self.venue else "Venue to be confirmed")

    @property
    def place_with_postcode(self) -> str:
        """As a letter or a calendar says it in a line."""
        if self.is_online or not self.venue:
            return self.place_words
        return self.or_join(f"{self.venue}, {self.venue.postcode}")

    @property
    def where_to_come(self) -> str:
        """With the whole address."""
        return self.or_join(self.venue.where_words) if self.venue else self.place_words

    def or_join(self, place: str) -> str:
        return f"{place}, or join online" if self.is_hybrid else place


class WorkshopLeadQuerySet(ScopedQuerySet):
    hub_path = "workshop__workgroup__hub"
    named = {Role.LEAD: "workshop__workgroup__leads", Role.WORKSHOP_LEAD: "workshop__leads"}


@pghistory.track()
class WorkshopLead(models.Model):
    """Somebody who leads one workshop of a Work Group, and not the whole."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    objects = WorkshopLeadQuerySet.as_manager()

    class Meta:
        verbose_name = "workshop lead"
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "user"], name="one_workshop_lead_row_for_each_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} leads {self.workshop}"


class SchoolTaskQuerySet(PartQuerySet):
    def with_due_day(self):
        """Adds due: the task's own day, or that of the next workshop; None after the last one."""
        following = Workshop.objects.standing().filter(
            workgroup=OuterRef("workgroup"), starts_at__gt=OuterRef("after_workshop__starts_at")
        )
        next_at = Subquery(following.order_by("starts_at").values("starts_at")[:1])
        return self.annotate(due=Coalesce("due_on", TruncDate(next_at)))


@pghistory.track()
class SchoolTask(models.Model):
    """What participants do at their own schools after one workshop and before the next."""

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.CASCADE, related_name="tasks")
    # A workshop does not take its tasks along unasked: remove_workshop_from_draft() does so.
    after_workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="tasks")
    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    scope = models.CharField(max_length=20, choices=TaskScope.choices, default=TaskScope.DEPARTMENT)
    due_on = models.DateField(null=True, blank=True)

    # Only where with_due_day() was asked for.
    due: date | None

    objects = SchoolTaskQuerySet.as_manager()

    class Meta:
        ordering = ["after_workshop__starts_at", "pk"]
        verbose_name = "school-based task"

    def __str__(self) -> str:
        return self.title
