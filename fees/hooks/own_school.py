"""What a school's own page shows of its fees, each with its reckoning."""

from datetime import date
from typing import Any

from fees.choices import FeeState
from fees.models import Fee
from fees.queries.due import grounds_of, with_grounds
from fees.rules import reckoning
from pages.rules.school_year import first_day, school_year_of
from participants.queries.panels import own_school_panels
from schools.models import Contact, School

SHOWN = [FeeState.PROPOSED, FeeState.CONFIRMED, FeeState.INVOICED]


@own_school_panels.panel("fees/_own_school.html")
def fees_of_school(school: School, reader: Contact, on: date) -> dict[str, Any]:
    """Of its own hub, since the last school year began; without what was said in confidence."""
    rows = Fee.objects.filter(
        school=school,
        hub=school.hub_id,
        state__in=SHOWN,
        workshop_on__gte=first_day(school_year_of(on) - 1),
    )
    fees = with_grounds(rows).select_related(
        *("attendance__participant__person", "attendance__workshop__venue"),
        *("attendance__workshop__workgroup__hub", "policy", "school", "invoice"),
    )
    return {
        "fees": [
            (fee, reckoning(grounds_of(fee), with_said=False))
            for fee in fees.order_by("-workshop_on", "pk")
        ]
    }
