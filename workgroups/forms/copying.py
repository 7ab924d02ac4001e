"""A Work Group copied: what is proposed, to be put right before anything is made."""

from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from pages.forms.base import FilterForm
from pages.forms.fields import DayField
from pages.forms.widgets import Checkboxes
from pages.rules.london import london
from pages.wording import clock_words, school_year_words
from workgroups.forms.dates import UNSETTLED, DatesForm, typed_of
from workgroups.forms.plan import CLOSING_TIME
from workgroups.models import Project, WorkGroup
from workgroups.queries.copying import CopyProposal
from workgroups.queries.cycle import CycleStep
from workgroups.rules.copying import PlannedCopy


class FirstDayForm(FilterForm):
    """On which day another cohort begins."""

    says_optional = False

    first = DayField(
        label="When is its first workshop?", missing="Enter the date of the first workshop"
    )


class ProposedDatesForm(DatesForm):
    """What a draft to be is asked, then the table of the dates that are proposed for it."""

    above: ClassVar[tuple[str, ...]]
    proposal: Any  # with its cycle, and day_of() each workshop

    def begins(self, step: CycleStep) -> dict[str, Any]:
        return typed_of(step) | {"day": self.proposal.day_of(step.workshop).day}

    def note_of(self, number: int) -> str:
        if number > len(self.proposal.cycle):
            return ""
        return self.proposal.day_of(self.proposal.cycle[number - 1].workshop).words

    def kept_venues(self) -> list[int]:
        return []

    def boxes_above(self) -> list[Any]:
        return [self[name] for name in self.above if name in self.fields]


class CopyForm(ProposedDatesForm):
    """Title, cohort, project, closing day and leads of the copy, then the table of its dates."""

    submit_label = "Make the draft"
    above: ClassVar[tuple[str, ...]] = ("title", "cohort", "project", "closes_on", "leads")
    widths: ClassVar[dict[str, int]] = {"cohort": 10}

    def __init__(
        self, data=None, *args, proposal: CopyProposal, leads: list[tuple[int, str]], cohort, **kw
    ):
        self.proposal, self.leads, self.cohort = proposal, leads, cohort
        draft = WorkGroup(hub=proposal.source.hub, school_year=proposal.school_year)
        super().__init__(data, *args, workgroup=draft, cycle=proposal.cycle, **kw)

    def other_fields(self) -> dict[str, forms.Field]:
        source, year = self.proposal.source, self.proposal.school_year
        fields: dict[str, forms.Field] = {
            "title": forms.CharField(label="Title", max_length=160, initial=source.title),
            "cohort": forms.CharField(
                label="Cohort, if there are several",
                max_length=40,
                required=False,
                initial=self.cohort,
            ),
            "closes_on": DayField(label="Expressions of interest close on", required=False),
        }
        fields["closes_on"].initial = self.proposal.closes_on
        closes_at = clock_words(closing_time(source))
        fields["closes_on"].help_text = f"At {closes_at}. You can set it, and another time, later."
        if source.school_year != year:
            fields["project"] = project_of_year(year, self.proposal.project)
        if self.leads:
            fields["leads"] = forms.MultipleChoiceField(
                label="Who goes on leading it?",
                choices=self.leads,
                widget=Checkboxes(),
                required=False,
                help_text="Nobody does unless you tick them.",
            )
        return fields

    def begins(self, step: CycleStep) -> dict[str, Any]:
        typed = super().begins(step)
        venue = step.workshop.venue
        if venue is not None and venue.retired_on:
            typed["where"] = UNSETTLED
        return typed

    def planned_copy(self) -> PlannedCopy:
        chosen: Project | None = self.cleaned_data.get("project")
        closes_on: date | None = self.cleaned_data["closes_on"]
        return PlannedCopy(
            source=self.proposal.source.pk,
            project=chosen.pk if chosen else self.proposal.source.project_id,
            title=self.cleaned_data["title"],
            cohort=self.cleaned_data["cohort"],
            closes_at=closing_moment(self.proposal.source, closes_on),
            leads=self.chosen_leads,
            workshops=tuple(self.planned),
        )

    @property
    def chosen_leads(self) -> tuple[int, ...]:
        return tuple(map(int, self.cleaned_data.get("leads", [])))


def closing_time(source: WorkGroup) -> time:
    """By the clock as before."""
    closed = source.interest_closes_at
    return timezone.localtime(closed).time() if closed else CLOSING_TIME


def closing_moment(source: WorkGroup, closes_on: date | None) -> datetime | None:
    return london(closes_on, closing_time(source)) if closes_on else None


def project_of_year(school_year: int, proposed: Project | None) -> forms.ModelChoiceField:
    words = school_year_words(school_year)
    return forms.ModelChoiceField(
        label=f"Project of {words}",
        queryset=Project.objects.filter(school_year=school_year).order_by("code", "title", "pk"),
        initial=proposed,
        error_messages={
            "required": f"Choose the project of {words}, or add it to the projects first"
        },
    )
