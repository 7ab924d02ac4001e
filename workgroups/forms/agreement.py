from django import forms

from access.permissions import Permission
from hubs.models import Agreement
from pages.forms.base import PortalModelForm
from pages.forms.widgets import Radios
from workgroups.models import WorkGroup

WARNS, BLOCKS = "warns", "blocks"


class VersionChoice(forms.ModelChoiceField):
    def label_from_instance(self, row) -> str:
        asks = ", with the governors’ report of each term" if row.asks_governors_report else ""
        return f"Version {row.version}{asks}"


class ChooseAgreementForm(PortalModelForm):
    """Which agreement people sign for a Work Group, and what follows where they have not."""

    submit_label = "Save the agreement"
    missing = {"unsigned": "Choose what follows where the head has not signed"}

    agreement = VersionChoice(
        queryset=Agreement.objects.none(),
        required=False,
        empty_label="None: nobody signs an agreement",
        label="Which version do heads and teachers sign?",
        help_text="What somebody has signed already stays as it is.",
    )
    unsigned = forms.ChoiceField(
        label="Where the head has not signed",
        choices=[
            (WARNS, "Warn the hub, which may give the place all the same"),
            (BLOCKS, "Give no place, unless the hub says why"),
        ],
        widget=Radios(),
    )

    class Meta:
        model = WorkGroup
        fields = ["agreement"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        reach = Agreement.objects.visible_to(user, can=Permission.EDIT_WORKGROUP)
        self.fields["agreement"].queryset = reach.filter(hub=self.instance.hub_id)
        self.initial["unsigned"] = BLOCKS if self.instance.unsigned_blocks else WARNS

    def save(self, commit=True):
        self.instance.unsigned_blocks = self.cleaned_data["unsigned"] == BLOCKS
        return super().save(commit)
