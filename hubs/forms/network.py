"""Organisations without a URN, partners of a hub, and contacts of a school."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from access.permissions import Permission
from hubs.choices import (
    ContactRole,
    ContactSource,
    EmailState,
    PartnerKind,
    SchoolKind,
)
from hubs.models import Contact, Hub, HubArea, LocalAuthority, Partner, School
from pages.forms.base import PortalForm, PortalModelForm
from pages.forms.fields import DayField, TelephoneField
from pages.forms.one_hub import OfOneHub
from pages.forms.widgets import Radios
from pages.rules.postcode import normal_postcode

UKPRN = re.compile(r"1\d{7}", re.ASCII)
ORGANISATION_KINDS = [choice for choice in SchoolKind.choices if choice[0] != SchoolKind.SCHOOL]


class OrganisationForm(PortalModelForm):
    """What a hub knows of an organisation that stands in no register."""

    submit_label = "Save the organisation"
    missing = {"name": "Enter its name", "kind": "Choose what kind of organisation it is"}
    widths = {"ukprn": 10, "postcode": 10, "telephone": 20}

    name = forms.CharField(label="Name", max_length=250)
    kind = forms.ChoiceField(
        label="What kind of organisation is it?", choices=ORGANISATION_KINDS, widget=Radios()
    )
    is_another = forms.BooleanField(
        label="It is another organisation than those", required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = School
        fields = [
            "name",
            "kind",
            "street",
            "locality",
            "town",
            "county",
            "postcode",
            "local_authority",
            "telephone",
            "website",
            "ukprn",
        ]
        labels = {
            "street": "Building and street",
            "locality": "Second line of the address",
            "local_authority": "Local authority it works in",
            "ukprn": "UKPRN",
        }
        help_texts = {
            "ukprn": "The eight-figure number in the register of learning providers, if it has one."
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.data.get("is_another"):
            self.ask_whether_another()
        self.offer_authorities([self.instance.hub_id])

    def offer_authorities(self, hubs) -> None:
        """Those of the hubs' areas, and the one that was chosen before."""
        areas = HubArea.objects.filter(hub__in=hubs, until_on=None)
        offered = Q(pk__in=areas.values("local_authority")) | Q(pk=self.instance.local_authority_id)
        self.fields["local_authority"].queryset = LocalAuthority.objects.filter(offered)

    def ask_whether_another(self) -> None:
        """Shows the tick that was not needed until others like it were found."""
        self.fields["is_another"].widget = forms.CheckboxInput()

    def clean_postcode(self) -> str:
        postcode = normal_postcode(self.cleaned_data["postcode"])
        if len(postcode) > 20:
            raise ValidationError("Enter a postcode, like ZZ1 1ZZ")
        return postcode

    def clean_ukprn(self) -> str:
        ukprn = "".join(self.cleaned_data["ukprn"].split())
        if ukprn and not UKPRN.fullmatch(ukprn):
            raise ValidationError("Enter eight figures that begin with 1, like 10012345")
        return ukprn


class NewOrganisationForm(OfOneHub, OrganisationForm):
    submit_label = "Add the organisation"
    missing = OrganisationForm.missing | {"hub": "Choose the hub that adds it"}

    hub = forms.ModelChoiceField(label="Which hub adds it?", queryset=None)
    field_order = ["hub", "name", "kind"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(Hub.objects.visible_to(user, can=Permission.EDIT_SCHOOLS))
        self.offer_authorities(self.fields["hub"].queryset)


class CloseOrganisationForm(PortalForm):
    submit_label = "Close the organisation"
    missing = {"closed_on": "Enter its last day"}

    closed_on = DayField(label="What was its last day?")


class PartnerForm(PortalModelForm):
    """What a hub notes of a partner."""

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
    contact_email = forms.EmailField(label="Their email address", required=False, max_length=254)
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


class EndForm(PortalForm):
    """The last day of something that had a first."""

    missing = {"until_on": "Enter the last day"}

    until_on = DayField(label="What is the last day?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until_on"].initial = timezone.localdate()


class ContactForm(PortalModelForm):
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
    email = forms.EmailField(label="Email address", required=False, max_length=254)
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


class NetworkFilterForm(PortalForm):
    """The filters of a list, all of which may stay empty."""

    says_optional = False
