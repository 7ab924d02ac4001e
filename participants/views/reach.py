"""The schools that no hub has ever worked with, and whom to be in touch with next."""

from django.utils import timezone

from access.permissions import Permission
from pages.base_views import ScopedList
from participants.filters.never_engaged import NeverEngagedFilter
from participants.queries.reach import (
    open_schools,
    reach_by_band,
    reach_by_phase,
    with_contact,
    with_premium,
)
from schools.models import School


class NeverEngaged(ScopedList):
    """Open schools of the hub's area without any place ever, or without even an interest."""

    model = School
    can = Permission.VIEW_SCHOOLS
    template_name = "participants/never_engaged.html"
    filterset_class = NeverEngagedFilter
    sorts = {
        "name": "name_letters",
        "authority": "local_authority__name",
        "premium": "premium",
        "last": "last_on",
        "next": "next_on",
    }
    export_name = "schools-not-reached"
    export_columns = {
        "URN": lambda school: school.urn,
        "Name": lambda school: school.name,
        "Local authority": lambda school: school.local_authority.name,
        "Phase": lambda school: school.phase_words,
        "Pupil premium, % of pupils": lambda school: school.premium,
        "Postcode": lambda school: school.postcode,
        "Telephone": lambda school: school.telephone,
        "Website": lambda school: school.website,
        "Last contact": lambda school: school.last_on,
        "Next contact": lambda school: school.next_on,
        "Asked not to be contacted": lambda school: "yes" if school.refuses_contact else "no",
    }

    def prepare(self, queryset):
        schools = queryset.registered().open().select_related("local_authority")
        return with_contact(with_premium(schools), self.request.user)

    def get_context_data(self, **kwargs):
        schools = open_schools(self.request.user)
        by_phase, by_band = reach_by_phase(schools), reach_by_band(schools)
        return super().get_context_data(
            all_schools=sum(row.schools for row in by_phase),
            reached=sum(row.reached for row in by_phase),
            by_phase=[(row.label, row.reached, row.schools) for row in by_phase],
            by_band=[(row.label, row.reached, row.schools) for row in by_band],
            today=timezone.localdate(),
            **kwargs,
        )
