"""The pages on which the national catalogue is kept."""

from django import forms

from access.permissions import Permission, roles_that_may
from access.refusal import Refused
from hubs.models import Hub
from pages.forms.base import PortalForm, PortalModelForm
from pages.forms.parts import long_text
from pages.forms.widgets import Checkboxes, Radios
from pages.forms.years import school_year_choices
from workgroups.actions.project import refuse_double_project
from workgroups.choices import (
    EarlyCareerTerm,
    JobRole,
    JourneyStage,
    KeyStage,
    OutcomeLevel,
    Phase,
    ProjectKind,
    SupportType,
    Theme,
)
from workgroups.forms.parts import refuse_long_outcomes, share_of_completion
from workgroups.models import Project
from workgroups.rules.completion import USUAL
from workgroups.rules.project_code import canonical_code

OLDEST_YEAR = 2014  # in which the Maths Hubs began


def any_of_field(label: str, choices, help_text: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=Checkboxes(), required=False, help_text=help_text
    )


def intended(level: OutcomeLevel) -> forms.CharField:
    return long_text(
        f"Intended outcomes: {level.label.lower()}",
        "One outcome on a line. Work Groups on it begin with these.",
    )


class ProjectForm(PortalModelForm):
    """One project in one year. Whose it is, is said once, when it is added."""

    public_details = ("summary", "entry_notes")
    submit_label = "Save the project"
    widths = (
        {"code": 10}
        | dict.fromkeys(
            ("day_equivalent", "capacity", "places_per_school", "early_career_years"), 4
        )
        | dict.fromkeys(("completion_minutes", "completion_tasks"), 3)
    )
    missing = {"title": "Enter what the project is called"}

    hub = forms.ModelChoiceField(
        label="Who adds it?", queryset=Hub.objects.none(), empty_label="The national team"
    )
    code = forms.CharField(
        label="National code",
        required=False,
        max_length=20,
        help_text="For example, NCP21-15. Leave it empty if there is none.",
    )
    school_year = forms.TypedChoiceField(label="School year", coerce=int)
    kind = forms.ChoiceField(choices=ProjectKind.choices, widget=Radios())
    summary = long_text("Summary", "What it is, in a few sentences.")
    phases = any_of_field("Which phases is it for?", Phase.choices)
    key_stages = any_of_field("Which key stages?", KeyStage.choices)
    audience = any_of_field(
        "Who is it for?", JobRole.choices, "Work Groups on it begin with these people."
    )
    early_career_term = forms.ChoiceField(
        label="What are teachers at the beginning called?",
        choices=EarlyCareerTerm.choices,
        initial=EarlyCareerTerm.ECT,
        widget=Radios(),
    )
    early_career_years = forms.IntegerField(
        label="Within how many years of qualifying?",
        help_text="For example, 2. Leave it empty if that is not asked.",
        required=False,
        min_value=1,
        max_value=10,
    )
    required_stages = any_of_field(
        "Which stage of Teaching for Mastery must a school be in, or have been in?",
        JourneyStage.choices,
        "Any one of them will do, in a phase that the Work Group is for. Choose none for all "
        "schools.",
    )
    entry_notes = forms.CharField(
        label="What else must a school have done before?",
        help_text="For example, “A first year of Mastering Number”. Teachers read it.",
        required=False,
        max_length=300,
    )
    support_type = forms.TypedChoiceField(
        label="Kind of support", choices=[("", "Not said"), *SupportType.choices], required=False
    )
    provider = forms.CharField(
        label="Outside organisation, if one runs it", required=False, max_length=160
    )
    themes = any_of_field("Themes", Theme.choices)
    day_equivalent = forms.DecimalField(
        label="Usual length in days",
        help_text="A Work Group on it may differ.",
        required=False,
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
    )
    capacity = forms.IntegerField(
        label="Usual number of places", required=False, min_value=1, max_value=500
    )
    places_per_school = forms.IntegerField(
        label="Usual places for each school", required=False, min_value=1, max_value=50
    )

    learning_outcomes = intended(OutcomeLevel.LEARNING)
    practice_outcomes = intended(OutcomeLevel.PRACTICE)
    policy_outcomes = intended(OutcomeLevel.POLICY)
    pupils_outcomes = intended(OutcomeLevel.PUPILS)
    completion_minutes = share_of_completion(
        "To complete it: at least how many percent of the minutes of all workshops?", USUAL.minutes
    )
    completion_tasks = share_of_completion(
        "To complete it: at least how many percent of the school-based tasks?", USUAL.tasks
    )

    class Meta:
        model = Project
        fields = [
            *("hub", "code", "title", "school_year", "kind", "summary", "is_new", "predecessor"),
            *("phases", "key_stages", "audience", "early_career_term"),
            *("early_career_years", "required_stages"),
            *("entry_notes", "is_once_only"),
            *("support_type", "provider", "themes"),
            *("day_equivalent", "capacity", "places_per_school"),
            *(f"{level}_outcomes" for level in OutcomeLevel.values),
            *("completion_minutes", "completion_tasks"),
        ]
        labels = {
            "is_new": "It runs for the first time this year",
            "predecessor": "Which project did it follow?",
            "is_once_only": "A school takes part only once",
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_whose_it_is(user)
        self.fields["school_year"].choices = self.years()
        field = self.fields["predecessor"]
        # Of the whole catalogue: what a hub adds may follow what the national team keeps.
        field.queryset = Project.objects.exclude(pk=self.instance.pk)
        field.empty_label = "None, or not known"

    def years(self) -> list[tuple[int, str]]:
        years = school_year_choices(since=OLDEST_YEAR)
        own = self.instance.school_year
        # Copied on from next year's list, a project may be of a year that nobody would choose yet.
        return (
            years
            if own is None or own in dict(years)
            else [(own, self.instance.year_words), *years]
        )

    def ask_whose_it_is(self, user):
        """Asked only of somebody who could add it for several: otherwise there is one answer."""
        if self.instance.pk:
            del self.fields["hub"]
            return
        hubs = Hub.objects.filter(pk__in=user.hub_ids(roles_that_may(Permission.EDIT_PROJECT)))
        keeps_all = user.is_national or user.is_superuser
        if keeps_all and not hubs:
            del self.fields["hub"]
        elif not keeps_all and len(hubs) == 1:
            self.instance.hub = hubs[0]
            del self.fields["hub"]
        else:
            field = self.fields["hub"]
            field.queryset, field.required = hubs, not keeps_all
            field.empty_label = "The national team" if keeps_all else "Choose one"

    def clean_code(self):
        code = self.cleaned_data["code"]
        try:
            return canonical_code(code) if code else ""
        except ValueError as error:
            raise forms.ValidationError("Enter a code like NCP21-15 or NCP24-30a") from error

    def clean(self):
        cleaned = super().clean()
        year, predecessor = cleaned.get("school_year"), cleaned.get("predecessor")
        if year and predecessor and predecessor.school_year >= year:
            self.add_error("predecessor", "Choose a project of an earlier year")
        refuse_long_outcomes(self, (f"{level}_outcomes" for level in OutcomeLevel.values))
        if year and "code" in cleaned and "title" in cleaned:
            try:
                refuse_double_project(self.instance.pk, cleaned["code"], cleaned["title"], year)
            except Refused as refusal:
                self.add_error(refusal.field, refusal.message)
        return cleaned


class CopyYearForm(PortalForm):
    """Which projects of a year go on, and with which codes."""

    projects = forms.ModelMultipleChoiceField(
        label="Which projects go on?",
        queryset=Project.objects.none(),
        widget=Checkboxes(),
        error_messages={"required": "Choose the projects that go on"},
    )
    codes = forms.ChoiceField(
        label="What are their codes in the new year?",
        choices=[
            ("moved", "With the new year in them: NCP21-15 becomes NCP22-15"),
            ("kept", "The same as before"),
        ],
        initial="moved",
        widget=Radios(),
        help_text="Change those that differ on their own pages afterwards.",
    )

    def __init__(self, *args, projects, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["projects"].queryset = projects
        if not self.is_bound:
            self.initial["projects"] = projects
