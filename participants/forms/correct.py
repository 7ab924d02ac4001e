from django import forms

from pages.forms.widgets import Radios
from participants.forms.interest import OnBehalfForm
from schools.forms.school_field import SchoolField

ALL, ONLY_THIS = "all", "this"


class CorrectDetailsForm(OnBehalfForm):
    """What was typed about somebody and their head, to be put right."""

    submit_label = "Save the details"
    field_order = ["name", "email", "whose", "telephone", "job_role", "school"]

    whose = forms.ChoiceField(
        label="For what do name, email and telephone change?",
        choices=[
            (ALL, "Everything they have with the hub: it was typed wrong"),
            (ONLY_THIS, "Only this one: somebody else sent it"),
        ],
        widget=Radios(),
    )
    school = SchoolField(label="Their school", with_closed=True, with_organisations=True)

    def __init__(self, *args, is_event=False, has_others=False, **kwargs):
        super().__init__(*args, is_event=is_event, **kwargs)
        for name in ("priority", "other_projects"):
            self.fields.pop(name, None)
        if not has_others:
            del self.fields["whose"]

    @property
    def is_for_all(self) -> bool:
        return self.cleaned_data.get("whose", ALL) == ALL
