"""Copying one Work Group: to another school year, or as another cohort beside it."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from pages.base_views import row_id
from pages.rules.school_days import SchoolCalendar
from pages.rules.school_year import school_year_of
from pages.wording import day_words, school_year_words
from workgroups.actions.copy_workgroup import copy_workgroups
from workgroups.choices import ProjectKind
from workgroups.forms.copying import CopyForm, FirstDayForm
from workgroups.models import WorkGroup
from workgroups.queries.copying import (
    CopyProposal,
    calendar_of_copies,
    copy_proposals,
    leads_by_workgroup,
    projects_of_year,
)
from workgroups.queries.dates import warnings_of_dates
from workgroups.rules.copied_days import has_terms, moved_along
from workgroups.rules.copying import next_cohort
from workgroups.views.plan import EditWorkGroup, PlanningStep, next_step


class CopyPage(EditWorkGroup):
    """What is proposed, in boxes. Its other button checks, and makes nothing."""

    form_class = CopyForm
    template_name = "workgroups/copy_workgroup.html"
    is_cohort = False

    @cached_property
    def years(self) -> list[int]:
        """The years after its own that somebody plans for now."""
        this_year = school_year_of(timezone.localdate())
        after = self.object.school_year + 1
        return [year for year in (this_year, this_year + 1) if year >= after] or [after]

    @property
    def school_year(self) -> int:
        raise NotImplementedError

    def wish(self):
        return None

    @cached_property
    def calendar(self) -> SchoolCalendar:
        return calendar_of_copies(self.object.hub, self.school_year)

    @cached_property
    def proposal(self) -> CopyProposal:
        [proposal] = copy_proposals(
            [self.object],
            self.school_year,
            calendar=self.calendar,
            projects=projects_of_year(self.school_year),
            wish=self.wish(),
        )
        return proposal

    def get_form_kwargs(self):
        own = {
            "proposal": self.proposal,
            "leads": leads_by_workgroup([self.object]).get(self.object.pk, []),
            "cohort": next_cohort(self.object.cohort) if self.is_cohort else self.object.cohort,
            "user": self.request.user,
        }
        return super().get_form_kwargs() | own

    def form_valid(self, form):
        if "check" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, is_checked=True))
        return super().form_valid(form)

    def act(self, form):
        [made] = copy_workgroups(hub=self.object.hub, copies=[form.planned_copy()])
        return made

    @cached_property
    def next_step(self) -> PlanningStep:
        return next_step(self.result, saved="")

    def get_success_message(self):
        return self.next_step.after("The copy is a draft that nobody outside the hub sees yet")

    def get_success_url(self):
        return reverse("workgroups:detail", args=[self.result.pk])

    @property
    def back_url(self) -> str:
        return reverse("workgroups:detail", args=[self.object.pk])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "title": f"Copy {self.object}",
            "tabs": self.tabs(),
            "school_year": self.school_year,
            "year_words": school_year_words(self.school_year),
            "has_terms": has_terms(self.calendar, self.school_year),
            "copies": self.copies(),
            "warnings": self.warnings(context["form"]),
            "is_leaderless": kwargs.get("is_checked", False) and not context["form"].chosen_leads,
            "shows_form": True,
        }

    def tabs(self) -> list[dict[str, Any]]:
        page = reverse("workgroups:copy_to_year", args=[self.object.pk])
        items = [
            {
                "label": f"Copy to {school_year_words(year)}",
                "url": f"{page}?year={year}",
                "is_current": not self.is_cohort and year == self.school_year,
            }
            for year in self.years
        ]
        if not self.object.project.is_event:
            cohort = reverse("workgroups:copy_as_cohort", args=[self.object.pk])
            label = "Copy as another cohort"
            items.append({"label": label, "url": cohort, "is_current": self.is_cohort})
        return items

    def copies(self) -> list[WorkGroup]:
        """Those of it that are there already, wherever somebody may look at them."""
        rows = self.get_queryset().filter(predecessor=self.object, cancelled_at=None)
        return list(rows.order_by("school_year", "pk"))

    def warnings(self, form) -> list[tuple[str, list[str]]]:
        """The days that something speaks against, with what it is."""
        if not form.is_bound or form.errors or not form.planned:
            return []
        found = warnings_of_dates(form.workgroup, form.planned, leads=form.chosen_leads)
        return [
            (day_words(timezone.localdate(row.starts_at)), said)
            for row, said in zip(form.planned, found, strict=True)
            if said
        ]


class CopyToYear(CopyPage):
    """The same weekdays in another school year, on the project that goes on with its project."""

    @cached_property
    def school_year(self) -> int:
        asked = row_id(self.request.GET.get("year", ""))
        return asked if asked in self.years else self.years[-1]


class CopyAsCohort(CopyPage):
    """From a first day that is chosen, with the same distances between its dates."""

    is_cohort = True

    def prepare(self, queryset):
        # A meeting is held again by a form of its own.
        return super().prepare(queryset).exclude(project__kind=ProjectKind.EVENT)

    @cached_property
    def asked(self) -> FirstDayForm:
        return FirstDayForm(self.request.GET if "first_day" in self.request.GET else None)

    @cached_property
    def first_on(self) -> date | None:
        return self.asked.cleaned_data["first"] if self.asked.is_valid() else None

    @cached_property
    def first_was(self) -> date | None:
        first = self.object.first_at
        return timezone.localdate(first) if first else None

    @cached_property
    def school_year(self) -> int:
        """Beside it, unless its first day lies in another school year."""
        if self.first_on is None or self.first_was is None:
            return self.object.school_year
        # As far on as the days: a project may begin in the summer before its year.
        years = school_year_of(self.first_on) - school_year_of(self.first_was)
        return self.object.school_year + max(years, 0)

    def wish(self):
        if self.first_on is None or self.first_was is None:
            return lambda day: day
        return moved_along(self.first_was, self.first_on)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        # Without a first day there is nothing to propose yet.
        is_asked = self.first_on is not None or self.first_was is None or context["form"].is_bound
        return context | {"asked": self.asked, "shows_form": is_asked}
