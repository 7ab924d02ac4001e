from django import forms

from needs.forms.enquiry import ReachedSomehow
from needs.models import Enquiry
from pages.forms.base import PortalForm
from pages.forms.fields import EmailField, TelephoneField
from schools.forms.school_field import SchoolField


class CorrectEnquiryForm(ReachedSomehow, PortalForm):
    """Who wrote to the hub, as it should have been typed."""

    submit_label = "Save the details"
    missing = {"name": "Enter their name", "email": "Enter their email address"}
    # Else the browser fills in the administrator's own.
    autocomplete = dict.fromkeys(("name", "email", "telephone", "organisation"), "off")
    widths = {"telephone": 20}

    name = forms.CharField(label="Their name", max_length=150)
    email = EmailField(label="Their email address", required=False)
    telephone = TelephoneField(label="Their telephone number")
    organisation = forms.CharField(label="Their organisation", required=False, max_length=160)
    school = SchoolField(
        label="Their school", required=False, with_closed=True, with_organisations=True
    )

    def __init__(self, *args, enquiry: Enquiry, **kwargs):
        super().__init__(*args, **kwargs)
        # Whoever rang may have none; who has been written to keeps one.
        if enquiry.email:
            self.fields["email"].required = True
            self.needed_at_times = frozenset()
