from datetime import date, timedelta

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from access.roles import Role
from access.scoping import DatedQuerySet, ScopedQuerySet
from hubs.models import Hub
from schools.models import School
from workgroups.choices import Availability, CredentialKind, CredentialStatus, Phase
from workgroups.models.project import several
from workgroups.models.workgroup import WorkGroup
from workgroups.models.workgroup_lead import WorkGroupLead

SOON = timedelta(days=120)  # credentials that run out sooner are pointed out


class LocalLeaderQuerySet(DatedQuerySet):
    named = {Role.LOCAL_LEADER: "user"}

    def with_work(self, on: date, school_year: int):
        """Adds is_trained and is_active.

        Trained: holds a credential that is awarded and has not run out. Active: sent somewhere
        on that day or later in the year, or leads a published Work Group of the school year.
        """
        awarded = Credential.objects.in_force(on).filter(leader=OuterRef("pk"))
        sent = Deployment.objects.current(on).filter(leader=OuterRef("pk"))
        leading = WorkGroupLead.objects.filter(
            user=OuterRef("user"),
            # A profile is of one hub: leading for another makes nobody active here.
            workgroup__hub=OuterRef("hub"),
            workgroup__school_year=school_year,
            workgroup__published_at__isnull=False,
            workgroup__cancelled_at=None,
        )
        # Exists, as somebody with several credentials or groups is still one row to count.
        return self.annotate(
            is_trained=Exists(awarded),
            is_active=Q(Exists(sent)) | Q(Exists(leading)),
        )


@pghistory.track()
class LocalLeader(models.Model):
    """Somebody who leads maths education for a hub: its Work Groups, cohorts and communities."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="leaders")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="leader_profiles"
    )
    school = models.ForeignKey(
        School, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_on = models.DateField("first day")
    until_on = models.DateField("last day", null=True, blank=True)
    phases = several(Phase.choices)
    specialisms = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    availability = models.CharField(
        max_length=10, choices=Availability.choices, default=Availability.AVAILABLE
    )
    days_a_year = models.PositiveSmallIntegerField(null=True, blank=True)
    # When their own head agreed to release them.
    released_on = models.DateField(null=True, blank=True)
    bio = models.TextField(blank=True)
    # Both are theirs alone to give.
    may_publish_bio = models.BooleanField(default=False)
    may_be_shared = models.BooleanField(default=False)

    # Only where with_work() was asked for.
    is_trained: bool
    is_active: bool

    objects = LocalLeaderQuerySet.as_manager()

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [
            # Whoever comes back after a last day has a new profile beside the old one.
            models.UniqueConstraint(
                fields=["hub", "user"],
                condition=Q(until_on=None),
                name="one_open_profile_for_each_leader_and_hub",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="leader_ends_after_they_begin",
            ),
            models.CheckConstraint(
                condition=Q(availability__in=Availability.values), name="leader_availability_known"
            ),
            models.CheckConstraint(
                condition=Q(phases__contained_by=Phase.values), name="leader_phases_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    def has_left_on(self, day: date) -> bool:
        return self.until_on is not None and self.until_on < day

    @property
    def phase_words(self) -> str:
        return ", ".join(Phase(phase).label for phase in self.phases)


class LeaderPartQuerySet(ScopedQuerySet):
    """What is known of a local leader, in reach with the profile.

    `once` of each model names the fields that together may be there only once.
    """

    hub_path = "leader__hub"
    named = {Role.LOCAL_LEADER: "leader__user"}


class CredentialQuerySet(LeaderPartQuerySet):
    def in_force(self, on: date):
        return self.filter(
            Q(expires_on=None) | Q(expires_on__gte=on), status=CredentialStatus.AWARDED
        )

    def expiring(self, on: date, before: date):
        """In force on that day, but no longer on `before`."""
        return self.in_force(on).filter(expires_on__lt=before)


@pghistory.track()
class Credential(models.Model):
    """Something a local leader is accredited as, or is working towards."""

    leader = models.ForeignKey(LocalLeader, on_delete=models.CASCADE, related_name="credentials")
    kind = models.CharField(max_length=30, choices=CredentialKind.choices)
    name = models.CharField(max_length=120, blank=True)
    # Mastery Specialists are trained in numbered national cohorts.
    cohort = models.PositiveSmallIntegerField("number of the cohort", null=True, blank=True)
    status = models.CharField(max_length=20, choices=CredentialStatus.choices)
    awarded_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)

    once = ("leader", "kind", "name")
    objects = CredentialQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CredentialKind.values), name="credential_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=CredentialStatus.values), name="credential_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=CredentialStatus.AWARDED) | Q(awarded_on__isnull=False),
                name="awarded_credential_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None)
                | Q(awarded_on=None)
                | Q(expires_on__gt=F("awarded_on")),
                name="credential_expires_after_its_award",
            ),
            # With the name, as somebody may hold several of the kind “other”.
            models.UniqueConstraint(
                fields=["leader", "kind", "name"], name="one_credential_of_a_kind_for_each_leader"
            ),
        ]

    def __str__(self) -> str:
        words = self.name or self.get_kind_display()
        return f"{words}, cohort {self.cohort}" if self.cohort else words

    @property
    def is_awarded(self) -> bool:
        return self.status == CredentialStatus.AWARDED

    def status_on(self, day: date) -> tuple[str, str]:
        """What it is worth on that day, and the colour that says so."""
        if self.status == CredentialStatus.WORKING_TOWARDS:
            return "Working towards it", "blue"
        if not self.is_awarded:
            return "Given up", "grey"
        # Its last day counts: in_force() says the same in SQL.
        if self.expires_on and self.expires_on < day:
            return "Run out", "red"
        if self.expires_on and self.expires_on < day + SOON:
            return "Runs out soon", "yellow"
        return "Awarded", "grey"


@pghistory.track()
class Training(models.Model):
    """Training that a local leader took part in, for leading others."""

    leader = models.ForeignKey(LocalLeader, on_delete=models.CASCADE, related_name="trainings")
    title = models.CharField(max_length=160)
    on = models.DateField("day")
    days = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)

    once = ("leader", "title", "on")
    objects = LeaderPartQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["leader", "title", "on"], name="one_training_of_a_name_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DeploymentQuerySet(LeaderPartQuerySet):
    def current(self, on: date):
        return self.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on)


@pghistory.track()
class Deployment(models.Model):
    """A local leader sent to a school or to a Work Group, for so many days."""

    leader = models.ForeignKey(LocalLeader, on_delete=models.CASCADE, related_name="deployments")
    school = models.ForeignKey(
        School, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    workgroup = models.ForeignKey(
        WorkGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    purpose = models.CharField(max_length=200)
    days = models.DecimalField(max_digits=4, decimal_places=1)
    from_on = models.DateField("first day")
    until_on = models.DateField("last day", null=True, blank=True)

    once = ("leader", "school", "workgroup", "purpose", "from_on")
    objects = DeploymentQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(school=None, workgroup__isnull=False)
                | Q(school__isnull=False, workgroup=None),
                name="deployed_to_a_school_or_a_work_group",
            ),
            models.CheckConstraint(condition=Q(days__gt=0), name="deployment_takes_time"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="deployment_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["leader", "school", "workgroup", "purpose", "from_on"],
                # Either the school or the Work Group is always empty.
                nulls_distinct=False,
                name="one_deployment_for_a_purpose_and_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}, {self.place}"

    @property
    def place(self) -> str:
        return str(self.school or self.workgroup)
