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
from hubs.models.hub import Hub
from needs.choices import NeedSource, NeedSurveyState, NeedTheme
from needs.models.enquiry import Enquiry
from pages.choices import Suspicion
from pages.wording import school_year_words
from schools.choices import Phase
from schools.models.school import School


class NeedSurveyQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def public(self):
        """Those of hubs that have not closed; the last day that is announced still counts."""
        return self.exclude(hub__closed_on__lt=timezone.localdate())


@pghistory.track()
class NeedSurvey(models.Model):
    """A hub's survey of what its schools need, open to whoever has its link from day to day."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="need_surveys")
    # The year that it asks about, which need not be that of its days.
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
        return reverse("needs:answer_survey", args=[self.hub.slug, self.pk])

    @property
    def year_words(self) -> str:
        return school_year_words(self.school_year)

    def state(self, on) -> NeedSurveyState:
        if on < self.opens_on:
            return NeedSurveyState.TO_COME
        return NeedSurveyState.OPEN if on <= self.closes_on else NeedSurveyState.CLOSED


class NeedQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def standing(self):
        """Not set aside as suspected spam."""
        return self.filter(set_aside_at=None)

    def on_their_own(self):
        """Without those merged into another one."""
        return self.standing().filter(merged_into=None)

    def with_voices(self):
        """Each with its schools, and with what was merged into it."""
        return self.prefetch_related("schools", "merged__schools")

    def said_by_any(self, wanted: Q):
        """Those of which it is true, or of something that was merged into them."""
        # By keys, so that a need of several schools or voices comes once.
        found = Need.objects.filter(wanted)
        merged = found.standing().exclude(merged_into=None)
        return self.filter(Q(pk__in=found.values("pk")) | Q(pk__in=merged.values("merged_into")))


@pghistory.track()
class Need(models.Model):
    """What one or more schools of a hub need, in the words of whoever said so.

    Needs that say the same are merged: the others point to the one that stays, and each keeps its
    own words, source and schools.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="needs")
    # Not always the year in which it was raised: a survey may be about another one.
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
    # Somebody else may have named it: the school is then neither told nor invited.
    is_sensitive = models.BooleanField("the school may not know", default=False)

    # Whoever said it, if they said who they are.
    contact_name = models.CharField(max_length=150, blank=True)
    contact_email = models.EmailField(max_length=254, blank=True)
    may_be_told = models.BooleanField("wants to hear what comes of it", default=False)

    # An enquiry is cleared two years after it was closed; the need stays.
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
                # Any one of the three answers is enough.
                condition=~Q(what_is_needed="", what_comes_first="", what_matters_most=""),
                name="need_says_something",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="need_is_not_merged_into_itself",
            ),
            models.UniqueConstraint(
                # What staff enter themselves comes without a key.
                fields=["form_key"],
                condition=~Q(form_key=""),
                name="one_need_for_each_form",
            ),
        ]

    def __str__(self) -> str:
        return self.title or Truncator(self.words[0]).chars(80)

    def get_absolute_url(self) -> str:
        return reverse("needs:need", args=[self.pk])

    @property
    def words(self) -> list[str]:
        """What was said under each of the three questions, without those left empty."""
        texts = (self.what_is_needed, self.what_comes_first, self.what_matters_most)
        return [text for text in texts if text]

    @cached_property
    def every_voice(self) -> list["Need"]:
        """Itself and what was merged into it. Wants with_voices(), or asks once for each part."""
        return [self, *(one for one in self.merged.all() if one.set_aside_at is None)]

    @property
    def source_words(self) -> str:
        """Where word of it comes from, in one order whichever of them stayed."""
        sources = {voice.source for voice in self.every_voice}
        return "; ".join(source.label for source in NeedSource if source in sources)

    @property
    def theme_words(self) -> list[str]:
        themes = {theme for voice in self.every_voice for theme in voice.themes}
        return [theme.label for theme in NeedTheme if theme in themes]

    @property
    def year_words(self) -> str:
        return school_year_words(self.school_year)

    @cached_property
    def school_names(self) -> list[str]:
        """Wants the schools prefetched, or asks once."""
        return [school.name for school in self.schools.all()]

    @property
    def every_school_name(self) -> list[str]:
        names = (name for voice in self.every_voice for name in voice.school_names)
        return list(dict.fromkeys(names))


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
