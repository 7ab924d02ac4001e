from django import forms

from pages.forms.base import PortalForm
from pages.forms.fields import EmailField
from pages.forms.widgets import Radios
from workgroups.choices import JobRole

WHO = {
    "name": "Enter their name",
    "email": "Enter their email address",
    "job_role": "Choose what they do at your school",
}


class NamePersonForm(PortalForm):
    """Who it is, or that nobody is to come."""

    NAME, END = "name", "end"
    submit_label = "Send"
    missing = {"answer": "Choose whether you can name somebody"}
    needed_at_times = frozenset(WHO)
    # Else the browser fills in the asker's own.
    autocomplete = dict.fromkeys(("name", "email"), "off")

    answer = forms.ChoiceField(
        label="Can you say who the place is for?",
        choices=[(NAME, "Yes"), (END, "We no longer need the place")],
        initial=NAME,
        widget=Radios(),
    )
    name = forms.CharField(label="Their name", max_length=150, required=False)
    email = EmailField(
        label="Their email address",
        required=False,
        help_text="Their own: their place and their dates go to it.",
    )
    job_role = forms.ChoiceField(
        label="What do they do at your school?",
        choices=JobRole.choices,
        widget=Radios(),
        required=False,
    )

    def clean(self):
        cleaned = super().clean()
        for name, message in WHO.items() if not self.ends else ():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, message)
        return cleaned

    @property
    def ends(self) -> bool:
        return self.cleaned_data.get("answer") == self.END

    @property
    def person(self) -> dict[str, str]:
        names = (*WHO, "year_group")
        return {name: self.cleaned_data.get(name, "") for name in names}
