"""What heads and maths leads fill in about their school's page, and staff to send its link."""

from django import forms

from pages.forms.base import PortalForm
from pages.forms.fields import EmailField, TelephoneField
from pages.forms.guarded import GuardedSendingForm
from pages.forms.widgets import Checkboxes


class AskForSchoolPageForm(GuardedSendingForm):
    submit_label = "Send me the link"
    autocomplete = {"email": "email"}
    missing = {"email": "Enter your email address"}

    email = EmailField(
        label="Your email address",
        help_text="The one at your school to which the hub writes.",
    )


class OwnContactForm(PortalForm):
    """Who somebody in one role is, as the school says."""

    submit_label = "Save"
    missing = {"name": "Enter their name", "email": "Enter their email address"}
    autocomplete = dict.fromkeys(("name", "email", "telephone"), "off")
    widths = {"telephone": 20}

    name = forms.CharField(label="Name", max_length=150)
    email = EmailField(label="Email address")
    telephone = TelephoneField(label="Telephone")

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class SendSchoolPageForm(PortalForm):
    submit_label = "Send the link"
    missing = {"contacts": "Choose who gets the link"}

    contacts = forms.MultipleChoiceField(label="Who gets it?", widget=Checkboxes())

    def __init__(self, *args, contacts=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.contacts = {str(one.pk): one for one in contacts}
        self.fields["contacts"].choices = [
            (key, f"{one.name}, {one.get_role_display().lower()}: {one.email}")
            for key, one in self.contacts.items()
        ]
        self.fields["contacts"].initial = list(self.contacts)

    @property
    def chosen(self) -> list:
        return [self.contacts[key] for key in self.cleaned_data["contacts"]]
