from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from participants.choices import CertificateKind, CertificateState
from participants.models.attendance import Substitution
from participants.models.place import Participant
from participants.rules.certificate import LENGTH, PATTERN, minutes_in, shown_number
from workgroups.models import WorkGroup

LIVE = Q(replaced_at=None, revoked_at=None)


class CertificateQuerySet(ScopedQuerySet):
    hub_path = "workgroup__hub"
    named = {Role.LEAD: "workgroup__leads"}

    def live(self):
        """Those that hold: neither replaced nor revoked."""
        return self.filter(LIVE)

    def joined(self):
        """With all that a page or a letter about one of them names."""
        return self.select_related(
            "workgroup__hub",
            "workgroup__project",
            "place__person",
            "user",
            "colleague",
            "issued_by",
            "revoked_by",
        )

    def in_order(self):
        return self.order_by("name", "pk")


@pghistory.track()
class Certificate(models.Model):
    """What a Work Group certified to one person. What it says never changes; another replaces it.

    Its holder has a place, came once in a colleague's place, or led the workshops.
    """

    workgroup = models.ForeignKey(WorkGroup, on_delete=models.PROTECT, related_name="certificates")
    place = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, related_name="certificates"
    )
    colleague = models.ForeignKey(
        Substitution, on_delete=models.PROTECT, null=True, related_name="certificates"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="certificates"
    )
    kind = models.CharField(max_length=20, choices=CertificateKind.choices)
    number = models.CharField(max_length=LENGTH, unique=True)
    name = models.CharField(max_length=150)
    # As printed: title, code, year, hub, leads, dates with their minutes, and for whoever led how
    # many schools took part.
    facts = models.JSONField()
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    replaced_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    revoked_because = models.CharField(max_length=300, blank=True)
    # Consent: while it is there, whoever checks the number reads the name too.
    name_shown_at = models.DateTimeField(null=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["place"], condition=LIVE, name="one_live_certificate_of_each_place"
            ),
            models.UniqueConstraint(
                fields=["colleague"], condition=LIVE, name="one_live_certificate_of_each_colleague"
            ),
            models.UniqueConstraint(
                fields=["workgroup", "user"],
                condition=LIVE,
                name="one_live_certificate_of_each_lead",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[CertificateKind.COMPLETION, CertificateKind.ATTENDANCE],
                    place__isnull=False,
                    colleague=None,
                    user=None,
                )
                | Q(
                    kind=CertificateKind.ATTENDANCE,
                    place=None,
                    colleague__isnull=False,
                    user=None,
                )
                | Q(kind=CertificateKind.LEADING, place=None, colleague=None, user__isnull=False),
                name="certificate_is_of_one_holder_of_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(number__regex=PATTERN), name="certificate_number_is_read_aloud"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="certificate_names_its_holder"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None, revoked_because="")
                | (
                    Q(revoked_at__isnull=False, revoked_by__isnull=False, replaced_at=None)
                    & ~Q(revoked_because="")
                ),
                name="certificate_is_revoked_for_a_reason",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="certificate_says_what_it_said",
                fields=[
                    "workgroup",
                    "place",
                    "colleague",
                    "user",
                    "kind",
                    "number",
                    "name",
                    "facts",
                    "issued_at",
                    "issued_by",
                    "replaces",
                ],
            ),
            # Whoever checks it has read that it holds no more.
            pgtrigger.Protect(
                name="ended_certificate_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__revoked_at__isnull=False)
                | pgtrigger.Q(old__replaced_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_words} of {self.name}"

    @property
    def kind_words(self) -> str:
        """Certificate of completion."""
        return f"Certificate {self.get_kind_display().lower()}"

    @property
    def number_words(self) -> str:
        return shown_number(self.number)

    @property
    def check_path(self) -> str:
        """Where everybody reads whether it holds."""
        return reverse("participants:checked_certificate", args=[self.number])

    @property
    def state(self) -> CertificateState:
        if self.revoked_at:
            return CertificateState.REVOKED
        return CertificateState.REPLACED if self.replaced_at else CertificateState.VALID

    @property
    def is_valid(self) -> bool:
        return self.state == CertificateState.VALID

    @property
    def holder(self) -> Any:
        """Their place, the colleague's row or the account of whoever led."""
        return self.place or self.colleague or self.user

    @property
    def holder_email(self) -> str:
        """Where they are reached today; a colleague may have given none."""
        if self.place:
            return self.place.person.email
        holder = self.colleague or self.user
        return holder.email if holder else ""

    @property
    def dates(self) -> list[dict[str, Any]]:
        return self.facts["dates"]

    @property
    def minutes(self) -> int:
        return minutes_in(self.dates)
