from django import forms

from hubs.choices import NoticeUnit, VatTreatment
from hubs.models import FeePolicy, Hub, LeadSchool
from pages.forms.base import PortalModelForm
from pages.forms.fields import DayField, EmailField, PoundsField
from pages.forms.widgets import Radios

NOTHING_CHARGED = (
    "Tick for what a fee may follow. Where none ever does, choose “No fee is ever charged” under "
    "“Places and terms” of each Work Group instead"
)


class PolicyForm(PortalModelForm):
    """A new version of the terms; those who have accepted an older one keep it."""

    submit_label = "Continue"
    widths = {"amount": 10, "notice_days": 3}
    missing = {"effective_from": "Enter the day from which it applies"}

    effective_from = DayField(label="It applies to places accepted from")
    amount = PoundsField(label="Fee for each workshop missed or cancelled late", min_value=1)
    notice_days = forms.IntegerField(
        label="Days of notice",
        min_value=0,
        max_value=60,
        help_text="With 7, a workshop on a Wednesday is free to cancel until the end of the "
        "Wednesday before.",
    )
    notice_unit = forms.ChoiceField(
        label="How are the days counted?", choices=NoticeUnit.choices, widget=Radios()
    )

    class Meta:
        model = FeePolicy
        fields = [
            "effective_from",
            "amount",
            "notice_days",
            "notice_unit",
            "charges_no_show",
            "charges_late_cancellation",
            "allows_substitute",
        ]
        labels = {
            "charges_no_show": "A fee may follow when somebody does not come",
            "charges_late_cancellation": "A fee may follow when somebody cancels late",
            "allows_substitute": "A colleague may come instead, without a fee",
        }

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("charges_no_show") or cleaned.get("charges_late_cancellation")):
            self.add_error("charges_no_show", NOTHING_CHARGED)
        return cleaned


class AnsweringForm(PortalModelForm):
    """Within how many days the hub answers those who write to it."""

    submit_label = "Save"
    widths = {"answer_days": 2}

    answer_days = forms.IntegerField(
        label="Working days to answer an enquiry",
        min_value=1,
        max_value=30,
        help_text="Whoever writes to the hub is told the day. Bank holidays do not count.",
    )

    class Meta:
        model = Hub
        fields = ["answer_days"]


class OverloadForm(PortalModelForm):
    """From how many projects on one more may be too much for a school."""

    submit_label = "Save"
    widths = {"overload_from": 2}
    missing = {"overload_from": "Enter a number, for example 2"}

    overload_from = forms.IntegerField(
        label="Warn us of one more when a school is in so many projects",
        min_value=1,
        max_value=20,
        help_text="Work Groups of all hubs count, and what the school has told you of. A warning "
        "stops nothing: whoever offers the place is asked for a reason.",
    )

    class Meta:
        model = Hub
        fields = ["overload_from"]


class LeadSchoolForm(PortalModelForm):
    """What an invoice of the lead school says."""

    public_details = ("payment_details",)
    submit_label = "Save the invoice details"
    missing = {"vat_treatment": "Choose how VAT is treated"}

    vat_treatment = forms.ChoiceField(
        label="VAT on fees",
        choices=VatTreatment.choices,
        widget=Radios(),
        help_text="Ask the lead school's finance team. No invoice goes out while it is not set.",
    )
    finance_email = EmailField(label="Finance team's email address")
    payment_details = forms.CharField(
        label="How to pay", max_length=1000, widget=forms.Textarea({"rows": 4})
    )

    class Meta:
        model = LeadSchool
        # Not the letters before the numbers, under which invoices may have gone out.
        fields = ["vat_treatment", "finance_email", "payment_details"]
