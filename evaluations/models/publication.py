"""What the public may read of an approved report, and who agreed to be named in it."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from access.scoping import ScopedQuerySet
from evaluations.choices import ConsentState, PublicationKind, ReportState
from evaluations.models.report import Report


class PublicationQuerySet(ScopedQuerySet):
    hub_path = "report__workgroup__hub"

    def public(self):
        """Published, of a report that is approved, with the consent of all whom it names.

        Asked anew for each reader, so that the page is gone in the moment somebody withdraws it.
        """
        lacking = PublicationConsent.objects.lacking().filter(publication=OuterRef("pk"))
        return self.filter(
            ~Exists(lacking), published_at__isnull=False, report__state=ReportState.APPROVED
        )

    def with_consents(self):
        """Adds `lacks_consent`: somebody has not agreed, or no longer does."""
        lacking = PublicationConsent.objects.lacking().filter(publication=OuterRef("pk"))
        return self.annotate(lacks_consent=Exists(lacking))


@pghistory.track()
class Publication(models.Model):
    """A text for everybody that a hub has written from an approved report."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=20, choices=PublicationKind.choices)
    title = models.CharField(max_length=160)
    body = models.TextField("text")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    # Only where with_consents() was asked for.
    lacks_consent: bool

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PublicationKind.values), name="publication_kind_known"
            ),
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(kind=PublicationKind.SUMMARY),
                name="one_summary_of_each_report",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(body=""), name="publication_says_something"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="publication_says_who_published_it",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        hub = self.report.workgroup.hub
        return reverse("evaluations:published", args=[hub.slug, self.pk])

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def is_case_study(self) -> bool:
        return self.kind == PublicationKind.CASE_STUDY


class PublicationConsentQuerySet(ScopedQuerySet):
    hub_path = "publication__report__workgroup__hub"

    def lacking(self):
        """The rule of PublicationConsent.state as a query: all but those given."""
        return self.filter(Q(agreed_on=None) | Q(withdrawn_on__isnull=False))


@pghistory.track()
class PublicationConsent(models.Model):
    """Whether somebody whom a publication names or quotes agrees to it, today."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="consents")
    name = models.CharField("name of the person or school", max_length=150)
    role = models.CharField("role and school", max_length=200, blank=True)
    email = models.EmailField("email address", max_length=254, blank=True)
    agreed_on = models.DateField("agreed on", null=True, blank=True)
    how = models.CharField("how they agreed", max_length=120, blank=True)
    withdrawn_on = models.DateField("withdrawn on", null=True, blank=True)

    objects = PublicationConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "consent to be named"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "name"],
                name="one_consent_of_each_name",
                violation_error_message="This name is on the list already.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="consent_is_somebodys"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("agreed_on")),
                name="consent_is_withdrawn_after_it_was_given",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(agreed_on__isnull=False),
                name="only_consent_once_given_is_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"Consent of {self.name}"

    @property
    def state(self) -> ConsentState:
        if self.agreed_on is None:
            return ConsentState.MISSING
        return ConsentState.GIVEN if self.withdrawn_on is None else ConsentState.WITHDRAWN

    @property
    def is_given(self) -> bool:
        return self.state == ConsentState.GIVEN
