"""Why a Work Group is run, and what only some kinds of project ask for."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from access.permissions import Permission
from hubs.models import Partner
from pages.forms.base import PortalForm, PortalModelForm
from pages.forms.fields import PoundsField
from pages.forms.parts import long_text
from pages.forms.widgets import Radios
from schools.models import School
from workgroups.models import WorkGroup
from workgroups.rules.focus_pupils import NUMBERS, focus_pupils_words

# Left out for other kinds of project, so that saving the form leaves them as they are.
OF_RESEARCH = ("research_question", "evidence_base", "innovation")
OF_COMMISSIONS = ("provider", "contract_reference")


class PurposeForm(PortalModelForm):
    """Why it is run, what it costs and how one will know: for the hub and its board."""

    needed_at_times = frozenset({"provider"})
    public_details = ("rationale", "evidence_base", "evidence_plan")
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
    spent = PoundsField(
        label="Spent so far",
        required=False,
        help_text="What has been paid or is sure to be paid. The plan of the year sets it beside "
        "what was planned.",
    )
    evidence_plan = long_text("What evidence will be collected, and when?")
    focus_pupils = forms.TypedChoiceField(
        label="How many focus pupils does each participant follow?",
        help_text="Pupils known by a letter alone, looked at at the start, half-way and at the "
        "end. Only the participant, the lead and whoever visits the school see the letters.",
        choices=[(number, focus_pupils_words(number)) for number in NUMBERS],
        coerce=int,
        required=False,
        empty_value=None,
        widget=Radios(),
    )

    class Meta:
        model = WorkGroup
        fields = [
            *("rationale", *OF_RESEARCH, *OF_COMMISSIONS),
            *("expert_partner", "budget", "spent", "evidence_plan", "focus_pupils"),
        ]
        labels = {
            "provider": "Which organisation provides it?",
            "contract_reference": "Reference of the contract",
        }
        help_texts = {
            "provider": "The hub’s partners, and the organisations that it has added. If it is "
            "missing, add it first under Organisations.",
            "contract_reference": "As the lead school’s finance office knows it. It is not public.",
        }

    widths = {"contract_reference": 20}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        project = self.instance.project
        left_out = [] if project.is_research else [*OF_RESEARCH]
        left_out += [] if project.is_commissioned else OF_COMMISSIONS
        # A single meeting sees no pupil change.
        left_out += ["focus_pupils"] if project.is_event else []
        for name in left_out:
            del self.fields[name]
        if project.is_commissioned:
            self.fields["provider"].queryset = self.providers(user)
            self.fields["provider"].empty_label = "Not chosen yet"

    def providers(self, user):
        """Partners of the hub, its organisations without a URN, and what was chosen before."""
        hub, today = self.instance.hub_id, timezone.localdate()
        own = School.objects.visible_to(user, can=Permission.VIEW_SCHOOLS).organisations()
        partners = Partner.objects.visible_to(user, can=Permission.VIEW_SCHOOLS).current(today)
        offered = Q(pk__in=own.filter(hub=hub).open().values("pk"))
        offered |= Q(pk__in=partners.filter(hub=hub).values("organisation"))
        return School.objects.filter(offered | Q(pk=self.instance.provider_id))

    def clean_focus_pupils(self) -> int:
        chosen = self.cleaned_data["focus_pupils"]
        return self.instance.focus_pupils if chosen is None else chosen

    def clean(self):
        cleaned = super().clean()
        is_chosen = cleaned.get("provider") or "provider" in self.errors
        if cleaned.get("contract_reference") and not is_chosen:
            self.add_error("provider", "Choose the organisation that the contract is with")
        return cleaned


class WithoutEvidenceForm(PortalForm):
    """Asked of a hub lead who publishes a Work Group whose plan of evidence is still to come."""

    missing = {"reason": "Say why it is published without a plan of evidence"}

    reason = forms.CharField(
        label="Why is it published without a plan of evidence?",
        help_text="Your reason is kept in the history.",
        max_length=300,
    )
