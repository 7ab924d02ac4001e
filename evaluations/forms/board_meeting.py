"""A meeting of the board: when it is, what it reads, what came of it."""

from django import forms
from django.utils import timezone

from evaluations.models import BoardMeeting, BoardPack, MeetingAction, Report
from hubs.models import Hub, User
from pages.forms.base import PortalForm, PortalModelForm
from pages.forms.document import DocumentField, WithDocument, no_pupil_box
from pages.forms.fields import ClockField, DayField
from pages.forms.one_hub import OfOneHub
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Checkboxes
from pages.rules.london import london

LONGEST_AGENDA, LONGEST_DECIDED = 5000, 8000  # characters


class MeetingForm(PortalModelForm):
    """When and where the board meets, and what about."""

    public_details = ("place", "agenda")
    submit_label = "Save the meeting"

    day = DayField(label="On which day?", missing="Enter the day of the meeting")
    clock = ClockField(label="From when?", missing="Enter when it begins")
    place = forms.CharField(
        label="Where?", required=False, max_length=300, help_text="A room, or “online”."
    )
    agenda = words_box("Agenda", "One item on a line.", longest=LONGEST_AGENDA, rows=8)

    class Meta:
        model = BoardMeeting
        fields = ["place", "agenda"]

    field_order = ["hub", "day", "clock", "place", "agenda"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            starts = timezone.localtime(self.instance.starts_at)
            self.initial |= {"day": starts.date(), "clock": starts.time()}

    def meeting(self) -> BoardMeeting:
        """As it is to be saved."""
        self.instance.starts_at = london(self.cleaned_data["day"], self.cleaned_data["clock"])
        return self.instance


class NewMeetingForm(OfOneHub, MeetingForm):
    hub = forms.ModelChoiceField(label="Hub", queryset=Hub.objects.none())

    class Meta(MeetingForm.Meta):
        fields = ["hub", *MeetingForm.Meta.fields]

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(hubs)


class RecordMeetingForm(PortalForm):
    """Who was there and what was decided."""

    submit_label = "Save"
    says_optional = False

    present = forms.ModelMultipleChoiceField(
        label="Who was there?", queryset=User.objects.none(), required=False, widget=Checkboxes()
    )
    others_present = forms.CharField(label="Who else?", required=False, max_length=300)
    decided = words_box(
        "What was decided?",
        "Add what somebody is to do afterwards, as an action.",
        longest=LONGEST_DECIDED,
        rows=10,
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = people


class MeetingPaperForm(WithDocument, PortalForm):
    """One paper: a pack, a report, or a document."""

    needed_at_times = frozenset({"shows_no_pupil", "title"})
    submit_label = "Add the paper"
    says_optional = False

    pack = forms.ModelChoiceField(
        label="A pack", queryset=BoardPack.objects.none(), required=False, empty_label="No pack"
    )
    report = forms.ModelChoiceField(
        label="A report",
        queryset=Report.objects.none(),
        required=False,
        empty_label="No report",
    )
    file = DocumentField(label="Or a document")
    title = forms.CharField(label="What is the document called?", required=False, max_length=160)
    shows_no_pupil = no_pupil_box()

    def __init__(self, *args, packs, reports, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pack"].queryset = packs
        self.fields["report"].queryset = reports

    def clean(self):
        cleaned = super().clean()
        chosen = [name for name in ("pack", "report", "file") if cleaned.get(name)]
        if not chosen and not self.errors:
            self.add_error("pack", "Choose a pack, a report or a document")
        elif len(chosen) > 1:
            self.add_error(chosen[1], "Add one paper at a time")
        elif chosen == ["file"] and not cleaned.get("title"):
            self.add_error("title", "Enter what the document is called")
        return cleaned

    def paper(self) -> dict:
        cleaned = self.cleaned_data
        return {
            "title": cleaned["title"],
            "pack": cleaned["pack"],
            "report": cleaned["report"],
            "document": cleaned["file"],
        }


class MeetingActionForm(PortalModelForm):
    """What somebody is to do by when."""

    submit_label = "Save the action"
    missing = {"what": "Enter what is to be done", "owner": "Choose who does it"}

    what = forms.CharField(label="What is to be done?", max_length=300)
    owner = forms.ModelChoiceField(label="Who does it?", queryset=User.objects.none())
    by_on = DayField(label="By when?", missing="Enter by when it is to be done")
    done_on = DayField(label="When was it done?", required=False)

    class Meta:
        model = MeetingAction
        fields = ["what", "owner", "by_on", "done_on"]

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people
        if self.instance.pk:
            # Whoever has it stays choosable, even where they have left the board.
            self.fields["owner"].queryset |= User.objects.filter(pk=self.instance.owner_id)
        else:
            del self.fields["done_on"]
