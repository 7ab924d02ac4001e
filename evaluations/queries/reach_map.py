"""When hubs worked with each open school of an area, in one query."""

from datetime import date

from django.db.models import Case, Value, When

from evaluations.choices import SchoolReach
from evaluations.rules.reach_map import ReachedSchool
from hubs.models import LeadSchool
from pages.rules.school_year import school_year_of
from participants.models import Participant
from participants.queries.reach import IS_REACHED, NOT_KNOWN, open_schools
from schools.queries.lineage import any_ever


def schools_by_reach(user, on: date) -> list[ReachedSchool]:
    places = Participant.objects.filter(
        workgroup__school_year=school_year_of(on), workgroup__cancelled_at=None
    )
    leads = LeadSchool.objects.current(on)
    schools = open_schools(user).annotate(
        reach=Case(
            When(any_ever(places) | any_ever(leads), then=Value(SchoolReach.THIS_YEAR)),
            When(IS_REACHED, then=Value(SchoolReach.BEFORE)),
            default=Value(SchoolReach.NEVER),
        )
    )
    rows = schools.order_by().values_list(
        "reach", "phase", "local_authority__name", "easting", "northing"
    )
    return [
        ReachedSchool(SchoolReach(reach), phase or NOT_KNOWN, authority or NOT_KNOWN, *place)
        for reach, phase, authority, *place in rows
    ]
