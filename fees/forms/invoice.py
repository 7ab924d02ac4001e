from pages.forms.base import PortalForm
from pages.forms.fields import EmailField


class InvoiceForm(PortalForm):
    missing = {"sent_to": "Enter the email address of the school's finance office"}

    sent_to = EmailField(
        label="Email address of the school's finance office",
        help_text="The invoice goes to this address as a PDF.",
    )
