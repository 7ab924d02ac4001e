from django import forms

from fees.choices import WaiverReason
from pages.forms.base import PortalForm
from pages.forms.widgets import Radios


class WaiveForm(PortalForm):
    needed_at_times = frozenset({"note"})
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
