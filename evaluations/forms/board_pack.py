from django import forms
from django.utils import timezone

from evaluations.forms.years import year_choices
from hubs.models import Hub
from pages.forms.base import PortalForm
from pages.forms.one_hub import OfOneHub
from pages.rules.school_year import school_year_of


class BoardPackForm(OfOneHub, PortalForm):
    """Of which hub and year a pack is made."""

    submit_label = "Make the pack"

    hub = forms.ModelChoiceField(label="Hub", queryset=Hub.objects.none())
    year = forms.TypedChoiceField(label="School year", coerce=int)

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        this_year = school_year_of(timezone.localdate())
        # The first of them is named by its number too, as the year is kept with the pack.
        self.fields["year"].choices = [
            (value or this_year, label) for value, label in year_choices(this_year)
        ]
        self.choose_hub(hubs)
