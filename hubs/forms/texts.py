from django import forms

from hubs.choices import HubTextKind
from pages.forms.base import PortalForm
from pages.forms.fields import DayField


class TextForm(PortalForm):
    """A new version of a text the hub writes itself."""

    public_details = ("body",)
    submit_label = "Publish the new version"
    missing = {"body": "Enter the text"}

    body = forms.CharField(label="Text", max_length=20_000, widget=forms.Textarea({"rows": 20}))

    def __init__(self, *args, kind: HubTextKind, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].label = kind.label


class PrivacyForm(TextForm):
    """The privacy notice, which the law wants to say who answers for it."""

    public_details = ("body", "controller", "controller_contact")
    missing = TextForm.missing | {
        "controller": "Enter who is responsible for people’s data",
        "controller_contact": "Enter how to reach them",
    }

    controller = forms.CharField(
        label="Who is responsible for people’s data?",
        max_length=160,
        help_text="The data controller, usually the hub’s lead school or its trust. The public "
        "page names it.",
    )
    controller_contact = forms.CharField(
        label="How can people reach them about it?",
        max_length=254,
        help_text="An email address or a postal address, for example of the data protection "
        "officer. The public page shows it.",
    )
    field_order = ["controller", "controller_contact", "body"]


class TextDayForm(PortalForm):
    """A day of which somebody asks what the text said."""

    missing = {"on": "Enter a day"}

    on = DayField(label="What did people read on a day?")
