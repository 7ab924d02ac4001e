from django import forms

from pages.forms.base import PortalForm


class HideWordsForm(PortalForm):
    """Why something that somebody wrote is taken out of sight."""

    submit_label = "Hide it"
    missing = {"because": "Say why it is hidden"}

    because = forms.CharField(
        label="Why is it hidden?",
        max_length=300,
        help_text="Everybody in the Work Group reads your reason, also whoever wrote it.",
    )
