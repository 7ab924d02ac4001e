"""Why a Work Group is run, and what only some kinds of project ask for."""

from django import forms

from hubs.forms.base import PortalModelForm
from hubs.forms.fields import PoundsField
from workgroups.forms.parts import long_text
from workgroups.models import WorkGroup

OF_RESEARCH = ("research_question", "evidence_base", "innovation")


class PurposeForm(PortalModelForm):
    """Why it is run, what it costs and how one will know: for the hub and its board."""

    submit_label = "Save the purpose"

    rationale = long_text("Why is it needed?")
    research_question = long_text(
        "What is the research question?", "Everybody reads it on the public page.", rows=3
    )
    evidence_base = long_text("What is known already?", "The evidence it rests on, or the gap.")
    innovation = long_text("What is new about it?", rows=3)
    expert_partner = forms.CharField(
        label="Expert partner, if there is one", required=False, max_length=160
    )
    budget = PoundsField(label="Planned cost", required=False)
    evidence_plan = long_text("What evidence will be collected, and when?")

    class Meta:
        model = WorkGroup
        fields = ["rationale", *OF_RESEARCH, "expert_partner", "budget", "evidence_plan"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.project.is_research:
            for name in OF_RESEARCH:
                del self.fields[name]
