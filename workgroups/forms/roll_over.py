"""All Work Groups of a year on one page, each as it may go on in the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from pages.forms.base import PortalForm
from pages.forms.fields import PickedDayField
from pages.forms.widgets import Checkboxes
from pages.wording import day_words, school_year_words
from workgroups.forms.copying import closing_moment
from workgroups.forms.cycle import day_within
from workgroups.models import Project, WorkGroup
from workgroups.queries.copying import CopyProposal
from workgroups.queries.cycle import CycleStep
from workgroups.rules.copying import PlannedCopy, held_again
from workgroups.rules.dates import PlannedWorkshop


@dataclass(frozen=True)
class RollOverGroup:
    """The boxes of one Work Group, and what was made of it before."""

    source: WorkGroup
    copies: list[WorkGroup]
    go: Any
    facts: list[Any]
    days: list[tuple[str, Any]]  # the day it was, and the box of the new one


class RollOverForm(PortalForm):
    """Boxes go_7, title_7, cohort_7 ... of the Work Group 7, and day_31 of its workshop 31."""

    submit_label = "Make the drafts"
    says_optional = False
    facts = ("title", "cohort", "project", "closes_on", "leads")

    def __init__(
        self,
        *args,
        proposals: list[CopyProposal],
        copies: dict[int, list[WorkGroup]],
        leads: dict[int, list[tuple[int, str]]],
        projects: Sequence[Project],
        **kwargs,
    ):
        self.proposals, self.copies = proposals, copies
        choices = [(row.pk, str(row)) for row in projects]
        self.base_fields: dict[str, forms.Field] = {}
        for proposal in proposals:
            key = proposal.source.pk
            self.base_fields |= fields_of_group(proposal, choices, leads.get(key, []))
            self.base_fields[f"go_{key}"].initial = key not in copies
            self.base_fields |= {
                f"day_{step.workshop.pk}": day_field(proposal, step) for step in proposal.cycle
            }
        super().__init__(*args, **kwargs)

    def groups(self) -> Iterator[RollOverGroup]:
        for proposal in self.proposals:
            source = proposal.source
            names = [f"{fact}_{source.pk}" for fact in self.facts]
            yield RollOverGroup(
                source=source,
                copies=self.copies.get(source.pk, []),
                go=self[f"go_{source.pk}"],
                facts=[self[name] for name in names if name in self.fields],
                days=[(day_words(was_on(step)), self.day_box(step)) for step in proposal.cycle],
            )

    def day_box(self, step: CycleStep) -> Any:
        box = self[f"day_{step.workshop.pk}"]
        day = self.cleaned_data.get(box.name) if self.is_bound else box.field.initial
        box.field.weekday = f"{day:%A}" if day else ""
        return box

    def clean(self):
        cleaned = super().clean()
        for proposal in self.proposals:
            if cleaned.get(f"go_{proposal.source.pk}"):
                self.check_days(proposal)
            else:
                self.forget_errors(proposal)
        if not self.errors and not self.chosen:
            self.add_error(None, "Tick at least one Work Group")
        return cleaned

    def forget_errors(self, proposal: CopyProposal) -> None:
        """What is wrong with a Work Group that is left out stands in nobody's way."""
        names = [f"{fact}_{proposal.source.pk}" for fact in self.facts]
        for name in [*names, *(f"day_{step.workshop.pk}" for step in proposal.cycle)]:
            self.errors.pop(name, None)

    def check_days(self, proposal: CopyProposal) -> None:
        draft = WorkGroup(school_year=proposal.school_year)
        starts = set()
        for step in proposal.cycle:
            name = f"day_{step.workshop.pk}"
            day = self.cleaned_data.get(name)
            if day is None:
                continue
            called = self.fields[name].called
            try:
                day_within(day, draft)
            except forms.ValidationError as error:
                self.add_error(name, f"{called}: {error.messages[0]}")
            start = (day, timezone.localtime(step.workshop.starts_at).time())
            if start in starts:
                self.add_error(name, f"{called}: another workshop starts at the same time")
            starts.add(start)

    @property
    def chosen(self) -> list[CopyProposal]:
        return [row for row in self.proposals if self.cleaned_data.get(f"go_{row.source.pk}")]

    def planned_copies(self) -> list[PlannedCopy]:
        return [self.planned_copy(proposal) for proposal in self.chosen]

    def planned_copy(self, proposal: CopyProposal) -> PlannedCopy:
        key = proposal.source.pk
        title, cohort, project, closes_on, leads = (
            self.cleaned_data.get(f"{fact}_{key}") for fact in self.facts
        )
        return PlannedCopy(
            source=key,
            project=int(project),
            title=title,
            cohort=cohort,
            closes_at=closing_moment(proposal.source, closes_on),
            leads=tuple(map(int, leads or ())),
            workshops=tuple(self.planned_workshops(proposal)),
        )

    def planned_workshops(self, proposal: CopyProposal) -> Iterator[PlannedWorkshop]:
        for step in proposal.cycle:
            if day := self.cleaned_data.get(f"day_{step.workshop.pk}"):
                yield held_again(step.workshop, day, [task.title for task in step.tasks])


def fields_of_group(
    proposal: CopyProposal, projects: list[tuple[int, str]], leads: list[tuple[int, str]]
) -> dict[str, forms.Field]:
    source, year = proposal.source, school_year_words(proposal.school_year)
    missing = f"Choose the project of {year} for {source}, or add it to the projects first"
    fields: dict[str, forms.Field] = {
        "go": forms.BooleanField(label=f"Copy {source}", required=False),
        "title": forms.CharField(
            label="Title",
            max_length=160,
            initial=source.title,
            error_messages={"required": f"Enter the title of what {source} becomes"},
        ),
        "cohort": forms.CharField(
            label="Cohort", max_length=40, required=False, initial=source.cohort
        ),
        "project": forms.ChoiceField(
            label=f"Project of {year}",
            choices=[("", "Choose one"), *projects],
            initial=proposal.project.pk if proposal.project else "",
            error_messages={"required": missing},
        ),
        "closes_on": PickedDayField(label="Interest closes", called=f"the end of {source}"),
    }
    fields["closes_on"].initial = proposal.closes_on
    if leads:
        fields["leads"] = forms.MultipleChoiceField(
            label="Goes on leading it", choices=leads, widget=Checkboxes(), required=False
        )
    return {f"{name}_{source.pk}": field for name, field in fields.items()}


def day_field(proposal: CopyProposal, step: CycleStep) -> PickedDayField:
    copied = proposal.day_of(step.workshop)
    label = f"Workshop {step.number}"
    field = PickedDayField(label=label, called=f"{proposal.source}, workshop {step.number}")
    field.initial, field.note = copied.day, copied.words
    return field


def was_on(step: CycleStep) -> date:
    return timezone.localdate(step.workshop.starts_at)
