"""What a school's page shows of what the school takes part in."""

from datetime import date

from django.utils import timezone

from access.permissions import Permission
from access.reader import Reader
from pages.rules.school_year import school_year_of
from participants.models import ExpressionOfInterest, GovernorReport
from participants.queries.agreement import unsigned
from participants.queries.initiatives import initiatives_of
from participants.rules.overload import is_overload
from schools.models import School
from schools.queries.panels import link_from_school, school_panels

link_from_school("Emails", "participants:school_messages")
link_from_school("Write to its people", "participants:write_to_school")
link_from_school("Send the link to its own page", "participants:send_school_page")


@school_panels.panel("participants/_this_year.html", place=1)
def this_year(school: School, user: Reader, on: date) -> dict:
    """What it has taken on in this school year, and whether its hub calls that too much."""
    year = school_year_of(on)
    hub, found = school.hub, initiatives_of(school, year)
    return {
        "year": year,
        "initiatives": found,
        "too_many": hub is not None and is_overload(found, hub.overload_from),
        "may_declare": hub is not None and user.may(Permission.ALLOCATE_PLACES, hub.pk),
    }


@school_panels.panel("participants/_waits_of_school.html", place=2)
def waits_for_school(school: School, user: Reader, on: date) -> dict:
    """What the hub waits for from the school: signatures, and reports to its governors."""
    interests = ExpressionOfInterest.objects.visible_to(user, can=Permission.VIEW_PEOPLE)
    reports = GovernorReport.objects.visible_to(user, can=Permission.VIEW_PEOPLE)
    lacking = unsigned(interests.filter(school=school), timezone.now())
    return {
        "unsigned": list(lacking.select_related("workgroup")),
        "reports": list(reports.waiting().filter(school=school).select_related("workgroup")),
    }
