"""A lesson as people plan it together, tell of it and pass it on."""

from typing import Any

from django import forms
from django.utils import timezone

from pages.forms.base import PortalForm
from pages.forms.fields import ClockField, DayField
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Radios
from participants.actions.lesson_study import PlanOfLesson
from participants.actions.lesson_teaching import LessonAccount
from participants.models import LessonTeaching, LessonVersion
from participants.rules.lesson_changes import LONGEST_PLAN
from schools.forms.school_field import SchoolField
from workgroups.forms.resource import workshop_words
from workgroups.models import WorkGroup, Workshop

NO_PUPILS = "Do not name pupils."
VISITORS_AT_MOST, COLLEAGUES_AT_MOST = 30, 500


def plan_box() -> forms.CharField:
    return words_box(
        "The plan",
        f"Step by step, so that somebody at another school can teach it. {NO_PUPILS}",
        longest=LONGEST_PLAN,
        rows=12,
        required=True,
    )


def link_box() -> forms.URLField:
    return forms.URLField(
        label="Link to slides or a worksheet",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text="Everybody in the Work Group can open it.",
    )


def credit_box() -> forms.BooleanField:
    return forms.BooleanField(
        label="My name and school may go with the lesson when it is passed on",
        required=False,
        help_text="Whoever finds it among the resources does not learn who you are unless you tick "
        "this. You can change your mind at any time.",
    )


def colleagues_box(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=COLLEAGUES_AT_MOST,
        help_text="A number and no names.",
    )


class LessonPlanForm(PortalForm):
    """What every version says."""

    plan = plan_box()
    link = link_box()
    credited = credit_box()

    def plan_of_lesson(self) -> PlanOfLesson:
        said = self.cleaned_data
        return PlanOfLesson(said["plan"], said["link"], is_credited=said["credited"])


class BeginLessonForm(LessonPlanForm):
    """A lesson to study, with the first version of its plan."""

    submit_label = "Save version 1"
    missing = {
        "title": "Enter what the lesson is called",
        "aim": "Enter what pupils should understand",
        "plan": "Write the plan of the lesson",
    }
    field_order = ["title", "aim", "question", "plan", "link", "credited"]

    title = forms.CharField(
        label="What is the lesson called?",
        max_length=160,
        help_text="For example “Ratio from one bar model, Year 8”.",
    )
    aim = words_box("What should pupils understand?", NO_PUPILS, rows=3, required=True)
    question = words_box(
        "What do observers look for?",
        "One question that everybody who watches keeps in mind.",
        rows=2,
    )


class RefineLessonForm(LessonPlanForm):
    """The next version, which begins as the one before."""

    submit_label = "Save the new version"
    opens_with_kept_words = True
    missing = {"changed": "Say what you changed and why", "plan": "Write the plan of the lesson"}
    field_order = ["version", "changed", "plan", "link", "credited"]

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    changed = words_box(
        "What did you change, and why?",
        f"What you saw when it was taught that made you change it. {NO_PUPILS}",
        rows=4,
        required=True,
    )

    @property
    def seen_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def has_seen(self, version: int) -> None:
        """The writer has that version before them, on the page that comes back."""
        self.data = self.data.copy()
        self.data["version"] = str(version)


class AtSchoolForm(PortalForm):
    """Asks whoever leads at which school; whoever has a place teaches at theirs."""

    school = SchoolField(label="At which school?")

    def __init__(self, *args, asks_school: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_school:
            del self.fields["school"]


class AnnounceLessonForm(AtSchoolForm):
    """When somebody teaches the lesson, and how many of the others may come."""

    submit_label = "Announce the lesson"
    widths = {"visitors": 3}
    field_order = ["taught_on", "starts", "school", "visitors"]

    taught_on = DayField(label="On which day do you teach it?", missing="Enter the day")
    starts = ClockField(label="When does the lesson begin?", missing="Enter when it begins")
    visitors = forms.IntegerField(
        label="How many colleagues may come and watch?",
        min_value=0,
        max_value=VISITORS_AT_MOST,
        error_messages={"required": "Enter a number, or 0 if nobody can come"},
        help_text="Of the others in this Work Group. Enter 0 if nobody can come.",
    )


class TellLessonForm(AtSchoolForm):
    """How the lesson went; opens with what was said of it before."""

    submit_label = "Save"
    opens_with_kept_words = True
    widths = {"watched": 4, "planned": 4}
    missing = {"version": "Choose the version that you taught", "observed": "Say what was seen"}
    field_order = [
        *("version", "taught_on", "school", "observed", "suggestion", "watched", "planned"),
        "credited",
    ]

    version = forms.ChoiceField(label="Which version did you teach?", widget=Radios(inline=True))
    taught_on = DayField(label="On which day did you teach it?", missing="Enter the day")
    observed = words_box(
        "What was seen?",
        f"What pupils did and said that shows what they understood. {NO_PUPILS}",
        rows=6,
        required=True,
    )
    suggestion = words_box("What would you change?", NO_PUPILS, rows=3)
    watched = colleagues_box("How many colleagues watched?")
    planned = colleagues_box("How many colleagues planned it with you?")
    credited = credit_box()

    def __init__(self, *args, versions: list[LessonVersion], **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = {str(version.pk): version for version in versions}
        if len(versions) > 1:
            self.fields["version"].choices = [
                (key, version.name) for key, version in self.versions.items()
            ]
        else:
            del self.fields["version"]

    @property
    def version_taught(self) -> LessonVersion:
        chosen = self.cleaned_data.get("version")
        return self.versions[chosen] if chosen else next(iter(self.versions.values()))

    def account(self) -> LessonAccount:
        said = self.cleaned_data
        return LessonAccount(
            taught_on=said["taught_on"],
            observed=said["observed"],
            suggestion=said["suggestion"],
            watched=said["watched"],
            planned=said["planned"],
            is_credited=said["credited"],
        )


def told_before(teaching: LessonTeaching, coming: int) -> dict[str, Any]:
    """What stands in the form: what was said before, or what is known of an announced lesson."""
    day = min(teaching.taught_on, timezone.localdate())
    if not teaching.is_told:
        return {"taught_on": day, "watched": coming or None}
    names = ("taught_on", "observed", "suggestion", "watched", "planned")
    return {name: getattr(teaching, name) for name in names}


class ShareLessonForm(PortalForm):
    """Which version goes into the resources, and with what."""

    submit_label = "Put it into the resources"
    missing = {
        "version": "Choose the version that is passed on",
        "workshop": "Choose the workshop that it belongs to",
        "licence": "Say under which licence it is passed on",
    }

    version = forms.ChoiceField(label="Which version is passed on?", widget=Radios(inline=True))
    workshop = forms.ModelChoiceField(
        label="To which workshop does it belong?",
        queryset=None,
        help_text="People with a place see it there at once.",
    )
    licence = forms.CharField(
        label="Under which licence?",
        max_length=120,
        help_text="For example “Our own”, “CC BY 4.0” or “Free to use in schools”.",
    )
    link = forms.URLField(
        label="Link that goes with it",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text="Leave it out if the address shows whose it is, and they do not agree.",
    )

    def __init__(self, *args, versions: list[LessonVersion], workgroup: WorkGroup, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = {str(version.pk): version for version in versions}
        self.fields["version"].choices = [
            (key, version.name) for key, version in self.versions.items()
        ]
        field = self.fields["workshop"]
        field.queryset = Workshop.objects.standing().filter(workgroup=workgroup)
        field.label_from_instance = workshop_words

    @property
    def version_chosen(self) -> LessonVersion:
        return self.versions[self.cleaned_data["version"]]
