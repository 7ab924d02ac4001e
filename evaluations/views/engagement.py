"""The engagement of a hub's year: a funnel by school and by person, and the rows behind it."""

from types import SimpleNamespace

from django.db.models import Q
from django.utils.functional import cached_property

from access.permissions import Permission
from evaluations.forms.engagement import BY_PERSON, GOES_ON, STOPS, EngagementForm
from evaluations.queries import engagement as queries
from evaluations.rules.engagement import COMPLETION
from pages.base_views import ScopedList
from pages.wording import school_year_words
from participants.models import ExpressionOfInterest


def yes(fact: bool) -> str:
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
        which = Q()
        if phase := self.form.answer("phase"):
            which &= Q(school__phase=phase)
        if authority := self.form.answer("authority"):
            which &= Q(school__local_authority=authority)
        return queries.engagement(self.request.user, year=self.year, which=which)

    @cached_property
    def next_year(self):
        schools = self.engagement.schools
        return queries.next_year_of(self.request.user, year=self.year, schools=schools)

    @property
    def is_by_person(self) -> bool:
        return self.form.answer("by") == BY_PERSON

    @property
    def export_columns(self):
        person = {"Person": lambda road: road.interest.person_name} if self.is_by_person else {}
        return person | {
            "School": lambda road: road.interest.school_name,
            "Local authority": lambda road: road.interest.authority or "",
            "Project": lambda road: road.interest.project_words,
            "School year": lambda road: school_year_words(self.year),
            "Signed up": lambda road: yes(road.signed_up),
            "Started": lambda road: yes(road.started),
            "Completed": lambda road: yes(road.completed),
            "Minutes attended": lambda road: road.attended,
            "Minutes of all workshops": lambda road: road.held,
        }

    def get_queryset(self):
        self.filterset = SimpleNamespace(form=self.form)
        roads = self.engagement.people if self.is_by_person else self.engagement.schools
        stage = self.form.answer("stage")
        if stage in (GOES_ON, STOPS):
            next_year = self.next_year
            schools = next_year.going_on if stage == GOES_ON else next_year.stopping
            return [road for road in roads if road.signed_up and road.school in schools]
        _, counts = queries.STAGES[stage or "asked"]
        return [road for road in roads if counts(road)]

    def get_context_data(self, **kwargs):
        found = self.engagement
        return super().get_context_data(
            year=self.year,
            is_by_person=self.is_by_person,
            funnels=[
                ("Schools", None, funnel(found.schools)),
                ("People", BY_PERSON, funnel(found.people)),
            ],
            signed_up_schools=len({road.school for road in found.schools if road.signed_up}),
            signed_up_people=len({road.key[0] for road in found.people if road.signed_up}),
            continuation=self.next_year,
            completion_percent=round(100 * COMPLETION),
            **kwargs,
        )


def funnel(roads) -> list[dict]:
    """Each stage with how many came at least so far, of all who asked, which no filter names."""
    return [
        {
            "name": None if name == "asked" else name,
            "label": label,
            "count": (count := sum(map(counts, roads))),
            "percent": round(100 * count / len(roads)) if roads else 0,
            "width": count * 200 // len(roads) if roads else 0,
        }
        for name, (label, counts) in queries.STAGES.items()
    ]
