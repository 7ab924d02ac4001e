"""Publishing drafts together, once a year has been rolled over."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedForm, row_id
from pages.wording import counted_things, join_words, school_year_words, short_day_words
from workgroups.actions import plan
from workgroups.forms.publish import PublishSeveralForm
from workgroups.models import WorkGroup
from workgroups.queries.copying import leads_by_workgroup
from workgroups.queries.plan import others_told_of_publishing, plans_of_workgroups
from workgroups.rules.readiness import Criterion, missing_criteria, readiness_criteria
from workgroups.views.plan import part_url


class PublishSeveral(ScopedForm):
    """The drafts of a year: those that are ready to tick, and of the others what they lack."""

    model = WorkGroup
    can = Permission.EDIT_WORKGROUP
    form_class = PublishSeveralForm
    template_name = "workgroups/publish_several.html"

    @cached_property
    def of_all_years(self):
        return self.get_queryset().filter(published_at=None, cancelled_at=None)

    @cached_property
    def years(self) -> list[int]:
        rows = self.of_all_years.order_by("-school_year").values_list("school_year", flat=True)
        return list(rows.distinct())

    @cached_property
    def year(self) -> int | None:
        asked = row_id(self.request.GET.get("year", ""))
        return asked if asked in self.years else next(iter(self.years), None)

    @cached_property
    def drafts(self) -> list[WorkGroup]:
        rows = self.of_all_years.filter(school_year=self.year).with_first_date()
        return list(rows.select_related("hub", "project").order_by("title", "cohort", "pk"))

    @cached_property
    def missing(self) -> dict[int, list[Criterion]]:
        """What each draft lacks, by its key; those that lack nothing too."""
        plans = plans_of_workgroups(self.drafts)
        return {key: missing_criteria(readiness_criteria(found)) for key, found in plans.items()}

    @cached_property
    def leads(self) -> dict[int, list[tuple[int, str]]]:
        return leads_by_workgroup(self.drafts)

    def get_form_kwargs(self):
        ready = [row for row in self.drafts if not self.missing[row.pk]]
        told = others_told_of_publishing(ready)
        hints = {row.pk: " ".join([self.hint(row), *told[row.pk]]) for row in ready}
        return super().get_form_kwargs() | {"ready": ready, "hints": hints}

    def hint(self, draft: WorkGroup) -> str:
        return f"{self.known_by(draft)} Whoever leads it is told by email: {self.led_by(draft)}."

    def known_by(self, draft: WorkGroup) -> str:
        """What tells it from another of its name."""
        first = draft.first_at
        begins = f"From {short_day_words(timezone.localdate(first))}" if first else "No date yet"
        hub = str(draft.hub) if len({row.hub_id for row in self.drafts}) > 1 else ""
        return f"{', '.join(filter(None, [begins, draft.project.code, hub]))}."

    def led_by(self, draft: WorkGroup) -> str:
        return join_words([name for _, name in self.leads.get(draft.pk, [])])

    def lacking(self) -> list[dict[str, Any]]:
        """Of each that is not ready what it lacks, with the page where that is put right."""
        return [
            {
                "draft": row,
                "known_by": self.known_by(row),
                "led_by": self.led_by(row),
                "missing": [(one, part_url(row, one.part)) for one in self.missing[row.pk]],
            }
            for row in self.drafts
            if self.missing[row.pk]
        ]

    def act(self, form):
        return plan.publish_workgroups(workgroups=form.chosen(), by=self.request.user)

    def get_success_message(self):
        number = len(self.result)
        verb = "is" if number == 1 else "are"
        return f"{counted_things(number, 'Work Group')} {verb} published, for anybody to find."

    def get_success_url(self):
        return reverse("workgroups:list")

    def get_context_data(self, **kwargs):
        lacking = self.lacking()
        return super().get_context_data(
            years=[
                {
                    "label": school_year_words(year),
                    "url": f"?year={year}",
                    "is_current": year == self.year,
                }
                for year in self.years
            ],
            lacking=lacking,
            ready=len(self.drafts) - len(lacking),
            **kwargs,
        )
