from django import forms

from hubs.models import Hub
from needs.choices import NeedTheme
from needs.models import Need
from pages.forms.base import PortalForm
from pages.forms.one_hub import OfOneHub
from pages.forms.parts import long_text
from pages.forms.widgets import Checkboxes, Radios
from pages.forms.years import school_year_choices
from pages.wording import school_year_words

NEW = "new"


class PriorityForm(PortalForm):
    """What a priority says, and from which needs it is built."""

    submit_label = "Save the priority"
    missing = {"title": "Enter the priority in a few words"}
    widths = {"position": 3}

    title = forms.CharField(label="Priority", max_length=160)
    why = long_text("Why does it matter?", "It stands on the hub’s public page.")
    theme = forms.ChoiceField(
        label="What is it about?",
        required=False,
        choices=[*NeedTheme.choices, ("", "Something else")],
        widget=Radios(),
    )
    position = forms.IntegerField(
        label="Its place in the list",
        required=False,
        min_value=1,
        max_value=99,
        help_text="The others move along. Left empty, it comes last.",
    )
    needs = forms.ModelMultipleChoiceField(
        label="Needs it is built from",
        queryset=Need.objects.none(),
        required=False,
        widget=Checkboxes(),
        help_text="Untick what does not belong. More are added from the list of needs.",
    )

    def __init__(self, *args, needs=None, **kwargs):
        super().__init__(*args, **kwargs)
        if needs:
            self.fields["needs"].queryset = Need.objects.filter(pk__in=[n.pk for n in needs])
            self.fields["needs"].initial = needs
        else:
            del self.fields["needs"]

    def facts(self) -> dict:
        # A priority without needs has no such box.
        return {"needs": []} | self.cleaned_data


class NewPriorityForm(OfOneHub, PriorityForm):
    submit_label = "Save the draft"

    hub = forms.ModelChoiceField(label="Hub", queryset=Hub.objects.none())
    school_year = forms.TypedChoiceField(label="School year", coerce=int)

    field_order = ["hub", "school_year"]

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(hubs)
        self.fields["school_year"].choices = school_year_choices()


class UseNeedsForm(PortalForm):
    """For which priority the chosen needs are used: one there is, or a new one."""

    needed_at_times = frozenset({"title"})
    submit_label = "Use these needs"
    missing = {"priority": "Choose a priority, or a new one"}

    priority = forms.ChoiceField(label="For which priority?", choices=[], widget=Radios())
    title = forms.CharField(label="The new priority in a few words", required=False, max_length=160)

    def __init__(self, *args, priorities, **kwargs):
        super().__init__(*args, **kwargs)
        found = [
            (str(row.pk), f"{row} ({school_year_words(row.school_year)})") for row in priorities
        ]
        field = self.fields["priority"]
        field.widget = Radios(reveals={NEW: "title"})
        field.choices = [*found, (NEW, "A new one")]

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("priority") == NEW
            and not cleaned.get("title")
            and "title" not in self.errors
        ):
            self.add_error("title", "Enter the new priority in a few words")
        return cleaned
