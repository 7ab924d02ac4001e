"""The files of the national register that were brought in, and what each of them changed."""

import re
from datetime import date
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from access.permissions import Permission
from access.scoping import ScopedQuerySet
from pages.wording import short_day_words
from schools.choices import ChangeKind, ImportState, LinkKind, RegisterFileKind
from schools.models.school import School

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
AT_WORK = (ImportState.CHECKING, ImportState.APPLYING)
IMPORT_COLOURS = {
    ImportState.CHECKING: "blue",
    ImportState.READY: "red",
    ImportState.APPLYING: "blue",
    ImportState.APPLIED: "grey",
    ImportState.REFUSED: "grey",
    ImportState.GIVEN_UP: "grey",
}
# Kinds of links that say which school came first.
FOLLOWED_KINDS = (LinkKind.SPLIT, LinkKind.MERGER, LinkKind.AMALGAMATION, LinkKind.SUCCESSION)


class OfSchoolQuerySet(ScopedQuerySet):
    """Facts of a school: within reach of today's hub of the school."""

    hub_path = "school__hub"


def may_import(user, can: Permission | None) -> bool:
    """Files belong to no hub: whoever keeps the installation sees them, and what they changed."""
    return user.is_active and user.is_superuser and can in (None, Permission.IMPORT_SCHOOLS)


class RegisterImportQuerySet(QuerySet):
    def visible_to(self, user, *, can=None):
        return self.all() if may_import(user, can) else self.none()

    def due(self, now):
        """Waiting for a worker, or left by one that has gone."""
        # The claim and not the state says who is at it: a worker that dies changes no state.
        return self.filter(state__in=AT_WORK).exclude(claimed_until__gt=now)


class RegisterImport(models.Model):
    """One file of the national register, from its choice to the report of what it changed."""

    kind = models.CharField(max_length=20, choices=RegisterFileKind.choices)
    state = models.CharField(max_length=20, choices=ImportState.choices)
    name = models.CharField("file", max_length=200)
    size = models.PositiveBigIntegerField("bytes", default=0)
    year = models.PositiveSmallIntegerField("school year", null=True)
    # Of the form it was sent with, so that sending it twice is one import.
    key = models.UUIDField(unique=True, null=True)
    # Nobody, where the file came by a command line.
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    started_at = models.DateTimeField(default=timezone.now)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    rows_expected = models.PositiveIntegerField(default=0)
    # What the check found would change; once applied, what did.
    report = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    problem = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = RegisterImportQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=RegisterFileKind.values), name="register_import_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="register_import_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind=RegisterFileKind.PREMIUM) | Q(year__isnull=False),
                name="pupil_premium_file_has_its_year",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.APPLIED) | Q(ended_at__isnull=False),
                name="applied_import_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state_colour(self) -> str:
        return IMPORT_COLOURS[ImportState(self.state)]

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def is_checking(self) -> bool:
        return self.state == ImportState.CHECKING

    @property
    def is_ready(self) -> bool:
        return self.state == ImportState.READY

    @property
    def is_applied(self) -> bool:
        return self.state == ImportState.APPLIED

    @property
    def is_refused(self) -> bool:
        return self.state == ImportState.REFUSED


class RegisterPart(models.Model):
    """A compressed stretch of a file that waits to be applied; gone once it is, or given up."""

    source = models.ForeignKey(RegisterImport, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="one_part_for_each_number"),
        ]

    def __str__(self) -> str:
        return f"Part {self.number} of {self.source}"


class RegisterChangeQuerySet(OfSchoolQuerySet):
    def visible_to(self, user, *, can=None):
        return self.all() if may_import(user, can) else super().visible_to(user, can=can)


class RegisterChange(models.Model):
    """One way in which a newer register differs of one school, as found by an import.

    `before` and `after` hold the values that differ, by the name of the school's field. A new
    school has nothing before. The first register of all changes nothing: it is what there is.
    """

    source = models.ForeignKey(RegisterImport, on_delete=models.PROTECT, related_name="changes")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="register_changes")
    kind = models.CharField(max_length=20, choices=ChangeKind.choices)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    found_on = models.DateField()

    objects = RegisterChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-found_on", "-pk"]
        indexes = [models.Index(fields=["source", "kind"], name="register_change_by_import")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "school", "kind"], name="one_change_of_each_kind_in_an_import"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ChangeKind.values), name="register_change_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school}: {self.get_kind_display()}"

    @property
    def details(self) -> str:
        """What differs, in words: "Name: “Elm School” to “Elm Academy”"."""
        return "; ".join(
            f"{label_of(name)}: {difference(self.before.get(name), value)}"
            for name, value in self.after.items()
            if self.before
        )


def difference(before: Any, after: Any) -> str:
    if before in (None, ""):
        return f"{value_in_words(after)}, not said before"
    if after in (None, ""):
        return f"no longer said, was {value_in_words(before)}"
    return f"{value_in_words(before)} to {value_in_words(after)}"


def label_of(name: str) -> str:
    words = str(getattr(School._meta.get_field(name), "verbose_name", name))
    return words[0].upper() + words[1:]


def value_in_words(value: Any) -> str:
    """A value of the register as a person would say it; days come as 2025-08-31."""
    if isinstance(value, str) and DAY.fullmatch(value):
        return short_day_words(date.fromisoformat(value))
    return f"“{value}”" if isinstance(value, str) else str(value)


class SchoolLinkQuerySet(QuerySet):
    def followed(self):
        """Links by which one school came from another."""
        return self.filter(kind__in=FOLLOWED_KINDS)


class SchoolLink(models.Model):
    """One school that came from another, or, of the last two kinds, stands beside it."""

    predecessor = models.ForeignKey(
        School, on_delete=models.CASCADE, related_name="links_to_successors"
    )
    successor = models.ForeignKey(
        School, on_delete=models.CASCADE, related_name="links_to_predecessors"
    )
    kind = models.CharField(max_length=20, choices=LinkKind.choices)
    since = models.DateField(null=True)

    objects = SchoolLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="one_link_for_each_pair_of_schools"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="no_school_follows_itself"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=LinkKind.values), name="school_link_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"


# A table beside schools, as these numbers come from files of their own, a new one for each year.
class PupilPremium(models.Model):
    """The share of a school's pupils for whom it gets pupil premium, in one school year."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="pupil_premium")
    year = models.PositiveSmallIntegerField("school year")
    percent = models.DecimalField(max_digits=4, decimal_places=1)
    source = models.CharField(max_length=200)

    objects = OfSchoolQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "pupil premium percentages"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "year"], name="one_pupil_premium_for_each_year"
            ),
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100), name="pupil_premium_is_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school}, {self.year}"
