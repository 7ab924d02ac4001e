from decimal import Decimal

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from access.scoping import ScopedQuerySet
from hubs.choices import VatTreatment
from hubs.models import Hub, LeadSchool
from schools.models import School


class InvoiceSequence(models.Model):
    """The last invoice number of one lead school. Locked while the next is taken: no gaps."""

    lead_school = models.OneToOneField(LeadSchool, on_delete=models.PROTECT, related_name="+")
    last_number = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.lead_school}: {self.last_number}"


class InvoiceQuerySet(ScopedQuerySet):
    hub_path = "hub"


@pghistory.track()
class Invoice(models.Model):
    """A bill from a lead school to a school. Once issued it never changes.

    `bill_from`, `bill_to` and `lines` are what was printed, so that the same invoice can be
    printed again to the letter.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="invoices")
    lead_school = models.ForeignKey(LeadSchool, on_delete=models.PROTECT, related_name="invoices")
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=20, unique=True)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="invoices")
    sent_to = models.EmailField(max_length=254)
    issued_on = models.DateField()
    due_on = models.DateField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    vat_treatment = models.CharField(max_length=20, choices=VatTreatment.choices)
    net = models.DecimalField(max_digits=8, decimal_places=2)
    vat = models.DecimalField(max_digits=8, decimal_places=2)
    total = models.DecimalField(max_digits=8, decimal_places=2)
    bill_from = models.JSONField()
    bill_to = models.JSONField()
    lines = models.JSONField()

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lead_school", "number"], name="one_invoice_for_each_number"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="invoice_number_positive"),
            models.CheckConstraint(condition=Q(net__gt=Decimal(0)), name="invoice_is_for_money"),
            models.CheckConstraint(condition=Q(total=F("net") + F("vat")), name="invoice_adds_up"),
            models.CheckConstraint(
                condition=Q(vat_treatment__in=VatTreatment.values)
                & ~Q(vat_treatment=VatTreatment.NOT_SET),
                name="invoice_vat_treatment_chosen",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("issued_on")), name="invoice_due_after_issue"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="issued_invoice_stays", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return self.reference
