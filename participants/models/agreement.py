import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from hubs.models import Agreement
from participants.choices import Signatory, SignedBy
from participants.models.interest import ExpressionOfInterest


class AgreementSignatureQuerySet(ScopedQuerySet):
    hub_path = "interest__workgroup__hub"
    named = {Role.LEAD: "interest__workgroup__leads"}

    def of_heads(self):
        return self.filter(role=Signatory.HEAD)

    def of_teachers(self):
        return self.filter(role=Signatory.TEACHER)


@pghistory.track()
class AgreementSignature(models.Model):
    """The head or the teacher has signed one version of the agreement, for one place.

    It stays as it was given, whoever is head later and whichever dates or version come after it.
    """

    interest = models.ForeignKey(
        ExpressionOfInterest, on_delete=models.CASCADE, related_name="signatures"
    )
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    role = models.CharField(max_length=20, choices=Signatory.choices)
    name = models.CharField(max_length=150)
    signed_at = models.DateTimeField(default=timezone.now)
    channel = models.CharField(max_length=20, choices=SignedBy.choices, default=SignedBy.LINK)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # The dates and the fee terms that stood beside it, in the words in which they were read.
    shown = models.JSONField(default=dict)

    objects = AgreementSignatureQuerySet.as_manager()

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interest", "role"], name="one_signature_of_each_for_a_place"
            ),
            models.CheckConstraint(condition=Q(role__in=Signatory.values), name="signatory_known"),
            models.CheckConstraint(
                condition=Q(channel=SignedBy.LINK, recorded_by=None)
                | Q(channel=SignedBy.PAPER, recorded_by__isnull=False),
                name="signature_on_paper_names_who_recorded_it",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="signature_has_a_name"),
        ]
        triggers = [pgtrigger.Protect(name="signature_stays", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.name}"

    @property
    def is_on_paper(self) -> bool:
        return self.channel == SignedBy.PAPER
