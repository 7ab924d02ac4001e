"""One lesson, planned by several schools: its versions, and who taught which of them."""

from datetime import date, datetime

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import User
from pages.wording import clock_words, day_words
from participants.models.hidden import Hidable, hidden_for_a_reason
from participants.models.place import Participant
from schools.models import School
from workgroups.models import PartQuerySet, Resource, WorkGroup


class BySomebody(models.Model):
    """What one of those did who study a lesson: with a place, by their link, or as the lead."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    place = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def who(self) -> str:
        """Their name; the page joins both."""
        return str(self.user if self.place is None else self.place.person)

    @property
    def who_words(self) -> str:
        """With the school of whoever has a place."""
        return self.who if self.place is None else f"{self.who}, {self.place.school}"

    @property
    def email(self) -> str:
        if self.place:
            return self.place.person.email
        return self.user.email if self.user else ""

    def is_of(self, somebody: User | Participant) -> bool:
        if isinstance(somebody, Participant):
            return self.place_id == somebody.pk
        return self.user_id == somebody.pk


def of_somebody(somebody: User | Participant) -> dict[str, User | Participant]:
    """The columns by which a row is theirs."""
    return {"place" if isinstance(somebody, Participant) else "user": somebody}


def by_one(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(user__isnull=False, place=None) | Q(user=None, place__isnull=False), name=name
    )


class LessonStudyQuerySet(PartQuerySet):
    def with_story(self):
        """Adds versions_written, schools_taught, and begun_hidden_at, with which its title is."""
        first = LessonVersion.objects.filter(study=OuterRef("pk"), number=1)
        told = Q(versions__teachings__told_at__isnull=False)
        return self.annotate(
            versions_written=Count("versions", distinct=True),
            schools_taught=Count("versions__teachings__school", filter=told, distinct=True),
            begun_hidden_at=Subquery(first.values("hidden_at")),
        )

    def joined(self):
        """With all that a page about one of them names."""
        return self.select_related("workgroup__hub", "workgroup__project", "shared__version")


@pghistory.track()
class LessonStudy(models.Model):
    """One lesson that the people of a Work Group plan, teach and refine; version 1 begins it."""

    workgroup = models.ForeignKey(
        WorkGroup, on_delete=models.PROTECT, related_name="lesson_studies"
    )
    title = models.CharField(max_length=160)
    aim = models.TextField("what pupils should understand")
    question = models.TextField("what observers look for", blank=True)

    # Only where with_story() was asked for.
    versions_written: int
    schools_taught: int
    begun_hidden_at: datetime | None

    objects = LessonStudyQuerySet.as_manager()

    class Meta:
        verbose_name = "lesson study"
        verbose_name_plural = "lesson studies"
        constraints = [
            models.UniqueConstraint(
                fields=["workgroup", "title"], name="one_lesson_study_of_each_title"
            ),
            models.CheckConstraint(condition=~Q(aim=""), name="lesson_study_has_an_aim"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shared_now(self) -> "SharedLesson | None":
        """Where it was passed on and has not been taken out of the resources since."""
        shared = getattr(self, "shared", None)
        return shared if shared and shared.resource_id else None


class OfStudyQuerySet(ScopedQuerySet):
    hub_path = "study__workgroup__hub"
    named = {Role.LEAD: "study__workgroup__leads"}


@pghistory.track()
class LessonVersion(Hidable, BySomebody):
    """The plan of the lesson as somebody wrote it, and why it is another than the one before."""

    study = models.ForeignKey(LessonStudy, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    plan = models.TextField()
    changed = models.TextField("what changed, and why", blank=True)
    link = models.URLField("link to what goes with it", blank=True)
    written_at = models.DateTimeField(default=timezone.now)

    objects = OfStudyQuerySet.as_manager()

    class Meta:
        verbose_name = "version of a lesson"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["study", "number"], name="one_lesson_version_of_each_number"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="lesson_versions_are_counted_from_one"
            ),
            models.CheckConstraint(condition=~Q(plan=""), name="lesson_version_has_a_plan"),
            models.CheckConstraint(
                condition=Q(number=1, changed="") | (Q(number__gt=1) & ~Q(changed="")),
                name="refined_lesson_says_what_changed",
            ),
            by_one("lesson_version_was_written_by_somebody"),
            hidden_for_a_reason("lesson_version_is_hidden_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.study}"

    @property
    def said_in(self) -> WorkGroup:
        return self.study.workgroup

    @property
    def name(self) -> str:
        return f"Version {self.number}"


class LessonTeachingQuerySet(ScopedQuerySet):
    hub_path = "version__study__workgroup__hub"
    named = {Role.LEAD: "version__study__workgroup__leads"}

    def standing(self):
        return self.filter(called_off_at=None)

    def to_come(self, on: date):
        """Announced for that day or later, of which nothing has been told yet."""
        return self.standing().filter(told_at=None, taught_on__gte=on)

    def joined(self):
        """With all that a page about one of them names."""
        return self.select_related(
            "version__study__workgroup__hub",
            "version__study__workgroup__project",
            "user",
            "place__person",
            "place__school",
            "school",
            "hidden_by",
        )


@pghistory.track()
class LessonTeaching(Hidable, BySomebody):
    """A version of the lesson taught by one person at one school: announced, then told of."""

    version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="teachings")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    taught_on = models.DateField("day")
    starts = models.TimeField("time", null=True)
    # How many of the others may come and watch, where it was announced.
    visitors = models.PositiveSmallIntegerField("colleagues who may come", default=0)
    called_off_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    observed = models.TextField("what was seen", blank=True)
    suggestion = models.TextField("what to change", blank=True)
    # How many and never who.
    watched = models.PositiveSmallIntegerField("colleagues who watched", null=True)
    planned = models.PositiveSmallIntegerField("colleagues who planned it too", null=True)

    objects = LessonTeachingQuerySet.as_manager()

    class Meta:
        verbose_name = "lesson taught"
        verbose_name_plural = "lessons taught"
        ordering = ["taught_on", "starts", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "place", "taught_on"],
                condition=Q(called_off_at=None),
                name="one_lesson_a_day_of_each_place",
            ),
            models.UniqueConstraint(
                fields=["version", "user", "school", "taught_on"],
                condition=Q(called_off_at=None),
                name="one_lesson_a_day_of_each_lead_at_a_school",
            ),
            models.CheckConstraint(
                condition=Q(taught_on__gte=date(2014, 9, 1), taught_on__lt=date(2100, 1, 1)),
                name="lesson_is_taught_in_our_time",
            ),
            # By the day in London, of an instant kept in universal time.
            models.CheckConstraint(
                condition=Q(told_at=None) | Q(told_at__date__gte=F("taught_on")),
                name="lesson_is_told_of_once_it_was_taught",
            ),
            models.CheckConstraint(
                condition=Q(told_at=None, observed="", suggestion="", watched=None, planned=None)
                | (Q(told_at__isnull=False, called_off_at=None) & ~Q(observed="")),
                name="what_is_told_of_a_lesson_was_seen",
            ),
            by_one("lesson_was_taught_by_somebody"),
            hidden_for_a_reason("lesson_taught_is_hidden_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.version} at {self.school}"

    @property
    def said_in(self) -> WorkGroup:
        return self.version.study.workgroup

    @property
    def is_told(self) -> bool:
        return self.told_at is not None

    @property
    def when_words(self) -> str:
        """Wednesday 17 November 2021, 9:30am."""
        day = day_words(self.taught_on)
        return f"{day}, {clock_words(self.starts)}" if self.starts else day


class LessonVisitQuerySet(ScopedQuerySet):
    hub_path = "teaching__version__study__workgroup__hub"
    named = {Role.LEAD: "teaching__version__study__workgroup__leads"}

    def coming(self):
        """Those who are expected, of people who still have their places; a lead has none."""
        return self.filter(
            cancelled_at=None, place__withdrawn_at=None, teaching__called_off_at=None
        )

    def joined(self):
        """With all that a letter about one of them names."""
        return self.select_related(
            "user",
            "place__person",
            "place__school",
            "teaching__version__study__workgroup__hub",
            "teaching__user",
            "teaching__place__person",
            "teaching__school",
        )


class LessonVisit(BySomebody):
    """Somebody of the Work Group who comes to watch a lesson that was announced."""

    teaching = models.ForeignKey(LessonTeaching, on_delete=models.CASCADE, related_name="visits")
    said_at = models.DateTimeField(default=timezone.now)
    cancelled_at = models.DateTimeField(null=True)

    objects = LessonVisitQuerySet.as_manager()

    class Meta:
        verbose_name = "visit to a lesson"
        verbose_name_plural = "visits to lessons"
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["teaching", "place"],
                condition=Q(cancelled_at=None),
                name="one_visit_of_each_place_to_a_lesson",
            ),
            models.UniqueConstraint(
                fields=["teaching", "user"],
                condition=Q(cancelled_at=None),
                name="one_visit_of_each_lead_to_a_lesson",
            ),
            by_one("lesson_is_visited_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.who} at {self.teaching}"


@pghistory.track()
class LessonCredit(BySomebody):
    """Consent: while it is there, their name and school go with the lesson that is passed on."""

    study = models.ForeignKey(LessonStudy, on_delete=models.CASCADE, related_name="credits")
    given_at = models.DateTimeField(default=timezone.now)

    objects = OfStudyQuerySet.as_manager()

    class Meta:
        verbose_name = "consent to be named"
        verbose_name_plural = "consents to be named"
        constraints = [
            models.UniqueConstraint(
                fields=["study", "place"], name="one_lesson_credit_of_each_place"
            ),
            models.UniqueConstraint(
                fields=["study", "user"], name="one_lesson_credit_of_each_lead"
            ),
            by_one("lesson_credit_is_given_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.who} is named with {self.study}"


@pghistory.track()
class SharedLesson(models.Model):
    """The final lesson of a study as it was put into the resources of its Work Group."""

    study = models.OneToOneField(LessonStudy, on_delete=models.PROTECT, related_name="shared")
    version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(default=timezone.now)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Empty once it was taken out again.
    resource = models.OneToOneField(
        Resource, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # By which each copy of its document is found, in Work Groups that follow this one too.
    document_hash = models.CharField(max_length=64)

    objects = OfStudyQuerySet.as_manager()

    class Meta:
        verbose_name = "shared lesson"

    def __str__(self) -> str:
        return f"{self.version}, in the resources"
