from django import forms

from pages.forms.base import PortalForm
from pages.forms.widgets import Radios
from participants.models import Person


class SamePersonForm(PortalForm):
    """Which of those known at an address somebody is, if any."""

    SOMEBODY_ELSE = "somebody_else"
    submit_label = "Keep this"
    missing = {"who": "Choose who this is"}

    who = forms.ChoiceField(label="Who is this?", widget=Radios())

    def __init__(self, *args, name: str, others: list[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.others = {str(person.pk): person for person in others}
        same = [
            (pk, f"{person.name}, {person.school.name}, who has changed name or school")
            for pk, person in self.others.items()
        ]
        self.fields["who"].choices = [
            *same,
            (self.SOMEBODY_ELSE, f"{name} is somebody else at the same address"),
        ]
        self.fields["who"].widget.hints = dict.fromkeys(
            self.others, "They are known as what was sent from now on. The history keeps the rest."
        )

    @property
    def known(self) -> Person | None:
        return self.others.get(self.cleaned_data["who"])
