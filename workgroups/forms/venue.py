from django import forms
from django.core.exceptions import ValidationError

from pages.forms.base import PortalModelForm
from pages.forms.one_hub import OfOneHub
from pages.forms.parts import long_text
from pages.rules.postcode import is_postcode, normal_postcode
from workgroups.models import Venue


class VenueForm(PortalModelForm):
    """What a hub knows of a place where its workshops are held."""

    public_details = ("address", "postcode", "access", "parking", "visitor_rules")
    submit_label = "Save the venue"
    widths = {"postcode": 10, "capacity": 4}
    missing = {
        "name": "Enter the venue's name",
        "address": "Enter the venue's address",
        "postcode": "Enter the venue's postcode",
    }

    address = forms.CharField(label="Address", widget=forms.Textarea({"rows": 3}), max_length=500)
    postcode = forms.CharField(label="Postcode", max_length=20)
    capacity = forms.IntegerField(
        label="How many people does it hold?", required=False, min_value=1, max_value=5000
    )
    access = long_text(
        "Getting there and getting in",
        "Which entrance, public transport, step-free ways. People with a place read this.",
        rows=3,
    )
    parking = long_text("Parking", "People with a place read this.", rows=2)
    visitor_rules = long_text(
        "Signing in and safeguarding",
        "What a visitor has to bring and do, for example photo identification. People with a "
        "place read this.",
        rows=3,
    )

    class Meta:
        model = Venue
        fields = ["name", "address", "postcode", "capacity", "access", "parking", "visitor_rules"]

    def clean_postcode(self) -> str:
        if not is_postcode(self.cleaned_data["postcode"]):
            raise ValidationError("Enter a full postcode, like ZZ1 1ZZ")
        return normal_postcode(self.cleaned_data["postcode"])


class NewVenueForm(OfOneHub, VenueForm):
    submit_label = "Add the venue"
    missing = VenueForm.missing | {"hub": "Choose the hub whose list it goes on"}

    hub = forms.ModelChoiceField(label="On which hub’s list?", queryset=None)
    field_order = ["hub"]

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(hubs)
