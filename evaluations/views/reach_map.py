"""Which schools of a hub's area have been reached, on a map and in its tables."""

from django.utils import timezone
from django.views.generic import TemplateView

from access.permissions import Permission
from evaluations.choices import SchoolReach
from evaluations.queries.reach_map import schools_by_reach
from evaluations.rules.reach_map import ReachRow, reach_map, reach_rows
from evaluations.views.figure_words import number_words
from hubs.rules.map import HEIGHT, WIDTH
from pages.base_views import ScopedPage
from pages.rules.school_year import school_year_of
from schools.models import School


class ReachMapPage(ScopedPage, TemplateView):
    model = School
    can = Permission.VIEW_SCHOOLS
    template_name = "evaluations/reach_map.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        schools = schools_by_reach(self.request.user, today)
        whole = next(iter(reach_rows(schools, by=lambda school: "All schools")), None)
        return super().get_context_data(
            year=school_year_of(today),
            map=reach_map(schools),
            width=WIDTH,
            height=HEIGHT,
            finding=reach_finding(whole) if whole else "",
            key=list(zip(SchoolReach, whole.counts, strict=True)) if whole else [],
            whole=whole,
            tables=[
                ("By phase", "Phase", reach_rows(schools, by=lambda school: school.phase)),
                (
                    "By local authority",
                    "Local authority",
                    reach_rows(schools, by=lambda school: school.authority),
                ),
            ],
            **kwargs,
        )


def reach_finding(whole: ReachRow) -> str:
    this_year, before, never = whole.counts
    schools = number_words(whole.schools, "open school", "open schools")
    reached = f"{this_year + before} of {schools} in the area"
    have = "has" if this_year + before == 1 else "have"
    return (
        f"{reached} {have} been reached: {this_year} this year, {before} in another year; "
        f"{never} never."
    )
