from django import forms
from django.utils import timezone

from evaluations.forms.years import year_choices
from evaluations.models import HubTotals
from evaluations.rules.hub_totals import MEASURES, Measure
from pages.forms.base import PortalForm
from pages.rules.school_year import school_year_of
from schools.choices import Phase
from schools.models import Region
from workgroups.models import Project

BY_NAME = {measure.part: measure for measure in MEASURES}
FIRST, *OTHERS = MEASURES


class NetworkYearForm(PortalForm):
    """Which year is shown. An answer that cannot be read is none."""

    says_optional = False

    year = forms.ChoiceField(label="School year", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.this_year = school_year_of(timezone.localdate())
        self.fields["year"].choices = year_choices(self.this_year)

    def answer(self, name: str):
        return getattr(self, "cleaned_data", {}).get(name)

    @property
    def chosen_year(self) -> int:
        return int(self.answer("year") or self.this_year)


class NetworkForm(NetworkYearForm):
    """Which hubs are shown, what of them is counted, and which share has the picture."""

    region = forms.ModelChoiceField(
        label="Region", required=False, queryset=None, empty_label="All regions"
    )
    project = forms.ModelChoiceField(
        label="Project", required=False, queryset=None, empty_label="All projects"
    )
    phase = forms.ChoiceField(
        label="Phase", required=False, choices=[("", "All phases"), *Phase.choices]
    )
    picture = forms.ChoiceField(
        label="Picture of",
        required=False,
        choices=[("", FIRST.label), *((one.part, one.label) for one in OTHERS)],
    )

    def __init__(self, *args, year: int, **kwargs):
        super().__init__(*args, **kwargs)
        counted = HubTotals.objects.filter(school_year=year).order_by()
        self.fields["region"].queryset = Region.objects.filter(
            pk__in=counted.filter(project=None, phase="").values("region")
        ).order_by("name")
        self.fields["project"].queryset = Project.objects.filter(
            pk__in=counted.filter(phase="").values("project")
        )

    @property
    def measure(self) -> Measure:
        return BY_NAME[self.answer("picture") or FIRST.part]
