from crispy_forms.layout import Fieldset, Layout
from django import forms

from pages.forms.base import PortalForm, prepare
from participants.queries.composition import Wanted
from participants.rules.composition import Composition
from workgroups.choices import YearGroup
from workgroups.models import WorkGroup
from workgroups.rules.year_groups import year_groups_of


class CompositionForm(PortalForm):
    """A number for each role that is eligible, and for each year group of the phases."""

    submit_label = "Save"

    # Each may be left empty, as the page says above them.
    says_optional = False

    def __init__(self, *args, workgroup: WorkGroup, wanted: Wanted, **kwargs):
        super().__init__(*args, **kwargs)
        roles, years = dict(wanted.roles), dict(wanted.years)
        labels = workgroup.project.role_labels
        # One that is eligible no longer can still be taken away.
        self.roles = [role for role in labels if role in {*workgroup.eligible_roles, *roles}]
        of_phases = {*year_groups_of(workgroup.phases), *years}
        self.years = [year for year in YearGroup if year in of_phases]
        for role in self.roles:
            self.ask_for(role, labels[role], roles.get(role), workgroup.places_per_school)
        for year in self.years:
            # An error stands at the top of the page too, where no heading says what it is of.
            label = f"Teaches {year.label}"
            self.ask_for(year.value, label, years.get(year), workgroup.places_per_school)
        under = [("By role", self.roles), ("By year group taught", map(str, self.years))]
        parts = [(legend, list(names)) for legend, names in under]
        self.helper.layout = Layout(*(Fieldset(legend, *names) for legend, names in parts if names))

    def ask_for(self, name: str, label: str, least: int | None, most: int) -> None:
        field = forms.IntegerField(
            label=label, min_value=0, max_value=most, required=False, initial=least
        )
        prepare(field, label=label)
        field.width = 2
        self.fields[name] = field

    @property
    def composition(self) -> Composition:
        return tuple((role, self.cleaned_data[role] or 0) for role in self.roles)

    @property
    def years_wanted(self) -> Composition:
        return tuple((year.value, self.cleaned_data[year.value] or 0) for year in self.years)
