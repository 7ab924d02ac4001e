import secrets

from django import forms
from django.utils import timezone

from hubs.models import Hub
from needs.choices import NeedSource, NeedTheme
from needs.forms.three_questions import QUESTIONS, SAY_SOMETHING, long_answer
from needs.models import NeedSurvey
from pages.forms.base import PortalForm, PortalModelForm
from pages.forms.fields import DayField, EmailField
from pages.forms.one_hub import OfOneHub
from pages.forms.widgets import Checkboxes, Radios
from pages.forms.years import school_year_choices
from pages.rules.school_year import school_year_of
from schools.choices import Phase
from schools.forms.school_field import SchoolsField


class NeedForm(PortalForm):
    """A need as the hub's staff keep it."""

    needed_at_times = frozenset({"what_is_needed", "contact_email"})
    opens_with_kept_words = True
    submit_label = "Save the need"
    missing = {"source": "Choose where word of it comes from"}

    title = forms.CharField(
        label="Short name",
        required=False,
        max_length=120,
        help_text="For your lists. Without one, its first words stand there.",
    )
    what_is_needed = long_answer(
        "What is needed?", "In the school’s own words, where you have them."
    )
    what_comes_first = long_answer("What comes first?")
    what_matters_most = long_answer("What is really important?")
    source = forms.ChoiceField(
        label="Where does word of it come from?", choices=NeedSource.choices, widget=Radios()
    )
    schools = SchoolsField(
        label="Whose need is it?",
        required=False,
        with_closed=True,
        with_organisations=True,
        help_text="The school’s name, town, postcode or URN; or several URNs with spaces between. "
        "None is fine.",
    )
    is_sensitive = forms.BooleanField(
        label="The school may not know that it was named",
        required=False,
        help_text="Tick it for a referral. Only hub staff see the need, and nobody is invited for "
        "it.",
    )
    phase = forms.ChoiceField(
        label="Phase",
        required=False,
        choices=[*Phase.choices, ("", "Several, or not said")],
        widget=Radios(),
    )
    themes = forms.MultipleChoiceField(
        label="What is it about?", required=False, choices=NeedTheme.choices, widget=Checkboxes()
    )
    school_year = forms.TypedChoiceField(label="School year", coerce=int)
    contact_name = forms.CharField(label="Who said so", required=False, max_length=150)
    contact_email = EmailField(label="Their email address", required=False)
    may_be_told = forms.BooleanField(
        label="They want to hear when something is planned for it", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school_year"].choices = school_year_choices()
        self.fields["school_year"].initial = school_year_of(timezone.localdate())

    def clean(self):
        cleaned = super().clean()
        said = any(cleaned.get(name) for name in QUESTIONS)
        if not said and not self.errors.keys() & set(QUESTIONS):
            self.add_error("what_is_needed", SAY_SOMETHING)
        # A mistyped address is an error already, and not a missing one.
        has_email = cleaned.get("contact_email") or "contact_email" in self.errors
        if cleaned.get("may_be_told") and not has_email:
            self.add_error("contact_email", "Enter the address to which they want to hear")
        return cleaned

    def facts(self) -> dict:
        """What is kept, by the names of the columns, and the schools."""
        return dict(self.cleaned_data)


class NewNeedForm(OfOneHub, NeedForm):
    """A need that the hub's staff enter, for one of their hubs."""

    hub = forms.ModelChoiceField(label="Hub", queryset=Hub.objects.none())
    # Names one opening of the page, so that pressing the button twice makes one need.
    form_key = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    field_order = ["hub"]

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = lambda: secrets.token_urlsafe(9)
        self.choose_hub(hubs)


class MergeNeedsForm(PortalForm):
    """Which of several needs stays as the one the others are merged into."""

    submit_label = "Merge these needs"
    missing = {"survivor": "Choose the need that stays"}

    survivor = forms.ModelChoiceField(
        label="Which one stays?",
        queryset=None,
        widget=Radios(),
        empty_label=None,
        help_text="It stands in your lists. The others are kept with it, each in its own words.",
    )

    def __init__(self, *args, chosen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["survivor"].queryset = chosen


class NeedSurveyForm(PortalModelForm):
    """A survey of needs: what it is called and when it takes answers."""

    public_details = ("introduction",)
    submit_label = "Save the survey"
    missing = {
        "title": "Enter what the survey is called",
        "opens_on": "Enter the first day of the survey",
        "closes_on": "Enter the last day of the survey",
    }

    school_year = forms.TypedChoiceField(label="For the school year", coerce=int)
    introduction = long_answer(
        "What should schools know first?", "A sentence or two above the questions."
    )
    opens_on = DayField(label="First day")
    closes_on = DayField(label="Last day")

    class Meta:
        model = NeedSurvey
        fields = ["title", "school_year", "introduction", "opens_on", "closes_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school_year"].choices = school_year_choices()

    def clean(self):
        cleaned = super().clean()
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", "The last day must not lie before the first day")
        return cleaned


class NewNeedSurveyForm(OfOneHub, NeedSurveyForm):
    """A new survey, for one of somebody's hubs."""

    submit_label = "Make the survey"

    class Meta(NeedSurveyForm.Meta):
        # A survey stays with its hub: only a new one asks which.
        fields = ["hub", *NeedSurveyForm.Meta.fields]

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(hubs)
