"""Parts that several forms are made of."""

from django import forms
from django.utils import timezone

from pages.forms.base import FilterForm, PortalForm
from pages.forms.fields import DayField

LONG = 5000  # characters of a text on a page


def long_text(label: str, help_text: str = "", *, rows: int = 5, required: bool = False):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONG,
        widget=forms.Textarea({"rows": rows}),
    )


class EndForm(PortalForm):
    """The last day of something that had a first."""

    missing = {"until_on": "Enter the last day"}

    until_on = DayField(label="What is the last day?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until_on"].initial = timezone.localdate()


class NetworkFilterForm(FilterForm):
    """The filters of a list, all of which may stay empty."""

    says_optional = False
