"""What a school's page shows of the visits to it."""

from datetime import date

from access.permissions import Permission
from access.reader import Reader
from schools.models import School
from schools.queries.panels import link_from_school, school_panels
from workgroups.queries.visit import visits_of_school

link_from_school("Teaching for Mastery", "workgroups:school_stages")


@school_panels.panel("workgroups/_school_visits.html", place=2)
def visits_panel(school: School, user: Reader, on: date) -> dict:
    """The next visit and the latest, and what is not finished."""
    hub = school.hub_id if school.is_open else None
    return {
        "visits": visits_of_school(school, user, on),
        "may_plan": hub is not None and user.may(Permission.PLAN_VISIT, hub),
        "today": on,
    }
