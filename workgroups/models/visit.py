from datetime import date

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import Hub
from pages.wording import day_words
from schools.models import School
from workgroups.choices import ActionOwner, VisitCompany, VisitSide, VisitStanding, VisitState
from workgroups.models.workgroup import WorkGroup


class SupportVisitQuerySet(ScopedQuerySet):
    hub_path = "hub"
    # Whoever is sent, also staff and leads of Work Groups, reaches it as a local leader does.
    named = {Role.LOCAL_LEADER: "visitor"}

    def planned(self):
        return self.filter(state=VisitState.PLANNED)

    def held(self):
        return self.filter(state=VisitState.HELD)

    def to_write_up(self, on: date):
        """Those whose day is behind us and of which nobody has said what came of them."""
        return self.planned().filter(day__lt=on)


@pghistory.track()
class SupportVisit(models.Model):
    """One visit to a school on behalf of a hub: who goes when and why, and what came of it."""

    # The hub that sent somebody: it stays when the school moves to another one.
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="visits")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="visits")
    workgroup = models.ForeignKey(
        WorkGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    visitor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="visits"
    )
    day = models.DateField()
    focus = models.CharField("what it is about", max_length=200)
    state = models.CharField(max_length=20, choices=VisitState.choices, default=VisitState.PLANNED)
    called_off_by = models.CharField(max_length=20, choices=VisitSide.choices, blank=True)
    called_off_because = models.CharField("why it was called off", max_length=300, blank=True)
    company = ArrayField(
        models.CharField(max_length=20, choices=VisitCompany.choices), default=list, blank=True
    )
    notes = models.TextField(blank=True)
    # What the strategic board reads, beside the standing, in place of the notes.
    summary = models.CharField(max_length=300, blank=True)
    standing = models.CharField(max_length=20, choices=VisitStanding.choices, blank=True)
    # What the school would put otherwise, in its own words.
    school_says = models.TextField("what the school says", blank=True)
    # One more with each saving, so that nobody overwrites what another wrote meanwhile.
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = SupportVisitQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["hub", "-day", "-id"], name="visit_of_hub"),
            models.Index(
                # What is to be written up is counted on each home page; few visits are still
                # planned.
                fields=["hub", "day"],
                condition=Q(state=VisitState.PLANNED),
                name="visit_planned",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=VisitState.values), name="visit_state_known"
            ),
            models.CheckConstraint(
                condition=Q(company__contained_by=VisitCompany.values), name="visit_company_known"
            ),
            models.CheckConstraint(condition=~Q(focus=""), name="visit_says_what_it_is_about"),
            models.CheckConstraint(
                condition=Q(state=VisitState.HELD, standing__in=VisitStanding.values)
                & ~Q(summary="")
                | ~Q(state=VisitState.HELD) & Q(standing="", summary="", notes=""),
                name="visit_is_written_up_once_held",
            ),
            models.CheckConstraint(
                condition=Q(state=VisitState.CALLED_OFF, called_off_by__in=VisitSide.values)
                | ~Q(state=VisitState.CALLED_OFF) & Q(called_off_by="", called_off_because=""),
                name="visit_says_who_called_it_off",
            ),
            models.UniqueConstraint(
                # One that was called off may be planned anew for the same day.
                fields=["hub", "school", "visitor", "day"],
                condition=~Q(state=VisitState.CALLED_OFF),
                name="one_visit_of_somebody_to_a_school_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Visit to {self.school}, {day_words(self.day)}"

    def get_absolute_url(self) -> str:
        return reverse("workgroups:visit", args=[self.pk])

    @property
    def is_planned(self) -> bool:
        return self.state == VisitState.PLANNED

    @property
    def is_held(self) -> bool:
        return self.state == VisitState.HELD

    @property
    def company_words(self) -> str:
        return ", ".join(VisitCompany(one).label for one in self.company)


class AgreedActionQuerySet(ScopedQuerySet):
    hub_path = "visit__hub"
    named = {Role.LOCAL_LEADER: "visit__visitor"}

    def to_do(self):
        return self.filter(done_on=None)

    def late(self, on: date):
        return self.to_do().filter(by_on__lt=on)


@pghistory.track()
class AgreedAction(models.Model):
    """One thing agreed on a visit: who does what by which day, and how far it has come."""

    visit = models.ForeignKey(SupportVisit, on_delete=models.CASCADE, related_name="actions")
    # The row of the form it was typed in. It never moves up when another row is emptied, so that
    # what was said of its progress stays with it.
    position = models.PositiveSmallIntegerField()
    what = models.CharField("what is done", max_length=300)
    owner = models.CharField(max_length=20, choices=ActionOwner.choices)
    by_on = models.DateField("by when")
    progress = models.CharField("how far it has come", max_length=300, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)

    objects = AgreedActionQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        indexes = [
            # Late ones are counted on each home page, without reading what is done.
            models.Index(fields=["by_on"], condition=Q(done_on=None), name="agreed_action_to_do"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "position"], name="one_agreed_action_at_each_position"
            ),
            models.CheckConstraint(
                condition=Q(owner__in=ActionOwner.values), name="agreed_action_owner_known"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="agreed_action_says_what"),
        ]

    def __str__(self) -> str:
        return self.what
