"""The few questions about a pupil whom a participant follows; none of them asks who it is."""

from django import forms

from evaluations.actions.focus_pupil import CheckpointWords
from evaluations.choices import Disadvantaged
from evaluations.models import FocusCheckpoint
from evaluations.models.focus_pupil import NOTE_AT_MOST
from evaluations.rules.focus_figures import SCALES, Scale
from evaluations.rules.scores import SCALE
from pages.forms.base import PortalForm
from pages.forms.pupil_identity import words_box
from pages.forms.widgets import Radios


class FocusPupilForm(PortalForm):
    submit_label = "Add this pupil"
    missing = {"disadvantaged": "Choose whether the pupil is disadvantaged"}

    # The letter that the page offers, so that two clicks add one pupil.
    shown = forms.CharField(required=False, max_length=1, widget=forms.HiddenInput())
    disadvantaged = forms.ChoiceField(
        label="Does your school receive pupil premium for the pupil?",
        choices=Disadvantaged.choices,
        widget=Radios(),
    )


def rating_of(scale: Scale) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=scale.label,
        choices=[(rating, str(rating)) for rating in SCALE],
        coerce=int,
        widget=Radios(inline=True),
        error_messages={"required": f"Choose from 1 to 5 for “{scale.label}”"},
    )


class CheckpointForm(PortalForm):
    """Three taps, and a note for whoever has one."""

    submit_label = "Save"
    opens_with_kept_words = True

    participation, confidence, understanding = map(rating_of, SCALES)
    note = words_box(
        "Note",
        "What you have seen. Do not name the pupil: the letter says whom you mean.",
        longest=NOTE_AT_MOST,
        rows=3,
    )

    def __init__(self, *args, noted: FocusCheckpoint | None, **kwargs):
        kept = {name: getattr(noted, name) for name in self.base_fields} if noted else {}
        kwargs["initial"] = kept | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def ratings(self):
        """(the box, what its ends stand for) of each scale."""
        return [(self[scale.name], scale) for scale in SCALES]

    def words_said(self) -> CheckpointWords:
        return CheckpointWords(**self.cleaned_data)
