from django import forms

from hubs.choices import ContactWay
from hubs.models import ContactNote
from pages.forms.base import PortalModelForm
from pages.forms.fields import DayField
from pages.forms.widgets import Radios


class ContactNoteForm(PortalModelForm):
    """What the hub and a school said to each other."""

    submit_label = "Save the note"
    missing = {
        "day": "Enter the day on which you were in touch",
        "way": "Choose how you were in touch",
        "said": "Enter what was said, in a sentence or two",
    }

    day = DayField(label="When were you in touch?")
    way = forms.ChoiceField(label="How?", choices=ContactWay.choices, widget=Radios())
    said = forms.CharField(
        label="What was said?",
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text="Write what the person at the school could read too. Do not name pupils.",
    )
    next_on = DayField(
        label="When will you be in touch again?",
        required=False,
        help_text="The school comes up in your list on that day. Leave it empty if on no set day.",
    )

    class Meta:
        model = ContactNote
        fields = ["day", "way", "by_school", "said", "next_on", "refuses_contact"]
        labels = {
            "by_school": "The school got in touch with us",
            "refuses_contact": "The school asks us not to contact it again",
        }

    def clean(self):
        cleaned = super().clean()
        # What the school asks stands above a day that the hub has typed.
        if cleaned.get("refuses_contact"):
            cleaned["next_on"] = None
        day, next_on = cleaned.get("day"), cleaned.get("next_on")
        if day and next_on and next_on <= day:
            self.add_error("next_on", "The next contact must be after this one")
        return cleaned
