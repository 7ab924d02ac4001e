"""What a school's page shows of its hub: partnerships, and what was said to each other."""

from datetime import date
from typing import Any

from access.permissions import Permission
from access.reader import Reader
from hubs.queries.schools import latest_notes, partnerships_of
from pages.panels import BELOW, BESIDE
from schools.models import School
from schools.queries.panels import school_panels


@school_panels.panel("hubs/_partnerships.html", where=BELOW)
def partnerships_panel(school: School, user: Reader, on: date) -> dict[str, Any]:
    return {
        "partnerships": partnerships_of(school, user, on),
        "may_edit": user.may(Permission.EDIT_SCHOOLS, school.hub_id),
    }


@school_panels.panel("hubs/_contact_notes.html", where=BESIDE)
def contact_notes_panel(school: School, user: Reader, on: date) -> dict[str, Any]:
    return {
        "notes": latest_notes(school, user),
        "can_contact": user.may(Permission.CONTACT_SCHOOLS, school.hub_id),
    }
