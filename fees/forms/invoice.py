from django import forms

from pages.forms.base import PortalForm


class InvoiceForm(PortalForm):
    missing = {"sent_to": "Enter the email address of the school's finance office"}

    sent_to = forms.EmailField(
        label="Email address of the school's finance office",
        max_length=254,
        help_text="The invoice goes to this address as a PDF.",
    )
