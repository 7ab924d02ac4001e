import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from access.permissions import Permission
from pages.forms.base import PortalForm, PortalModelForm
from pages.forms.fields import DayField
from pages.forms.one_hub import OfOneHub
from pages.forms.widgets import Radios
from pages.rules.postcode import normal_postcode
from schools.choices import SchoolKind
from schools.models import LocalAuthority, School

UKPRN = re.compile(r"1\d{7}", re.ASCII)
ORGANISATION_KINDS = [choice for choice in SchoolKind.choices if choice[0] != SchoolKind.SCHOOL]


class OrganisationForm(PortalModelForm):
    """What a hub knows of an organisation that stands in no register."""

    public_details = ("street", "locality", "postcode")
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
        theirs = LocalAuthority.objects.filter(areas__hub__in=hubs, areas__until_on=None)
        offered = Q(pk__in=theirs.values("pk")) | Q(pk=self.instance.local_authority_id)
        self.fields["local_authority"].queryset = LocalAuthority.objects.filter(offered)

    def ask_whether_another(self) -> None:
        """Shows the tick that was not needed until others like it were found."""
        self.fields["is_another"].widget = forms.CheckboxInput()

    def clean_postcode(self) -> str:
        postcode = normal_postcode(self.cleaned_data["postcode"])
        # Asked again, as capitals may be longer: “ß” has two.
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
        self.choose_hub(user.hubs_that_allow(Permission.EDIT_SCHOOLS))
        self.offer_authorities(self.fields["hub"].queryset)


class CloseOrganisationForm(PortalForm):
    submit_label = "Close the organisation"
    missing = {"closed_on": "Enter its last day"}

    closed_on = DayField(label="What was its last day?")
