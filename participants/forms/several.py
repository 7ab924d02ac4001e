from django import forms

from pages.forms.base import PortalForm
from participants.choices import Deed
from participants.forms.place import ReasonForm


class DeedForm(PortalForm):
    """Carries along what is to be done with those ticked."""

    deed = forms.ChoiceField(choices=Deed.choices, widget=forms.HiddenInput)


class DeclineSeveralForm(ReasonForm, DeedForm):
    missing = {"reason": "Enter the reason"}

    reason = forms.CharField(
        label="Reason", max_length=300, help_text="Each of them reads it in an email."
    )
