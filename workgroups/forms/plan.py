from datetime import time
from typing import ClassVar

from django import forms
from django.utils import timezone

from access.permissions import Permission
from hubs.models import FeePolicy, Hub
from pages.forms.base import PortalForm, PortalModelForm
from pages.forms.fields import ClockField, DayField
from pages.forms.one_hub import OfOneHub
from pages.forms.parts import long_text
from pages.forms.widgets import Checkboxes, Radios
from pages.rules.london import london
from workgroups.choices import (
    JobRole,
    OutcomeLevel,
    Phase,
    PlaceType,
)
from workgroups.forms.parts import refuse_long_outcomes, share_of_completion
from workgroups.models import WorkGroup
from workgroups.models.completion import SHARES
from workgroups.rules.completion import USUAL
from workgroups.rules.places import PlacesHeld
from workgroups.rules.typed_list import lines_of

# As hubs put it themselves: “5pm on 14 March 2025”.
CLOSING_TIME = time(17)


class NewWorkGroupForm(OfOneHub, PortalModelForm):
    """What a Work Group begins with. What is left empty is taken from its project."""

    submit_label = "Create the Work Group"
    needed_at_times = frozenset({"title", "phases", "capacity"})
    # By the project's own field, and what to do where the project does not say it either.
    taken_over: ClassVar[dict[str, str]] = {
        "title": "Enter what the Work Group is called",
        "phases": "Choose which phases it is for, as the project does not say",
        "capacity": "Enter how many places there are, as the project does not say",
    }

    title = forms.CharField(
        label="Title",
        max_length=160,
        required=False,
        help_text="Leave it, the phases and the places empty to take the project’s.",
    )
    phases = forms.MultipleChoiceField(
        label="Which phases is it for?",
        choices=Phase.choices,
        widget=Checkboxes(),
        required=False,
    )
    capacity = forms.IntegerField(
        label="How many places are there?", min_value=1, max_value=500, required=False
    )
    closes_on = DayField(
        label="Expressions of interest close on",
        required=False,
        help_text="At 5pm. You can set it, and another time, later.",
    )

    class Meta:
        model = WorkGroup
        fields = ["hub", "project", "title", "cohort", "phases", "capacity"]
        labels = {"cohort": "Cohort, if there are several"}

    widths = {"capacity": 4, "cohort": 10}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(Hub.objects.visible_to(user, can=Permission.EDIT_WORKGROUP))

    def clean(self):
        cleaned = super().clean()
        project = cleaned.get("project")
        for name, message in self.taken_over.items():
            if cleaned.get(name) or name in self.errors or project is None:
                continue
            cleaned[name] = getattr(project, name)
            if not cleaned[name]:
                self.add_error(name, message)
        if closes := cleaned.get("closes_on"):
            self.instance.interest_closes_at = london(closes, CLOSING_TIME)
        return cleaned


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


def usual_if_empty(share: int | None, usual: int) -> int:
    return usual if share is None else share


class PlacesForm(PortalModelForm):
    """Who may take part, how many, until when and on what terms."""

    needed_at_times = frozenset({"closes_on"})
    submit_label = "Save places and terms"
    widths = {"capacity": 4, "places_per_school": 2, "closes_at": 10} | dict.fromkeys(
        ("completion_minutes", "completion_tasks"), 3
    )

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
    completion_minutes = share_of_completion(
        "To complete it, people need this percentage of the minutes of all workshops",
        USUAL.minutes,
    )
    completion_tasks = share_of_completion(
        "To complete it, people need this percentage of the school-based tasks", USUAL.tasks
    )

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
            "completion_minutes",
            "completion_tasks",
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
        "completion_minutes",
        "completion_tasks",
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
        if self.instance.project.is_event:
            # Nobody completes a single meeting.
            for name in SHARES:
                del self.fields[name]
        opens, closes = self.instance.interest_opens_at, self.instance.interest_closes_at
        if opens:
            self.initial["opens_on"] = timezone.localdate(opens)
        if closes:
            self.initial["closes_on"] = timezone.localdate(closes)
            self.initial["closes_at"] = timezone.localtime(closes).time()

    def clean_completion_minutes(self) -> int:
        return usual_if_empty(self.cleaned_data["completion_minutes"], USUAL.minutes)

    def clean_completion_tasks(self) -> int:
        return usual_if_empty(self.cleaned_data["completion_tasks"], USUAL.tasks)

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
        refuse_long_outcomes(self, OutcomeLevel.values)
        return cleaned

    def texts(self) -> dict[str, list[str]]:
        return {level: lines_of(self.cleaned_data[level]) for level in OutcomeLevel.values}
