from django import forms

from pages.forms.base import PortalForm


class SaveFilterForm(PortalForm):
    """What a filter of the list of Work Groups is called."""

    submit_label = "Save the filter"
    missing = {"name": "Enter a name for the filter"}
    autocomplete = {"name": "off"}

    name = forms.CharField(
        label="What do you call it?",
        max_length=40,
        help_text="For example “Late in primary”. Only you see it. "
        "A name that you have used already is used anew.",
    )
    # As the list's address says it, taken on to the next page.
    query = forms.CharField(required=False, max_length=600, widget=forms.HiddenInput)
