from django import forms

from hubs.actions.agreement import SAID
from hubs.choices import Clause
from hubs.models import Agreement
from hubs.rules.agreement_text import PROPOSED, PROPOSED_OPENING, USUAL_CLAUSES
from pages.forms.base import PortalForm
from pages.forms.widgets import Checkboxes

LONGEST_CLAUSE = 3000


def clause_box(label: str, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_CLAUSE,
        widget=forms.Textarea({"rows": rows}),
    )


class AgreementForm(PortalForm):
    """A new version of the agreement: the clauses that are ticked, each with its text."""

    public_details = SAID
    submit_label = "Read it back"
    missing = {"clauses": "Tick at least one clause"}
    says_optional = False

    opening = clause_box("How it begins", rows=3)
    clauses = forms.MultipleChoiceField(
        label="Which clauses are part of it?",
        choices=Clause.choices,
        widget=Checkboxes(reveals={clause.value: clause.value for clause in Clause}),
        help_text="Tick a clause to see its text and change it. The dates, the fee terms and the "
        "terms of taking part always stand beside it where it is signed.",
    )
    dates = clause_box("What it says on dates")
    release = clause_box("What it says on release")
    fee = clause_box("What it says on fees")
    data = clause_box("What it says on data")
    evaluation = clause_box("What it says on evaluation")
    governors = clause_box("What it says on the report")
    hosting = clause_box("What it says on hosting")

    def clean(self):
        cleaned = super().clean()
        for clause in cleaned.get("clauses", []):
            if not cleaned.get(clause) and clause not in self.errors:
                self.add_error(clause, "Enter the text of this clause, or take its tick away")
        return cleaned

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in SAID}


def first_agreement() -> dict:
    """What a hub without an agreement begins with."""
    return {"opening": PROPOSED_OPENING, "clauses": sorted(USUAL_CLAUSES)} | PROPOSED


def next_agreement(newest: Agreement) -> dict:
    """What the newest says; a clause that is no part of it has its proposed text ready."""
    said = {clause: getattr(newest, clause) for clause in Clause}
    return {
        "opening": newest.opening,
        "clauses": [clause for clause, text in said.items() if text],
        **{clause: text or PROPOSED[clause] for clause, text in said.items()},
    }
