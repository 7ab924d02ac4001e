from functools import cached_property

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from access.scoping import ScopedQuerySet
from hubs.choices import EnquiryKind, EnquiryOutcome, NeedSource, NeedTheme
from hubs.models.hub import Hub
from pages.choices import Suspicion
from pages.wording import school_year_words
from schools.choices import Phase
from schools.models.school import School


class EnquiryQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def taken_in(self):
        """All but those set aside as suspected spam."""
        return self.filter(set_aside_at=None)

    def set_aside(self):
        return self.exclude(set_aside_at=None).filter(closed_at=None)

    def open(self):
        return self.taken_in().filter(closed_at=None)

    def waiting(self):
        """To be answered: open, and nobody has written back yet."""
        return self.open().filter(answered_at=None)

    def overdue(self, on):
        return self.waiting().filter(answer_by__lt=on)


@pghistory.track()
class Enquiry(models.Model):
    """What somebody wrote to a hub on a public page, and until when they were promised an answer.

    One that looks like spam is set aside: kept, not answered and not counted until somebody of
    the hub has looked.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="enquiries")
    kind = models.CharField(max_length=20, choices=EnquiryKind.choices)
    # One opening of the form, so that pressing its button twice makes one row.
    form_key = models.CharField(max_length=40, unique=True, editable=False)
    name = models.CharField(max_length=150)
    email = models.EmailField(max_length=254)
    telephone = models.CharField(max_length=30, blank=True)
    organisation = models.CharField(max_length=160, blank=True)
    school = models.ForeignKey(
        School, on_delete=models.PROTECT, null=True, blank=True, related_name="enquiries"
    )
    message = models.TextField()
    sent_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateField()
    suspicion = models.CharField(max_length=20, choices=Suspicion.choices, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    outcome = models.CharField(max_length=20, choices=EnquiryOutcome.choices, blank=True)
    closing_note = models.CharField(max_length=300, blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "enquiries"
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(fields=["hub", "-sent_at"], name="enquiry_by_hub"),
            models.Index(
                fields=["hub", "answer_by"], condition=Q(closed_at=None), name="enquiry_open"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EnquiryKind.values), name="enquiry_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(suspicion__in=["", *Suspicion.values]), name="enquiry_suspicion_known"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="")
                | Q(closed_at__isnull=False, outcome__in=EnquiryOutcome.values),
                name="enquiry_closed_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("workgroups:enquiry", args=[self.pk])

    @property
    def sender(self) -> str:
        return ", ".join(filter(None, [self.name, self.organisation]))

    @property
    def state(self) -> str:
        if self.closed_at:
            return "closed"
        if self.set_aside_at:
            return "set aside"
        return "answered" if self.answered_at else "waiting"


class EnquiryReplyQuerySet(ScopedQuerySet):
    hub_path = "enquiry__hub"


@pghistory.track()
class EnquiryReply(models.Model):
    """An answer that somebody of the hub sent to an enquiry by email."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(default=timezone.now)

    objects = EnquiryReplyQuerySet.as_manager()

    class Meta:
        verbose_name = "answer"
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"Answer to {self.enquiry}"


class NeedSurveyQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def public(self):
        return self.filter(hub__closed_on=None)


@pghistory.track()
class NeedSurvey(models.Model):
    """A hub's survey of what its schools need, open to whoever has its link from day to day."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="need_surveys")
    school_year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    introduction = models.TextField(blank=True)
    opens_on = models.DateField("first day")
    closes_on = models.DateField("last day")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = NeedSurveyQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="need_survey_closes_after_it_opens"
            ),
            models.UniqueConstraint(
                fields=["hub", "school_year", "title"], name="one_need_survey_for_each_title"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("hubs:answer_survey", args=[self.hub.slug, self.pk])

    @property
    def year_words(self) -> str:
        return school_year_words(self.school_year)

    def state(self, on) -> str:
        if on < self.opens_on:
            return "to come"
        return "open" if on <= self.closes_on else "closed"


class NeedQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def standing(self):
        """Not set aside as suspected spam."""
        return self.filter(set_aside_at=None)

    def on_their_own(self):
        """Without those merged into another one."""
        return self.standing().filter(merged_into=None)


@pghistory.track()
class Need(models.Model):
    """What one or more schools of a hub need, in the words of whoever said so.

    Needs that say the same are merged: the others point to the one that stays, and each keeps its
    own words, source and schools.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="needs")
    school_year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=20, choices=NeedSource.choices)
    title = models.CharField("short name", max_length=120, blank=True)
    what_is_needed = models.TextField(blank=True)
    what_comes_first = models.TextField(blank=True)
    what_matters_most = models.TextField(blank=True)
    phase = models.CharField(max_length=20, choices=Phase.choices, blank=True)
    themes = ArrayField(
        models.CharField(max_length=20, choices=NeedTheme.choices), default=list, blank=True
    )
    schools = models.ManyToManyField(School, through="NeedSchool", related_name="needs")
    is_sensitive = models.BooleanField("the school may not know", default=False)

    # Whoever said it, if they said who they are.
    contact_name = models.CharField(max_length=150, blank=True)
    contact_email = models.EmailField(max_length=254, blank=True)
    may_be_told = models.BooleanField("wants to hear what comes of it", default=False)

    enquiry = models.OneToOneField(
        Enquiry, on_delete=models.SET_NULL, null=True, blank=True, related_name="need"
    )
    survey = models.ForeignKey(
        NeedSurvey, on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )
    form_key = models.CharField(max_length=40, blank=True, editable=False)
    suspicion = models.CharField(max_length=20, choices=Suspicion.choices, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    raised_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        indexes = [models.Index(fields=["hub", "-raised_at"], name="need_by_hub")]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=NeedSource.values), name="need_source_known"
            ),
            models.CheckConstraint(
                condition=Q(phase__in=["", *Phase.values]), name="need_phase_known"
            ),
            models.CheckConstraint(
                condition=Q(themes__contained_by=NeedTheme.values), name="need_themes_known"
            ),
            models.CheckConstraint(
                condition=Q(suspicion__in=["", *Suspicion.values]), name="need_suspicion_known"
            ),
            models.CheckConstraint(
                condition=~Q(what_is_needed="", what_comes_first="", what_matters_most=""),
                name="need_says_something",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="need_is_not_merged_into_itself",
            ),
            models.UniqueConstraint(
                fields=["form_key"], condition=~Q(form_key=""), name="one_need_for_each_form"
            ),
        ]

    def __str__(self) -> str:
        return self.title or Truncator(self.words[0]).chars(80)

    def get_absolute_url(self) -> str:
        return reverse("hubs:need", args=[self.pk])

    @property
    def words(self) -> list[str]:
        """What was said under each of the three questions, without those left empty."""
        texts = (self.what_is_needed, self.what_comes_first, self.what_matters_most)
        return [text for text in texts if text]

    @property
    def theme_words(self) -> list[str]:
        return [NeedTheme(theme).label for theme in self.themes]

    @property
    def year_words(self) -> str:
        return school_year_words(self.school_year)

    @cached_property
    def school_names(self) -> list[str]:
        """Wants the schools prefetched, or asks once."""
        return [school.name for school in self.schools.all()]


class NeedSchoolQuerySet(ScopedQuerySet):
    hub_path = "need__hub"


@pghistory.track()
class NeedSchool(models.Model):
    """A school that raised a need, or that a referral is about."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="raised_by")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")

    objects = NeedSchoolQuerySet.as_manager()

    class Meta:
        verbose_name = "school of a need"
        constraints = [
            models.UniqueConstraint(
                fields=["need", "school"], name="one_row_for_each_school_of_a_need"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} and “{self.need}”"
