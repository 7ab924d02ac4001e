from datetime import time

from django import forms
from django.utils import timezone

from access.permissions import Permission
from hubs.models import FeePolicy, Hub
from pages.forms.base import PortalForm, PortalModelForm
from pages.forms.fields import ClockField, DayField, EmailField
from pages.forms.one_hub import OfOneHub
from pages.forms.parts import london, long_text
from pages.forms.widgets import Checkboxes, Radios
from workgroups.choices import (
    JobRole,
    OutcomeLevel,
    Phase,
    PlaceType,
)
from workgroups.models import WorkGroup
from workgroups.rules.places import PlacesHeld

# As hubs put it themselves: “5pm on 14 March 2025”.
CLOSING_TIME = time(17)


class NewWorkGroupForm(OfOneHub, PortalModelForm):
    """What a Work Group begins with; everything else follows on its own page."""

    submit_label = "Create the Work Group"
    missing = {"title": "Enter what the Work Group is called"}

    phases = forms.MultipleChoiceField(
        label="Which phases is it for?", choices=Phase.choices, widget=Checkboxes()
    )
    capacity = forms.IntegerField(label="How many places are there?", min_value=1, max_value=500)

    class Meta:
        model = WorkGroup
        fields = ["hub", "project", "title", "cohort", "phases", "capacity"]
        labels = {"cohort": "Cohort, if there are several"}

    widths = {"capacity": 4, "cohort": 10}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(Hub.objects.visible_to(user, can=Permission.EDIT_WORKGROUP))


class PageForm(PortalModelForm):
    """What the public page says."""

    public_details = ("outline", "involvement", "audience", "expectations", "context")
    submit_label = "Save the page"
    widths = {"day_equivalent": 4}

    outline = long_text("Outline", "What it offers, in a few sentences.")
    involvement = long_text("What is involved", "How the workshops and tasks work.")
    audience = long_text("Who can take part", "And who cannot.")
    expectations = long_text("Expectations of participants and their schools")
    context = long_text("The wider context")
    day_equivalent = forms.DecimalField(
        label="Equivalent in days",
        help_text="Leave it empty to have it reckoned from the workshops, 5 hours a day.",
        required=False,
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
    )

    class Meta:
        model = WorkGroup
        fields = [
            "title",
            "cohort",
            "outline",
            "involvement",
            "audience",
            "day_equivalent",
            "expectations",
            "context",
        ]


class PlacesForm(PortalModelForm):
    """Who may take part, how many, until when and on what terms."""

    needed_at_times = frozenset({"closes_on"})
    submit_label = "Save places and terms"
    widths = {"capacity": 4, "places_per_school": 2, "closes_at": 10}

    eligible_roles = forms.MultipleChoiceField(
        label="Who is eligible?",
        help_text="An acting head of maths counts as a head of maths.",
        choices=JobRole.choices,
        widget=Checkboxes(),
        error_messages={"required": "Choose who is eligible"},
    )
    phases = forms.MultipleChoiceField(
        label="Which phases is it for?", choices=Phase.choices, widget=Checkboxes()
    )
    capacity = forms.IntegerField(label="Places in all", min_value=1, max_value=500)
    # Asked for only where it matters: see asks_about_offers().
    goes_below_offers = forms.BooleanField(
        label="Save it with fewer places than are given and offered", required=False
    )
    places_per_school = forms.IntegerField(
        label="Places for each school", min_value=1, max_value=50
    )
    takes_other_areas = forms.BooleanField(
        label="Schools outside the hub's area may take part", required=False
    )
    opens_on = DayField(label="Expressions of interest open on", required=False)
    closes_on = DayField(label="Expressions of interest close on", required=False)
    closes_at = ClockField(label="Closing time", required=False, initial=CLOSING_TIME)
    place_type = forms.ChoiceField(choices=PlaceType.choices, widget=Radios())

    class Meta:
        model = WorkGroup
        fields = [
            "eligible_roles",
            "phases",
            "capacity",
            "places_per_school",
            "takes_other_areas",
            "for_leaders",
            "place_type",
            "fee_policy",
        ]
        labels = {"for_leaders": "It is a joint event of the hub's local leaders"}
        help_texts = {
            "for_leaders": "We count how many of them come, and you can write to all of them."
        }

    field_order = [
        "eligible_roles",
        "phases",
        "capacity",
        "goes_below_offers",
        "places_per_school",
        "takes_other_areas",
        "for_leaders",
        "opens_on",
        "closes_on",
        "closes_at",
        "place_type",
        "fee_policy",
    ]

    def __init__(self, *args, user, held, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.asks_about_offers(held):
            del self.fields["goes_below_offers"]
        policies = FeePolicy.objects.visible_to(user, can=Permission.EDIT_WORKGROUP)
        field = self.fields["fee_policy"]
        field.queryset = policies.filter(hub=self.instance.hub_id).select_related("hub")
        field.empty_label = "No fee is ever charged"
        field.label = "Terms on missed and late-cancelled workshops"
        if not self.instance.project.is_event:
            del self.fields["for_leaders"]
        opens, closes = self.instance.interest_opens_at, self.instance.interest_closes_at
        if opens:
            self.initial["opens_on"] = timezone.localdate(opens)
        if closes:
            self.initial["closes_on"] = timezone.localdate(closes)
            self.initial["closes_at"] = timezone.localtime(closes).time()

    def asks_about_offers(self, held: PlacesHeld) -> bool:
        """Are fewer places typed than there were, and than are given out and on offer?"""
        try:
            typed = self.fields["capacity"].clean(self["capacity"].value())
        except forms.ValidationError:
            return False
        return typed < self.initial["capacity"] and held.is_below_offers(typed)

    def clean(self):
        cleaned = super().clean()
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", "The closing day must not lie before the opening day")
        # A draft may do without; the database asks it of what is published.
        if self.instance.published_at and not closes and "closes_on" not in self.errors:
            self.add_error("closes_on", "Enter when expressions of interest close")
        return cleaned

    def save(self, commit=True):
        opens, closes = self.cleaned_data["opens_on"], self.cleaned_data["closes_on"]
        closes_at = self.cleaned_data["closes_at"] or CLOSING_TIME
        self.instance.interest_opens_at = london(opens, time.min) if opens else None
        self.instance.interest_closes_at = london(closes, closes_at) if closes else None
        return super().save(commit)


class OutcomesForm(PortalForm):
    """The intended outcomes, one on a line, under the four kinds."""

    submit_label = "Save the outcomes"

    learning = long_text(OutcomeLevel.LEARNING.label, "One outcome on a line.")
    practice = long_text(OutcomeLevel.PRACTICE.label, "One outcome on a line.")
    policy = long_text(OutcomeLevel.POLICY.label, "One outcome on a line.")
    pupils = long_text(OutcomeLevel.PUPILS.label, "One outcome on a line.")

    def clean(self):
        cleaned = super().clean()
        for level in OutcomeLevel.values:
            if any(len(line) > 300 for line in lines_of(cleaned.get(level, ""))):
                self.add_error(level, "Keep each outcome to 300 characters")
        return cleaned

    def texts(self) -> dict[str, list[str]]:
        return {level: lines_of(self.cleaned_data[level]) for level in OutcomeLevel.values}


def lines_of(text: str) -> list[str]:
    """The lines that say something, without the bullet a copied list brings along."""
    return [line.strip(" \t•*-–✓") for line in text.splitlines() if line.strip(" \t•*-–✓")]


class LeadForm(PortalForm):
    submit_label = "Add as lead"
    missing = {"name": "Enter the lead's name", "email": "Enter the lead's email address"}
    # The name and address of somebody else, not of whoever types.
    autocomplete = {"name": "off", "email": "off"}

    name = forms.CharField(label="Name", max_length=150)
    email = EmailField(label="Email address", help_text="They sign in with it.")
