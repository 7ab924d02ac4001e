from django import forms
from django.utils import timezone

from evaluations.choices import JourneyStage
from evaluations.forms.years import year_choices
from pages.forms.base import PortalForm
from pages.rules.school_year import school_year_of
from schools.filters.school import PHASES, authorities_in_reach

BY_PERSON = "person"
GOES_ON, STOPS = "goes_on", "stops"


class EngagementForm(PortalForm):
    """What a year's engagement is narrowed by. An answer that cannot be read is none."""

    says_optional = False

    year = forms.ChoiceField(label="School year", required=False)
    phase = forms.ChoiceField(label="Phase", required=False, choices=[("", "Any phase"), *PHASES])
    authority = forms.ModelChoiceField(
        label="Local authority", required=False, queryset=None, empty_label="All authorities"
    )
    by = forms.ChoiceField(
        label="List",
        required=False,
        choices=[("", "Schools"), (BY_PERSON, "People")],
    )
    stage = forms.ChoiceField(
        label="How far",
        required=False,
        choices=[
            ("", "However far"),
            *(choice for choice in JourneyStage.choices if choice[0] != JourneyStage.ASKED),
            (GOES_ON, "Signed up, goes on next year"),
            (STOPS, "Signed up, not in next year yet"),
        ],
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.this_year = school_year_of(timezone.localdate())
        self.fields["year"].choices = year_choices(self.this_year)
        self.fields["authority"].queryset = authorities_in_reach(request)

    def answer(self, name: str):
        return getattr(self, "cleaned_data", {}).get(name)
