from django import forms

from pages.forms.base import PortalForm


class InitiativeForm(PortalForm):
    LONGEST = 120
    submit_label = "Note this project"
    missing = {"name": "Enter the name of the project"}

    name = forms.CharField(
        label="What else does the school take part in this year?",
        max_length=LONGEST,
        help_text="For example, a trust’s reading programme. One project at a time.",
    )
