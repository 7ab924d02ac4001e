from django import forms

from fees.choices import WaiverReason
from pages.forms.base import PortalForm
from pages.forms.widgets import Radios


class WaiveForm(PortalForm):
    missing = {"waiver": "Choose why the fee is waived"}

    waiver = forms.ChoiceField(
        label="Why is it waived?", choices=WaiverReason.choices, widget=Radios()
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed for another reason. Do not write down anything about anybody's health.",
    )


class InvoiceForm(PortalForm):
    missing = {"sent_to": "Enter the email address of the school's finance office"}

    sent_to = forms.EmailField(
        label="Email address of the school's finance office",
        max_length=254,
        help_text="The invoice goes to this address as a PDF.",
    )
