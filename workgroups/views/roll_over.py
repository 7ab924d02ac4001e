"""A whole year of a hub's Work Groups copied in one step."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from hubs.models import Hub
from pages.base_views import ScopedForm, row_id
from pages.rules.school_days import SchoolCalendar
from pages.rules.school_year import school_year_of
from pages.wording import counted_things, day_words, school_year_words
from workgroups.actions.copy_workgroup import CopyThere, copy_workgroups
from workgroups.choices import Stage
from workgroups.forms.roll_over import RollOverForm
from workgroups.models import Project, WorkGroup
from workgroups.queries.copying import (
    CopyProposal,
    calendar_of_copies,
    copies_in_year,
    copy_proposals,
    leads_by_workgroup,
    projects_of_year,
    warnings_of_copies,
)
from workgroups.rules.copied_days import has_terms

AT_ONCE = 45  # Work Groups, as Django takes 1,000 boxes of a form; a hub has about 40 in a year


class RollOver(ScopedForm):
    """What each Work Group of a year may become, in boxes. The other button makes nothing."""

    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    form_class = RollOverForm
    template_name = "workgroups/roll_over.html"

    @cached_property
    def hubs(self) -> list[Hub]:
        return list(Hub.objects.visible_to(self.request.user, can=self.can).order_by("name"))

    @cached_property
    def hub(self) -> Hub:
        asked = row_id(self.request.GET.get("hub", ""))
        return next((hub for hub in self.hubs if hub.pk == asked), self.hubs[0])

    @cached_property
    def of_the_hub(self):
        return self.get_queryset().filter(hub=self.hub, cancelled_at=None)

    @cached_property
    def years(self) -> list[int]:
        """Those in which the hub has Work Groups, the latest first."""
        rows = self.of_the_hub.order_by("-school_year").values_list("school_year", flat=True)
        return list(rows.distinct())

    @cached_property
    def from_year(self) -> int:
        asked = row_id(self.request.GET.get("year", ""))
        this_year = school_year_of(timezone.localdate())
        if asked in self.years:
            return asked
        return next((year for year in self.years if year <= this_year), this_year)

    @property
    def to_year(self) -> int:
        return self.from_year + 1

    @cached_property
    def of_the_year(self) -> list[WorkGroup]:
        rows = self.of_the_hub.filter(school_year=self.from_year).select_related("project")
        return list(rows.order_by("title", "cohort", "pk"))

    @cached_property
    def copies(self) -> dict[int, list[WorkGroup]]:
        return copies_in_year(self.of_the_year, self.to_year)

    @cached_property
    def sources(self) -> list[WorkGroup]:
        """All of them, or where they are too many those that are still to be copied first."""
        left = sorted(self.of_the_year, key=lambda row: row.pk in self.copies)
        return left[:AT_ONCE] if len(left) > AT_ONCE else self.of_the_year

    @cached_property
    def projects(self) -> list[Project]:
        return projects_of_year(self.to_year)

    @cached_property
    def proposals(self) -> list[CopyProposal]:
        return copy_proposals(
            self.sources, self.to_year, calendar=self.calendar, projects=self.projects
        )

    @cached_property
    def calendar(self) -> SchoolCalendar:
        return calendar_of_copies(self.hub, self.to_year)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "proposals": self.proposals,
            "copies": self.copies,
            "leads": leads_by_workgroup(self.sources),
            "projects": self.projects,
        }

    def form_valid(self, form):
        if "check" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, is_checked=True))
        return super().form_valid(form)

    def act(self, form):
        try:
            return copy_workgroups(hub=self.hub, copies=form.planned_copies())
        except CopyThere as there:
            raise Refused(there.message, field=f"cohort_{there.source}") from there

    def get_success_message(self):
        words = counted_things(len(self.result), "draft")
        verb = "is" if len(self.result) == 1 else "are"
        year = school_year_words(self.to_year)
        return f"{words} of {year} {verb} made, which nobody outside the hub sees yet."

    def get_success_url(self):
        return f"{reverse('workgroups:list')}?stage={Stage.DRAFT}&year={self.to_year}"

    @property
    def back_url(self) -> str:
        return reverse("workgroups:list")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        is_checked = kwargs.get("is_checked", False)
        return context | {
            "hub": self.hub,
            "hubs": self.links_to_hubs(),
            "years": self.links_to_years(),
            "from_words": school_year_words(self.from_year),
            "to_words": school_year_words(self.to_year),
            "to_year": self.to_year,
            "has_terms": has_terms(self.calendar, self.to_year),
            "has_more": len(self.of_the_year) > len(self.sources),
            "without_project": [str(p.source) for p in self.proposals if p.project is None],
            "moves": self.moves(),
            "there": sum(source.pk in self.copies for source in self.sources),
            "groups": list(form.groups()),
            **(self.checked(form) if is_checked else {}),
        }

    def moves(self) -> list[tuple[str, str]]:
        """Every date that is not on its weekday a year on: (Work Group and workshop, the move)."""
        return [
            (f"{proposal.source}, workshop {step.number}", words)
            for proposal in self.proposals
            for step in proposal.cycle
            if (words := proposal.day_of(step.workshop).words)
        ]

    def checked(self, form) -> dict[str, Any]:
        copies = form.planned_copies()
        found = warnings_of_copies(copies, self.calendar)
        return {
            "warnings": [(title, day_words(day), said) for title, day, said in found],
            "leaderless": [copy.name for copy in copies if not copy.leads],
        }

    def links_to_hubs(self) -> list[dict[str, Any]]:
        return [
            {"label": f"Roll over {hub}", "url": f"?hub={hub.pk}", "is_current": hub == self.hub}
            for hub in self.hubs
        ]

    def links_to_years(self) -> list[dict[str, Any]]:
        return [
            {
                "label": f"Roll over {school_year_words(year)}",
                "url": f"?hub={self.hub.pk}&year={year}",
                "is_current": year == self.from_year,
            }
            for year in self.years
        ]
