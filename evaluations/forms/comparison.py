from django import forms

from evaluations.queries.comparison import Others
from pages.forms.base import PortalForm
from pages.wording import school_year_words
from workgroups.choices import Phase


class ComparisonForm(PortalForm):
    """Which others a Work Group is compared with. An answer that cannot be read is none."""

    says_optional = False

    year = forms.ChoiceField(label="Others of the school year", required=False)
    phase = forms.ChoiceField(
        label="Others for", required=False, choices=[("", "Any phase"), *Phase.choices]
    )

    def __init__(self, *args, own_year: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.own_year = own_year
        before = own_year - 1
        self.fields["year"].choices = [
            ("", f"The same, {school_year_words(own_year)}"),
            (before, f"The one before, {school_year_words(before)}"),
        ]

    @property
    def others(self) -> Others:
        found = getattr(self, "cleaned_data", {})
        return Others(int(found.get("year") or self.own_year), found.get("phase", ""))
