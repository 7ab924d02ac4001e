"""What the hub keeps of one person, and which two records are of one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.forms.base import PortalForm
from pages.forms.fields import DayField, TelephoneField
from pages.forms.widgets import Radios
from participants.choices import NoReference
from participants.models import Person
from participants.rules.trn import read_trn
from schools.forms.school_field import SchoolField
from workgroups.choices import JobRole


class RenamePersonForm(PortalForm):
    MARRIED, MISTYPED = "new", "mistyped"
    submit_label = "Save the name"
    missing = {"name": "Enter their name", "why": "Choose why the name changes"}
    autocomplete = {"name": "off"}

    name = forms.CharField(label="Their name from now on", max_length=150)
    why = forms.ChoiceField(
        label="Why does it change?",
        choices=[
            (MARRIED, "They have a new name: keep the old one as a former name"),
            (MISTYPED, "It was typed wrong: nobody need know it"),
        ],
        widget=Radios(),
    )

    @property
    def keeps_former(self) -> bool:
        return self.cleaned_data["why"] == self.MARRIED


class ChangeSchoolForm(PortalForm):
    submit_label = "Move them"
    missing = {"on": "Enter their first day there"}

    school = SchoolField(label="Which school are they at now?", with_organisations=True)
    on = DayField(label="Their first day there")


class AddPersonSchoolForm(PortalForm):
    submit_label = "Add the school"

    school = SchoolField(label="At which school do they work as well?", with_organisations=True)
    on = DayField(label="Since when, if you know it", required=False)


class EndPersonSchoolForm(PortalForm):
    submit_label = "Save their last day"
    missing = {"on": "Enter their last day there"}

    on = DayField(label="Their last day there")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())


class TrnField(forms.CharField):
    """Seven digits, however they are written."""

    width = 10
    default_error_messages = {
        "trn": "Enter the seven digits of the TRN, for example 1234567 or RP 12/34567"
    }

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false"}
        super().__init__(max_length=20, widget=forms.TextInput(attrs), **kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return read_trn(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["trn"], code="trn") from error


class TrnForm(PortalForm):
    """The number, or why there is none; one of the two."""

    needed_at_times = frozenset({"trn", "none_because"})
    submit_label = "Save"

    trn = TrnField(
        label="Teacher reference number (TRN)",
        required=False,
        help_text="Seven digits, on payslips and on letters of the Teaching Regulation Agency.",
    )
    none_because = forms.ChoiceField(
        label="If there is no number, why?",
        required=False,
        choices=[("", "There is a number"), *NoReference.choices],
        widget=Radios(),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("trn") and cleaned.get("none_because"):
            self.add_error("none_because", "Enter the number or say why there is none, not both")
        return cleaned


class LookAtTrnForm(PortalForm):
    submit_label = "Show the number"
    missing = {"reason": "Say what you need the number for"}

    reason = forms.CharField(
        label="What do you need it for?",
        max_length=200,
        help_text="Your reason is kept with your name and the time, and shown in the history.",
    )


# As people say of themselves why they give no number.
IN_THEIR_WORDS = {
    NoReference.ASSISTANT: "I am a teaching assistant",
    NoReference.FURTHER: "I teach in further education",
    NoReference.AWAITING: "I am waiting for it",
    NoReference.OVERSEAS: "I qualified overseas",
    NoReference.PREFERS_NOT: "I would rather not give it",
}


class OwnDetailsForm(TrnForm):
    """What somebody says of themselves by the link of their place."""

    submit_label = "Save my details"
    missing = {"job_role": "Choose what you do at your school"}
    autocomplete = {"telephone": "tel"}
    widths = {"telephone": 20}
    field_order = ["telephone", "job_role", "trn", "none_because"]

    telephone = TelephoneField(label="Your telephone number")
    job_role = forms.ChoiceField(
        label="What do you do at your school?", choices=JobRole.choices, widget=Radios()
    )

    def __init__(self, *args, kept: str = "", roles=None, **kwargs):
        super().__init__(*args, **kwargs)
        if roles:
            self.fields["job_role"].choices = roles
        trn = self.fields["trn"]
        trn.label = "Your teacher reference number (TRN)"
        self.fields["none_because"].label = "If you do not give it, why?"
        trn.help_text = (
            "Maths Hubs report each year which teachers took part, and the number tells two people "
            "of one name apart. Only the people who run the hub can see it, and each look is kept. "
            "You need not give it."
        )
        if kept:
            trn.help_text = f"We hold {kept}. Leave the box empty to keep it. {trn.help_text}"
        none = "Keep it as it is" if kept else "I have one, and enter it above or another time"
        self.fields["none_because"].choices = [("", none), *IN_THEIR_WORDS.items()]


class FindPersonForm(PortalForm):
    """Looks for somebody within the hub; what is typed is kept nowhere."""

    keeps_answers = False
    submit_label = "Search"
    missing = {"q": "Enter a name or an email address"}

    q = forms.CharField(label="Name or email address of the other record", max_length=100)


class MergePeopleForm(PortalForm):
    """Which of the two says what, where they differ."""

    KEPT, MERGED = "kept", "merged"
    submit_label = "Merge the two records"
    labels = {
        "name": "Which name do they have now?",
        "email": "At which email address are they reached?",
        "school": "Which school are they at?",
    }

    def __init__(self, *args, kept: Person, merged: Person, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            values = [str(getattr(person, name)) for person in (kept, merged)]
            if values[0] != values[1]:
                field: Any = forms.ChoiceField(
                    label=label,
                    choices=list(zip((self.KEPT, self.MERGED), values, strict=True)),
                    widget=Radios(),
                    initial=self.KEPT,
                )
                field.called = label
                field.error_messages["required"] = "Choose one of the two"
                self.fields[name] = field

    @property
    def takes(self) -> set[str]:
        """The columns of which the double's are right."""
        return {name for name, chosen in self.cleaned_data.items() if chosen == self.MERGED}
