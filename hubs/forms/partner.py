from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from access.permissions import Permission
from hubs.choices import PartnerKind
from hubs.models import Hub, Partner
from pages.forms.base import PortalModelForm
from pages.forms.fields import DayField, EmailField
from pages.forms.one_hub import OfOneHub
from pages.forms.widgets import Radios


class PartnerForm(PortalModelForm):
    """What a hub notes of a partner."""

    public_details = ("brings",)
    submit_label = "Save the partner"
    missing = {
        "kind": "Choose what kind of partner it is",
        "from_on": "Enter the first day",
    }
    autocomplete = {"contact_name": "off", "contact_email": "off"}

    kind = forms.ChoiceField(
        label="What kind of partner is it?",
        choices=PartnerKind.choices,
        widget=Radios(
            hints={
                PartnerKind.STRATEGIC: "Helps to plan the hub’s work and to judge it.",
                PartnerKind.OPERATIONAL: "Helps to carry the work out.",
            }
        ),
    )
    from_on = DayField(label="Since when?")
    contact_name = forms.CharField(label="Who to speak to", required=False, max_length=150)
    contact_email = EmailField(label="Their email address", required=False)
    brings = forms.CharField(
        label="What do they bring?",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="For example, expertise, rooms or people. Only the hub reads this.",
    )
    is_named_publicly = forms.BooleanField(
        label="They agree to be named on the hub’s public page", required=False
    )

    class Meta:
        model = Partner
        fields = [
            "kind",
            "from_on",
            "contact_name",
            "contact_email",
            "brings",
            "is_named_publicly",
        ]

    def clean_from_on(self):
        """A partnership that is over began before it ended."""
        from_on = self.cleaned_data["from_on"]
        until_on = self.instance.until_on
        if until_on and from_on > until_on:
            raise ValidationError("Choose a day on or before its last day")
        return from_on


class NewPartnerForm(OfOneHub, PartnerForm):
    submit_label = "Add the partner"
    missing = PartnerForm.missing | {"hub": "Choose the hub"}

    hub = forms.ModelChoiceField(label="Of which hub?", queryset=None)
    field_order = ["hub"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(Hub.objects.visible_to(user, can=Permission.EDIT_SCHOOLS))
        self.fields["from_on"].initial = timezone.localdate()
