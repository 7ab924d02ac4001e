from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.forms.base import PortalModelForm
from pages.forms.fields import DayField, EmailField, TelephoneField
from pages.forms.widgets import Radios
from schools.choices import ContactRole, ContactSource, EmailState
from schools.models import Contact


class SchoolContactForm(PortalModelForm):
    """Somebody to write to at a school."""

    submit_label = "Save the contact"
    missing = {
        "role": "Choose their role",
        "name": "Enter their name",
        "from_on": "Enter since when",
        "source": "Choose how you know",
    }
    autocomplete = dict.fromkeys(("name", "email", "telephone"), "off")
    widths = {"telephone": 20}

    role = forms.ChoiceField(
        label="What is their role?", choices=ContactRole.choices, widget=Radios()
    )
    name = forms.CharField(label="Name", max_length=150)
    email = EmailField(label="Email address", required=False)
    telephone = TelephoneField(label="Telephone")
    email_state = forms.ChoiceField(
        label="May we write to this address?",
        choices=EmailState.choices,
        initial=EmailState.IN_USE,
        widget=Radios(),
    )
    from_on = DayField(label="In this role since", help_text="If you do not know, use today.")
    source = forms.ChoiceField(
        label="How do you know?", choices=ContactSource.choices, widget=Radios()
    )

    class Meta:
        model = Contact
        fields = ["role", "name", "email", "email_state", "telephone", "from_on", "source"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["from_on"].initial = timezone.localdate()

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean_from_on(self):
        from_on = self.cleaned_data["from_on"]
        if self.instance.until_on and from_on > self.instance.until_on:
            raise ValidationError("Choose a day on or before their last day")
        return from_on
