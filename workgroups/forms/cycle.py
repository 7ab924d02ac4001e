from datetime import date, datetime

from crispy_forms.layout import Submit
from django import forms
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.forms.base import PortalForm, PortalModelForm
from pages.forms.fields import ClockField, DayField
from pages.forms.parts import long_text
from pages.forms.widgets import Radios
from pages.rules.london import london
from pages.rules.school_year import first_day, last_day
from pages.wording import day_words
from workgroups.choices import (
    Catering,
    TaskScope,
    WorkshopMode,
)
from workgroups.forms.mode import ModeField
from workgroups.models import SchoolTask, Venue, WorkGroup, Workshop


def day_within(day: date, workgroup: WorkGroup) -> date:
    """The day, if a workshop of this Work Group may be on it."""
    year = workgroup.school_year
    # A project may begin in the summer before its year, and a programme may take two.
    first, last = first_day(year - 1), last_day(year + 1)
    if not first <= day <= last:
        raise forms.ValidationError(
            f"The date must lie between {day_words(first)} and {day_words(last)}"
        )
    return day


class CopyEventForm(PortalForm):
    """The day on which an event is held again."""

    submit_label = "Make the draft"

    day = DayField(label="When is it held again?", missing="Enter the date of the copy")

    def __init__(self, *args, workgroup, **kwargs):
        super().__init__(*args, **kwargs)
        self.workgroup = workgroup

    def clean_day(self):
        return day_within(self.cleaned_data["day"], self.workgroup)


class WhenAndWhereForm(PortalModelForm):
    """The day, the times and the place of a workshop."""

    day = DayField(label="Date", missing="Enter the date of the workshop")
    starts = ClockField(label="It starts at", missing="Enter when the workshop starts")
    ends = ClockField(label="It ends at", missing="Enter when the workshop ends")
    mode = ModeField(
        label="Where is it?",
        help_text="Choose both for a hybrid workshop: some come, and others join online.",
    )
    join_link = forms.URLField(
        label="Link to join",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text="Only people with a place see it. You can add it later.",
    )

    class Meta:
        model = Workshop
        fields = ["mode", "venue", "join_link"]

    widths = {"starts": 10, "ends": 10}

    def __init__(self, *args, workgroup, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.workgroup = workgroup
        venues = Venue.objects.visible_to(user, can=Permission.EDIT_WORKGROUP)
        venues = venues.filter(hub=workgroup.hub_id)
        # One that is retired since stays where it was chosen before.
        chosen = venues.filter(pk=self.instance.venue_id)
        self.fields["venue"].queryset = venues.offered() | chosen
        self.fields["venue"].help_text = "You can choose it later."
        if self.instance.pk:
            starts = timezone.localtime(self.instance.starts_at)
            self.initial |= {
                "day": starts.date(),
                "starts": starts.time(),
                "ends": timezone.localtime(self.instance.ends_at).time(),
            }

    @cached_property
    def helper(self):
        """A venue that is not on the list is added from here: see MayAddVenue."""
        helper = super().helper
        if "venue" in self.fields:
            helper.add_input(Submit("save", self.submit_label))
            helper.add_input(
                Submit("add_venue", "Add a venue to the list", css_class="govuk-button--secondary")
            )
        return helper

    def clean_day(self):
        return day_within(self.cleaned_data["day"], self.workgroup)

    def clean(self):
        cleaned = super().clean()
        day, starts, ends = (cleaned.get(name) for name in ("day", "starts", "ends"))
        if starts and ends and ends <= starts:
            self.add_error("ends", "The workshop must end after it starts")
        elif day and starts and ends:
            self.instance.starts_at = london(day, starts)
            self.instance.ends_at = london(day, ends)
            self.check_to_come(self.instance.starts_at)
            self.check_free(self.instance.starts_at)
        if cleaned.get("mode") == WorkshopMode.ONLINE:
            cleaned["venue"] = None
        return cleaned

    def check_to_come(self, starts_at: datetime) -> None:
        """Once a Work Group is published, people are told of each date and may cancel it."""
        if self.workgroup.published_at and starts_at <= timezone.now():
            self.add_error("day", "The workshop must be still to come. Check the date and the time")

    def check_free(self, starts_at: datetime) -> None:
        others = self.workgroup.workshops.standing().exclude(pk=self.instance.pk)
        if others.filter(starts_at=starts_at).exists():
            self.add_error("day", "Another workshop of this Work Group starts at that time")


class WorkshopForm(WhenAndWhereForm):
    public_details = ("focus", "joining_notes", "catering_note")
    submit_label = "Save the workshop"

    title = forms.CharField(label="Title, if it has one", required=False, max_length=120)
    focus = long_text("What is it about?", rows=3)
    joining_notes = long_text("What should people bring or know?", rows=3)
    catering = forms.ChoiceField(
        label="Food", choices=Catering.choices, widget=Radios(), initial=Catering.NONE
    )
    catering_note = forms.CharField(
        label="More about food",
        required=False,
        max_length=200,
        help_text="For example, “There is time to go to the local shops or bring your own.”",
    )

    class Meta:
        model = Workshop
        fields = [
            "title",
            "focus",
            "mode",
            "venue",
            "join_link",
            "joining_notes",
            "catering",
            "catering_note",
        ]

    field_order = ["title", "focus", "day", "starts", "ends", "mode", "venue", "join_link"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.workgroup.published_at:
            # People have these in their diaries: they are changed by moving the workshop.
            for name in ("day", "starts", "ends", "mode", "venue"):
                del self.fields[name]


class TaskForm(PortalModelForm):
    public_details = ("description",)
    submit_label = "Save the task"
    missing = {
        "title": "Enter what the task is",
        "after_workshop": "Choose the workshop that it follows",
    }

    description = long_text("What do people do?", rows=4)
    scope = forms.ChoiceField(label="Where is it done?", choices=TaskScope.choices, widget=Radios())
    due_on = DayField(label="To be done by", required=False)

    class Meta:
        model = SchoolTask
        fields = ["after_workshop", "title", "description", "scope", "due_on"]
        labels = {"after_workshop": "It follows the workshop"}

    def __init__(self, *args, workgroup, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.workgroup = workgroup
        field = self.fields["after_workshop"]
        field.queryset = Workshop.objects.standing().filter(workgroup=workgroup)
        field.label_from_instance = lambda workshop: day_words(
            timezone.localdate(workshop.starts_at)
        )

    def clean(self):
        cleaned = super().clean()
        workshop, due_on = cleaned.get("after_workshop"), cleaned.get("due_on")
        # After the next workshop it is only pointed out, by late_tasks().
        if workshop and due_on and due_on < timezone.localdate(workshop.starts_at):
            self.add_error("due_on", "The task must be due after the workshop it follows")
        return cleaned
