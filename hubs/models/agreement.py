import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from access.scoping import ScopedQuerySet
from hubs.choices import Clause
from hubs.models.hub import Hub
from hubs.rules.agreement_text import said_clauses


class AgreementQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def latest_agreement(self, hub):
        """The version that Work Groups begun today are given, or None where none is written."""
        return self.filter(hub=hub).order_by("-version").first()

    def with_governors_report(self):
        return self.exclude(governors="")


@pghistory.track()
class Agreement(models.Model):
    """One version of the memorandum that schools and their teachers sign with a hub.

    It never changes, as people sign it: a change is a new version. A clause that is empty is not
    part of it.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="agreements")
    version = models.PositiveSmallIntegerField()
    opening = models.TextField(blank=True)
    dates = models.TextField(Clause.DATES.label, blank=True)
    release = models.TextField(Clause.RELEASE.label, blank=True)
    fee = models.TextField(Clause.FEE.label, blank=True)
    data = models.TextField(Clause.DATA.label, blank=True)
    evaluation = models.TextField(Clause.EVALUATION.label, blank=True)
    governors = models.TextField(Clause.GOVERNORS.label, blank=True)
    hosting = models.TextField(Clause.HOSTING.label, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "version"], name="one_agreement_for_each_version"
            ),
            models.CheckConstraint(
                condition=~Q(**dict.fromkeys(Clause.values, "")),
                name="agreement_has_a_clause",
            ),
        ]
        # In the database, as with the terms on fees: what somebody signed stands as they read it.
        triggers = [
            pgtrigger.Protect(
                name="agreement_version_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"Agreement, version {self.version}"

    @property
    def clauses(self) -> list[tuple[str, str]]:
        """The heading and the text of each clause that is part of it, in order."""
        return said_clauses({clause: getattr(self, clause) for clause in Clause})

    @property
    def asks_governors_report(self) -> bool:
        return bool(self.governors)
