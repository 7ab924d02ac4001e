import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from participants.choices import AttendanceOutcome, Channel, Mark, MarkSource
from participants.models.place import Participant
from workgroups.models import Workshop


class OfPlaceQuerySet(ScopedQuerySet):
    hub_path = "participant__workgroup__hub"
    named = {
        Role.LEAD: "participant__workgroup__leads",
        Role.PARTICIPANT: "participant__person__user",
    }


class CancellationQuerySet(OfPlaceQuerySet):
    def standing(self):
        return self.filter(undone_at=None)


@pghistory.track()
class Cancellation(models.Model):
    """Word that one participant will not come to one workshop.

    Notice counts from `notified_at`, when word reached the hub, not from when it was typed in.
    """

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="cancellations"
    )
    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="cancellations")
    notified_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    channel = models.CharField(max_length=20, choices=Channel.choices)
    reason = models.CharField(max_length=300, blank=True)
    # Empty where the participant did it by their own page or link.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = CancellationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "workshop"],
                # Whoever comes after all and then cancels again has two rows, each with a notice of
                # its own.
                condition=Q(undone_at=None),
                name="one_cancellation_for_each_date",
            ),
            # Notice may be typed in days after it came, and never before.
            models.CheckConstraint(
                condition=Q(notified_at__lte=F("recorded_at")),
                name="notice_came_before_it_was_recorded",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="cancellation_channel_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant} not at {self.workshop}"


class SubstitutionQuerySet(OfPlaceQuerySet):
    def standing(self):
        return self.filter(undone_at=None)

    def coming(self):
        """Those expected at a workshop that stands, for somebody who still has the place."""
        # Calling off a workshop, or its whole Work Group, undoes no row.
        return self.standing().filter(
            participant__withdrawn_at=None,
            workshop__cancelled_at=None,
            workshop__workgroup__cancelled_at=None,
        )

    def with_address(self):
        """Those who can be written to, with what is said to them."""
        return self.exclude(email="").select_related(
            "participant__person", "workshop__workgroup__hub", "workshop__venue"
        )


@pghistory.track()
class Substitution(models.Model):
    """A colleague of the same school who comes in a participant's place to one workshop."""

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="substitutions"
    )
    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="substitutions")
    name = models.CharField(max_length=150)
    email = models.EmailField(max_length=254, blank=True)
    named_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    # The link to join that they have been sent; compared with the workshop's.
    join_link_sent = models.URLField(blank=True)

    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "workshop"],
                condition=Q(undone_at=None),
                name="one_substitute_for_each_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.participant}"


class RegisterQuerySet(ScopedQuerySet):
    hub_path = "workshop__workgroup__hub"
    named = {Role.LEAD: "workshop__workgroup__leads"}

    def closed(self):
        return self.exclude(closed_at=None)


@pghistory.track()
class Register(models.Model):
    """The register of one workshop. Only once it is closed do absences count."""

    workshop = models.OneToOneField(Workshop, on_delete=models.PROTECT, related_name="register")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reopened_because = models.CharField(max_length=300, blank=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_by__isnull=False),
                name="register_closed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"Register of {self.workshop}"


class AttendanceQuerySet(OfPlaceQuerySet):
    def settled(self):
        # The outcome is empty until the register is closed, and again once it is reopened.
        return self.exclude(outcome="")

    def that_may_cost(self):
        """What `participants.rules.cost.may_cost` says of each; a test holds the two together."""
        no_show = Q(
            outcome=AttendanceOutcome.NO_SHOW, participant__fee_policy__charges_no_show=True
        )
        late = Q(
            outcome=AttendanceOutcome.CANCELLED_LATE,
            participant__fee_policy__charges_late_cancellation=True,
        )
        return self.filter(no_show | late, participant__exempt_because="")


@pghistory.track()
class Attendance(models.Model):
    """One participant at one workshop: the mark made in the room, then how it ended."""

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="attendances"
    )
    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="attendances")
    mark = models.CharField(max_length=20, choices=Mark.choices)
    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="If it was only a part of the workshop."
    )
    marked_at = models.DateTimeField(default=timezone.now)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    source = models.CharField(
        max_length=20, choices=MarkSource.choices, default=MarkSource.REGISTER
    )
    outcome = models.CharField(max_length=20, choices=AttendanceOutcome.choices, blank=True)
    # What the outcome was reckoned from, kept as it stood when the register was closed.
    notified_at = models.DateTimeField(null=True)
    free_until = models.DateTimeField(null=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        indexes = [
            # The few rows of all among which fees are looked for.
            models.Index(
                fields=["workshop"],
                condition=Q(
                    outcome__in=[AttendanceOutcome.CANCELLED_LATE, AttendanceOutcome.NO_SHOW]
                ),
                name="attendance_chargeable",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "workshop"], name="one_attendance_for_each_date"
            ),
            models.CheckConstraint(condition=Q(mark__in=Mark.values), name="mark_known"),
            models.CheckConstraint(
                condition=Q(source__in=MarkSource.values), name="mark_source_known"
            ),
            models.CheckConstraint(
                condition=Q(source=MarkSource.REGISTER) | Q(marked_by=None),
                name="who_checks_in_is_marked_by_nobody",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=AttendanceOutcome.values),
                name="outcome_known",
            ),
            # A guard before any fee: nobody is late who told the hub by the last free second, or of
            # whom either time is unknown. That is said by itself, as a CHECK lets NULL pass.
            models.CheckConstraint(
                condition=~Q(outcome=AttendanceOutcome.CANCELLED_LATE)
                | Q(
                    notified_at__isnull=False,
                    free_until__isnull=False,
                    notified_at__gt=F("free_until"),
                ),
                name="late_means_after_the_last_free_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant} at {self.workshop}"
