from django import forms

from pages.forms.base import PortalForm
from pages.forms.fields import DayField
from pages.forms.widgets import Radios
from participants.choices import Signatory


class SignAgreementForm(PortalForm):
    submit_label = "Sign the agreement"
    missing = {"name": "Enter your name"}
    autocomplete = {"name": "name"}

    name = forms.CharField(
        label="Your name",
        max_length=150,
        help_text="Typed here, it is your signature under the agreement.",
    )
    # The version that was on the page, so that none is signed that nobody has read.
    agreement = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RecordSignatureForm(PortalForm):
    submit_label = "Record the signature"
    missing = {
        "role": "Choose who has signed",
        "name": "Enter the name as it is signed",
        "signed_on": "Enter the day on which it was signed",
    }

    role = forms.ChoiceField(
        label="Who has signed on paper?", choices=Signatory.choices, widget=Radios()
    )
    name = forms.CharField(label="Name, as it is signed", max_length=150)
    signed_on = DayField(label="When was it signed?")

    def __init__(self, *args, missing_roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, role.label) for role in missing_roles]
