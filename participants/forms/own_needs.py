from django import forms

from pages.forms.base import PortalForm

WHO_SEES = (
    "Only the hub and whoever leads your workshops see it. We forget it a month after the last one."
)


class NeedsForm(PortalForm):
    submit_label = "Save"

    access_needs = forms.CharField(
        label="Do you need anything to get in, to hear or to take part?",
        required=False,
        max_length=300,
        help_text=f"For example, a way in without steps. {WHO_SEES}",
    )
    food_needs = forms.CharField(
        label="Is there anything that you do not eat?",
        required=False,
        max_length=300,
        help_text="For example, no nuts. Leave it empty if you eat everything.",
    )
