from django import forms

from evaluations.forms.report import LONGEST_TEXT
from needs.choices import NeedTheme
from pages.forms.base import PortalForm
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Checkboxes
from pages.forms.years import school_year_choices


class TakeUpForm(PortalForm):
    """A need that comes from a report, in the report's words until somebody changes them."""

    opens_with_kept_words = True
    submit_label = "Keep it as a need"
    missing = {"title": "Enter a short name", "what_is_needed": "Say what is needed"}

    title = forms.CharField(label="Short name", max_length=120, help_text="For your lists.")
    what_is_needed = words_box("What is needed?", longest=LONGEST_TEXT, rows=6, required=True)
    themes = forms.MultipleChoiceField(
        label="What is it about?", required=False, choices=NeedTheme.choices, widget=Checkboxes()
    )
    school_year = forms.TypedChoiceField(label="School year", coerce=int)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school_year"].choices = school_year_choices()
