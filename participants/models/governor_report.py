from datetime import date

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from participants.choices import GoverningBody, GovernorReportState, Term
from schools.models import School
from workgroups.models import WorkGroup


class GovernorReportQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads"}

    def waiting(self):
        """Not handed in, of Work Groups that are not called off."""
        return self.filter(handed_in_at=None, workgroup__cancelled_at=None)

    def overdue(self, on: date):
        """As state_on() says of one."""
        return self.waiting().filter(due_on__lt=on)


@pghistory.track()
class GovernorReport(models.Model):
    """What one school reports to its governors on one term in one Work Group.

    A row is there from the day on which the school is asked for it.
    """

    workgroup = models.ForeignKey(
        WorkGroup, on_delete=models.PROTECT, related_name="governor_reports"
    )
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="governor_reports")
    term = models.CharField(max_length=20, choices=Term.choices)
    from_on = models.DateField("first day of the term")
    due_on = models.DateField("last day of the term")
    asked_at = models.DateTimeField(default=timezone.now)
    readers = models.CharField(
        max_length=20, choices=GoverningBody.choices, default=GoverningBody.GOVERNORS
    )
    changed = models.TextField("what has changed", blank=True)
    ahead = models.TextField("what comes next", blank=True)
    # One more with each saving, so that nobody overwrites what another wrote meanwhile.
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    handed_in_by = models.CharField(max_length=150, blank=True)
    # Who takes part, dates and tasks, in words, as they stood when it was handed in.
    facts = models.JSONField(default=dict)

    objects = GovernorReportQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "school", "term"], name="one_governor_report_for_each_term"
            ),
            models.CheckConstraint(condition=Q(term__in=Term.values), name="term_known"),
            models.CheckConstraint(
                condition=Q(readers__in=GoverningBody.values), name="governing_body_known"
            ),
            models.CheckConstraint(
                condition=Q(handed_in_at=None, handed_in_by="")
                | Q(handed_in_at__isnull=False) & ~Q(handed_in_by="") & ~Q(changed=""),
                name="governor_report_handed_in_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Report of {self.school} on the {self.get_term_display()} in {self.workgroup}"

    @property
    def is_handed_in(self) -> bool:
        return self.handed_in_at is not None

    @property
    def readers_words(self) -> str:
        return "trustees" if self.readers == GoverningBody.TRUSTEES else "governors"

    def state_on(self, day: date) -> GovernorReportState:
        """On its last day it is in time."""
        if self.handed_in_at:
            return GovernorReportState.HANDED_IN
        if day > self.due_on:
            return GovernorReportState.OVERDUE
        return GovernorReportState.BEGUN if self.saved_at else GovernorReportState.TO_DO
