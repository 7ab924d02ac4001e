from django import forms
from django.utils import timezone

from evaluations.forms.years import year_choices
from pages.forms.base import PortalForm
from pages.rules.school_year import school_year_of


class NetworkForm(PortalForm):
    """Which year is shown. An answer that cannot be read is none."""

    says_optional = False

    year = forms.ChoiceField(label="School year", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.this_year = school_year_of(timezone.localdate())
        self.fields["year"].choices = year_choices(self.this_year)

    @property
    def chosen_year(self) -> int:
        return int(getattr(self, "cleaned_data", {}).get("year") or self.this_year)
