"""Which schools of a hub's area have been reached, on a map and in its tables."""

from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from evaluations.choices import SchoolReach
from evaluations.queries.reach_map import schools_by_reach
from evaluations.rules.reach_map import ReachedSchool, ReachRow, reach_map, reach_rows
from evaluations.views.figure_words import number_words
from hubs.rules.map import HEIGHT, WIDTH
from pages.base_views import ScopedList
from pages.rules.school_year import school_year_of
from schools.models import School


class ReachMapPage(ScopedList):
    """Its file has a row for each phase and for each authority."""

    model = School
    can = Permission.VIEW_SCHOOLS
    template_name = "evaluations/reach_map.html"
    paginate_by = None
    export_name = "schools-reached"
    export_columns = {
        "Schools": lambda row: row.label,
        "Open": lambda row: row.schools,
        "Reached this year": lambda row: row.counts[0],
        "Reached in another year": lambda row: row.counts[1],
        "Never reached": lambda row: row.counts[2],
    }

    @cached_property
    def schools(self) -> list[ReachedSchool]:
        return schools_by_reach(self.request.user, timezone.localdate())

    @cached_property
    def by_phase(self) -> list[ReachRow]:
        return reach_rows(self.schools, by=lambda school: school.phase)

    @cached_property
    def by_authority(self) -> list[ReachRow]:
        return reach_rows(self.schools, by=lambda school: school.authority)

    def get_queryset(self):
        return [*self.by_phase, *self.by_authority]

    def get_context_data(self, **kwargs):
        whole = next(iter(reach_rows(self.schools, by=lambda school: "All")), None)
        return super().get_context_data(
            year=school_year_of(timezone.localdate()),
            map=reach_map(self.schools),
            width=WIDTH,
            height=HEIGHT,
            whole=whole,
            finding=reach_finding(whole) if whole else "",
            key=list(zip(SchoolReach, whole.counts, strict=True)) if whole else [],
            tables=[
                ("By phase", "Phase", self.by_phase),
                ("By local authority", "Local authority", self.by_authority),
            ],
            **kwargs,
        )


def reach_finding(whole: ReachRow) -> str:
    this_year, before, never = whole.counts
    schools = number_words(whole.schools, "open school", "open schools")
    have = "has" if this_year + before == 1 else "have"
    return (
        f"{this_year + before} of {schools} in the area {have} been reached: "
        f"{this_year} this year, {before} in another year; {never} never."
    )
