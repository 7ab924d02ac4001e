from django import forms

from pages.forms.base import PortalForm
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Radios
from participants.actions.governor_report import ReportWords
from participants.choices import GoverningBody
from participants.models import GovernorReport


class GovernorReportForm(PortalForm):
    """What a school adds to the report that is prepared for it; saved as often as they like."""

    opens_with_kept_words = True
    needed_at_times = frozenset({"changed", "name"})
    missing = {"readers": "Choose who reads it"}
    autocomplete = {"name": "name"}

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    readers = forms.ChoiceField(
        label="Who reads it?", choices=GoverningBody.choices, widget=Radios(inline=True)
    )
    changed = words_box(
        "What has changed this term?",
        "In teaching, in the department, for pupils as a group, and how you know. Do not name "
        "pupils.",
        rows=6,
    )
    ahead = words_box(
        "What comes next?",
        "What the school does next term, and what it needs from its governors or trustees. Do not "
        "name pupils.",
        rows=4,
    )
    name = forms.CharField(
        label="Your name",
        required=False,
        max_length=150,
        help_text="It stands under the report once you hand it in.",
    )

    def clean(self):
        cleaned = super().clean()
        if self.hands_in:
            asked = {
                "changed": "Say what has changed this term",
                "name": "Enter your name, as you hand the report in",
            }
            for field, message in asked.items():
                if not cleaned.get(field) and field not in self.errors:
                    self.add_error(field, message)
        return cleaned

    @property
    def hands_in(self) -> bool:
        return self.data.get("then") == "hand_in"

    @property
    def seen_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def has_seen(self, version: int) -> None:
        """The page that comes back shows that version."""
        self.data = self.data.copy()
        self.data["version"] = str(version)

    def words(self) -> ReportWords:
        said = self.cleaned_data
        return ReportWords(said["readers"], said["changed"], said["ahead"])


def said_in(report: GovernorReport) -> dict:
    names = ("version", "readers", "changed", "ahead")
    return {name: getattr(report, name) for name in names}
