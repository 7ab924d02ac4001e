from django import forms

from pages.forms.base import PortalModelForm
from pages.forms.fields import DayField
from pages.forms.widgets import Radios
from workgroups.choices import Phase
from workgroups.models import MasteryStage
from workgroups.rules.mastery import likely_phases, names_since_words


class StageForm(PortalModelForm):
    """Where a school is, since when."""

    needed_at_times = frozenset({"once_more_because"})
    submit_label = "Save the stage"
    missing = {"from_on": "Enter the day on which the stage began"}

    phase = forms.ChoiceField(
        label="In which phase?",
        choices=Phase.choices,
        widget=Radios(),
        error_messages={"required": "Choose the phase"},
    )
    stage = forms.ChoiceField(
        label="Stage",
        choices=lambda: [("", "Choose one"), *names_since_words()],
        error_messages={"required": "Choose the stage"},
    )
    from_on = DayField(label="First day of the stage")
    until_on = DayField(
        label="Last day of the stage",
        help_text="Leave it empty while the stage goes on. With a last day and no new stage, the "
        "school pauses.",
        required=False,
    )
    note = forms.CharField(label="Note", required=False, max_length=300)
    once_more_because = forms.CharField(
        label="Why does the school take part once more?",
        help_text="Only for Development, if the school took part in it before.",
        required=False,
        max_length=300,
    )

    class Meta:
        model = MasteryStage
        fields = ["phase", "stage", "from_on", "until_on", "note", "once_more_because"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        school = self.instance.school
        likely = likely_phases(school.low_age, school.high_age)
        if len(likely) == 1 and not self.instance.pk:
            self.initial["phase"] = likely[0]

    def clean(self):
        cleaned = super().clean()
        begins, ends = cleaned.get("from_on"), cleaned.get("until_on")
        if begins and ends and ends < begins:
            self.add_error("until_on", "The last day must not lie before the first day")
        return cleaned
