"""Templates: saved under a name, planned from, and their changes settled in a draft."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from pages.forms.base import PortalForm
from pages.forms.fields import DayField
from pages.forms.one_hub import OfOneHub
from pages.rules.london import london
from pages.wording import clock_words, school_year_words
from workgroups.forms.copying import FirstDayForm, ProposedDatesForm
from workgroups.forms.plan import CLOSING_TIME
from workgroups.models import WorkGroup
from workgroups.queries.from_template import TemplateProposal
from workgroups.rules.design_changes import OfferedChange


class SaveTemplateForm(PortalForm):
    """What a template is called, and who may begin with it."""

    submit_label = "Save the template"
    missing = {"title": "Enter what the template is called"}

    title = forms.CharField(label="What is the template called?", max_length=160)
    shared = forms.BooleanField(
        label="Share it with the other hubs",
        required=False,
        help_text="Whoever plans Work Groups there reads all that the template holds, under your "
        "hub’s name, and can begin with it. You can stop sharing it at any time.",
    )


class SeenForm(PortalForm):
    """Which changes its reader had in view, so that no other ones are made."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class FirstDayFromTemplateForm(OfOneHub, FirstDayForm):
    """For which of one's hubs, and on which day it begins."""

    hub = forms.ModelChoiceField(queryset=None, label="For which hub?", required=False)

    field_order = ("hub", "first")

    def __init__(self, *args, hubs, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose_hub(hubs)

    def clean_hub(self):
        """Of somebody who works for one hub it need not be said."""
        chosen, hubs = self.cleaned_data["hub"], self.fields["hub"].queryset
        if chosen is None and len(hubs) > 1:
            raise forms.ValidationError("Choose for which hub it is planned")
        return chosen or hubs[0]


class FromTemplateForm(ProposedDatesForm):
    """Title, cohort, project and closing day of the draft, then the table of its dates."""

    submit_label = "Make the draft"
    above: ClassVar[tuple[str, ...]] = ("title", "cohort", "project", "closes_on")
    widths: ClassVar[dict[str, int]] = {"cohort": 10}

    def __init__(self, data=None, *args, proposal: TemplateProposal, **kwargs):
        self.proposal = proposal
        draft = WorkGroup(hub=proposal.hub, school_year=proposal.school_year)
        super().__init__(data, *args, workgroup=draft, cycle=proposal.cycle, **kwargs)

    def other_fields(self) -> dict[str, forms.Field]:
        proposal, year = self.proposal, school_year_words(self.proposal.school_year)
        closes_on = DayField(label="Expressions of interest close on", required=False)
        closes_on.help_text = (
            f"At {clock_words(CLOSING_TIME)}. You can set it, and another time, later."
        )
        return {
            "title": forms.CharField(
                label="Title", max_length=160, initial=proposal.template.title
            ),
            "cohort": forms.CharField(
                label="Cohort, if there are several", max_length=40, required=False
            ),
            "project": forms.ChoiceField(
                label="Project",
                choices=[("", "Choose one"), *((row.pk, str(row)) for row in proposal.projects)],
                initial=proposal.project.pk if proposal.project else "",
                error_messages={
                    "required": f"Choose the project of {year}, or add it to the projects first"
                },
            ),
            "closes_on": closes_on,
        }

    def draft(self) -> WorkGroup:
        chosen = int(self.cleaned_data["project"])
        closes_on: date | None = self.cleaned_data["closes_on"]
        return WorkGroup(
            hub=self.proposal.hub,
            project=next(row for row in self.proposal.projects if row.pk == chosen),
            title=self.cleaned_data["title"],
            cohort=self.cleaned_data["cohort"],
            interest_closes_at=london(closes_on, CLOSING_TIME) if closes_on else None,
        )


class TemplateChangesForm(SeenForm):
    """A box take-<name> for each change of the template that the draft can take over."""

    submit_label = "Take over what is ticked"
    says_optional = False

    def __init__(self, *args, offered: list[OfferedChange], **kwargs):
        self.offered = offered
        # What Django copies the form's own fields from.
        self.base_fields = SeenForm.base_fields | {
            f"take-{change.name}": forms.BooleanField(
                label=change.label, required=False, initial=change.is_ticked
            )
            for change in offered
            if change.can_be_taken
        }
        super().__init__(*args, **kwargs)

    def rows(self) -> list[tuple[OfferedChange, Any]]:
        """Each change with its box, or None where it has none."""
        boxes = [f"take-{change.name}" for change in self.offered]
        return [
            (change, self[box] if box in self.fields else None)
            for change, box in zip(self.offered, boxes, strict=True)
        ]

    @property
    def is_left(self) -> bool:
        """Was the button pressed that leaves the draft as it is?"""
        return "leave" in self.data

    @property
    def taken(self) -> set[str]:
        names = [change.name for change in self.offered]
        return {name for name in names if self.cleaned_data.get(f"take-{name}")}

    def clean(self):
        cleaned = super().clean()
        if not self.is_left and not self.taken:
            self.add_error(None, "Tick what the draft takes over, or leave it as it is")
        return cleaned
