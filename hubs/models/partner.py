"""Who works with a hub beside its own staff: partners, and the people to write to at a school."""

import pghistory
from django.db import models
from django.db.models import F, Q

from access.scoping import DatedQuerySet
from hubs.choices import PartnerKind
from hubs.models.hub import Hub
from schools.models.school import School


class PartnerQuerySet(DatedQuerySet):
    def named_publicly(self, on):
        """Today's partners that agree to be named on the hub's public page."""
        return self.current(on).filter(is_named_publicly=True)


@pghistory.track()
class Partner(models.Model):
    """An organisation or school that plans with a hub, or carries out its work, for a time."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(School, on_delete=models.PROTECT, related_name="partnerships")
    kind = models.CharField(max_length=20, choices=PartnerKind.choices)
    from_on = models.DateField("first day")
    until_on = models.DateField("last day", null=True, blank=True)
    contact_name = models.CharField("who to speak to", max_length=150, blank=True)
    contact_email = models.EmailField("their email address", max_length=254, blank=True)
    brings = models.TextField("what they bring", blank=True)
    # Off until they agree: being a partner is no consent to stand on a public page.
    is_named_publicly = models.BooleanField("agrees to be named on the public page", default=False)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PartnerKind.values), name="partner_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="partner_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                # Of one kind and open: a former partner may come back, and one may be of both
                # kinds.
                fields=["hub", "organisation", "kind"],
                condition=Q(until_on=None),
                name="one_open_partnership_for_each_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.get_kind_display().lower()} of {self.hub}"

    def is_current(self, on) -> bool:
        return self.from_on <= on and (self.until_on is None or self.until_on >= on)
