"""Forms about the days of school years."""

from django import forms

from hubs.choices import SpecialKind
from pages.forms.base import PortalForm
from pages.forms.fields import DayField
from pages.forms.widgets import Radios
from pages.rules.school_days import Stretch
from pages.rules.term_dates import Unreadable, read_terms
from schools.models import LocalAuthority

EXAMPLE = "Autumn: 2 September to 18 December, half term 26 October to 30 October"


class TermsForm(PortalForm):
    """All terms of one school year, typed or pasted."""

    public_details = ("text",)
    submit_label = "Save the term dates"

    authority = forms.ModelChoiceField(
        LocalAuthority.objects.none(),
        label="Where do they apply?",
        required=False,
        empty_label="In the hub in general",
        help_text="An authority without dates of its own has those of the hub in general.",
    )
    text = forms.CharField(
        label="Weeks of school",
        required=False,
        max_length=3000,
        widget=forms.Textarea({"rows": 10}),
        help_text="One line for each term, with its half term, or for each half of a term. For "
        f"example “{EXAMPLE}” or “Autumn 1: 2/9/2026 - 23/10/2026”. Leave it empty to take the "
        "dates away.",
    )

    def __init__(self, *args, authorities, school_year: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["authority"].queryset = authorities
        self.school_year = school_year
        self.terms: list[Stretch] = []

    def clean_text(self):
        try:
            self.terms = read_terms(self.cleaned_data["text"], self.school_year)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return self.cleaned_data["text"]


class SpecialDaysForm(PortalForm):
    submit_label = "Add the days"
    missing = {
        "kind": "Choose what the days are",
        "name": "Enter a name",
        "from_on": "Enter the first day",
        "until_on": "Enter the last day",
    }

    kind = forms.ChoiceField(label="What are they?", choices=SpecialKind.choices, widget=Radios())
    name = forms.CharField(
        label="Name", max_length=60, help_text="For example, “Key stage 2 tests (SATs)”"
    )
    from_on = DayField(label="First day")
    until_on = DayField(label="Last day")
