from django import forms

from pages.forms.base import PortalForm
from pages.forms.fields import EmailField


class SubstituteForm(PortalForm):
    submit_label = "Name your colleague"
    missing = {"name": "Enter your colleague's name"}
    # Else the browser fills in the participant's own.
    autocomplete = {"name": "off", "email": "off"}

    name = forms.CharField(label="Your colleague's name", max_length=150)
    email = EmailField(
        label="Their email address",
        required=False,
        help_text="If you enter it, we send them the date and place.",
    )


class SubstituteForForm(SubstituteForm):
    """The same, filled in by the hub or the lead for somebody."""

    submit_label = "Name the colleague"
    missing = {"name": "Enter the colleague's name"}

    name = forms.CharField(label="The colleague's name", max_length=150)
