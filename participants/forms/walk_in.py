from django import forms

from pages.forms.base import PortalForm
from pages.forms.fields import EmailField


class WalkInForm(PortalForm):
    submit_label = "Add to the register"
    missing = {"name": "Enter the name of whoever came"}
    # Else the browser fills in the lead's own.
    autocomplete = {"name": "off", "email": "off"}

    name = forms.CharField(label="Their name", max_length=150)
    email = EmailField(
        label="Their email address",
        required=False,
        help_text="With it we see whether they have a place after all, and the hub can offer them "
        "one. Nothing is sent to it now.",
    )
