"""The engagement of a hub's year: a funnel by school and by person, and the rows behind it."""

from types import SimpleNamespace

from django.utils.functional import cached_property

from access.permissions import Permission
from evaluations.choices import JourneyStage
from evaluations.forms.engagement import BY_PERSON, GOES_ON, STOPS, EngagementForm
from evaluations.queries.engagement import engagement_in, next_year_of, with_names
from evaluations.rules.journey import HAS_REACHED
from evaluations.views.figure_words import stages_finding
from pages.base_views import ScopedList
from pages.wording import school_year_words
from participants.models import ExpressionOfInterest
from workgroups.rules.completion import USUAL, completion_words


def yes_or_no(fact: bool) -> str:
    return "yes" if fact else "no"


class EngagementPage(ScopedList):
    """Signed up, started and completed as three facts of each school, or person, and project."""

    model = ExpressionOfInterest
    can = Permission.VIEW_SCHOOLS
    template_name = "evaluations/engagement.html"
    export_name = "engagement"

    @cached_property
    def form(self):
        form = EngagementForm(self.request.GET, request=self.request)
        form.is_valid()
        return form

    @cached_property
    def year(self) -> int:
        return int(self.form.answer("year") or self.form.this_year)

    @cached_property
    def engagement(self):
        phase, authority = self.form.answer("phase"), self.form.answer("authority")

        def shows(interest) -> bool:
            return (not phase or interest.of.phase == phase) and (
                authority is None or interest.of.authority == authority.pk
            )

        shown = shows if phase or authority else None
        return engagement_in(self.request.user, year=self.year, shows=shown)

    @cached_property
    def next_year(self):
        schools = self.engagement.schools
        return next_year_of(self.request.user, year=self.year, schools=schools)

    @property
    def is_by_person(self) -> bool:
        return self.form.answer("by") == BY_PERSON

    @property
    def export_columns(self):
        person = (
            {"Person": lambda journey: journey.interest.person_name} if self.is_by_person else {}
        )
        return person | {
            "School": lambda journey: journey.interest.of.name,
            "Local authority": lambda journey: journey.interest.of.authority_name or "",
            "Project": lambda journey: journey.interest.project_words,
            "School year": lambda journey: school_year_words(self.year),
            "Signed up": lambda journey: yes_or_no(journey.signed_up),
            "Started": lambda journey: yes_or_no(journey.started),
            "Completed": lambda journey: yes_or_no(journey.completed),
            "Minutes attended": lambda journey: journey.standing.attended,
            "Minutes of all workshops": lambda journey: journey.standing.held,
            "Tasks done": lambda journey: journey.standing.done,
            "Tasks set": lambda journey: journey.standing.tasks,
        }

    def get_queryset(self):
        # All that the list's template asks of a filter is its form; the rows here are no queryset.
        self.filterset = SimpleNamespace(form=self.form)
        found = self.engagement
        journeys = with_names(found.people) if self.is_by_person else found.schools
        stage = self.form.answer("stage")
        if stage in (GOES_ON, STOPS):
            next_year = self.next_year
            schools = next_year.going_on if stage == GOES_ON else next_year.stopping
            return [one for one in journeys if one.signed_up and one.school in schools]
        return list(filter(HAS_REACHED[JourneyStage(stage or JourneyStage.ASKED)], journeys))

    def get_context_data(self, **kwargs):
        found = self.engagement
        return super().get_context_data(
            year=self.year,
            is_by_person=self.is_by_person,
            funnels=[
                funnel("Schools", "School-projects", None, found.schools),
                funnel("People", "Person-projects", BY_PERSON, found.people),
            ],
            # A school in two projects has two journeys, and is one school.
            signed_up_schools=len({one.school for one in found.schools if one.signed_up}),
            signed_up_people=len({one.who for one in found.people if one.signed_up}),
            continuation=self.next_year,
            to_complete=completion_words(USUAL),
            **kwargs,
        )


def funnel(label: str, unit: str, by: str | None, journeys) -> tuple:
    rows = funnel_rows(journeys)
    counts = [(stage, row["count"]) for stage, row in zip(HAS_REACHED, rows, strict=True)]
    one = unit.lower().removesuffix("s")
    return label, unit, by, rows, stages_finding(counts, one, f"{one}s") if journeys else label


def funnel_rows(journeys) -> list[dict]:
    """Each stage with how many came so far, of all who asked, which no filter names.

    A school in two projects has two journeys, and is one school.
    """
    rows = []
    for stage, has_reached in HAS_REACHED.items():
        reached = [one.who for one in journeys if has_reached(one)]
        rows.append(
            {
                "number": len(set(reached)),
                # All have asked, so the first stage narrows nothing.
                "name": None if stage == JourneyStage.ASKED else stage.value,
                "label": stage.label,
                "count": len(reached),
                "percent": round(100 * len(reached) / len(journeys)) if journeys else 0,
                "width": len(reached) * 200 // len(journeys) if journeys else 0,
            }
        )
    return rows
