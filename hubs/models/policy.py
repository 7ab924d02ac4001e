from decimal import Decimal

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from access.scoping import ScopedQuerySet
from hubs.choices import NoticeUnit
from hubs.models.hub import Hub
from hubs.rules.fee_terms import fee_terms_words
from hubs.rules.notice_words import notice_words


class FeePolicyQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def in_force(self, hub, on):
        """The hub's policy on that day, or None where it charges no fee."""
        policies = self.filter(hub=hub, effective_from__lte=on)
        # Of two from the same day the later one counts: a version cannot be changed, so whatever
        # was wrong in it is put right by the next.
        return policies.order_by("-effective_from", "-version").first()


@pghistory.track()
class FeePolicy(models.Model):
    """One version of a hub's terms on non-attendance and late cancellation.

    It never changes: people accept a version, and a change of terms is a new one. Charged for
    each workshop and each participant.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="fee_policies")
    version = models.PositiveSmallIntegerField()
    effective_from = models.DateField()
    amount = models.DecimalField("fee in pounds", max_digits=8, decimal_places=2)
    # Source: 004_59bb09f94168ba53.txt, "less than 1 week's notice". Others count working days, or
    # no days at all, so each hub says its own.
    notice_days = models.PositiveSmallIntegerField("days of notice", default=7)
    notice_unit = models.CharField(
        max_length=20, choices=NoticeUnit.choices, default=NoticeUnit.CALENDAR_DAYS
    )
    # Each a term of its own, as hubs differ in every one of them.
    charges_no_show = models.BooleanField("charge for not attending", default=True)
    charges_late_cancellation = models.BooleanField("charge for cancelling late", default=True)
    allows_substitute = models.BooleanField("a colleague may come instead", default=True)

    objects = FeePolicyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "fee policies"
        constraints = [
            models.UniqueConstraint(fields=["hub", "version"], name="one_policy_for_each_version"),
            # A hub that charges nothing has no policy, and not one of nothing.
            models.CheckConstraint(
                condition=Q(amount__gt=Decimal(0)), name="policy_amount_positive"
            ),
            models.CheckConstraint(
                condition=Q(charges_no_show=True) | Q(charges_late_cancellation=True),
                name="policy_charges_for_something",
            ),
            models.CheckConstraint(
                condition=Q(notice_days__lte=60), name="policy_notice_at_most_60_days"
            ),
            models.CheckConstraint(
                condition=Q(notice_unit__in=NoticeUnit.values), name="policy_notice_unit_known"
            ),
        ]
        # In the database and not in save(): fees are reckoned by the version that somebody
        # accepted, and update() or SQL must not change it under them either.
        triggers = [
            pgtrigger.Protect(
                name="policy_version_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"Fee policy {self.version} of {self.hub}"

    @property
    def notice_words(self) -> str:
        return notice_words(self.notice_days, self.notice_unit)

    @property
    def terms_words(self) -> str:
        return fee_terms_words(self)
