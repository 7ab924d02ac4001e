"""What a participant's own page, and a visit to their school, show of focus pupils."""

from datetime import date
from typing import Any

from evaluations.queries.focus_pupil import due_days, pupils_at, pupils_of
from participants.models import Participant
from participants.queries.panels import place_panels
from workgroups.models import SupportVisit
from workgroups.queries.panels import visit_panels


@place_panels.panel("evaluations/_own_focus_pupils.html")
def own_pupils_panel(place: Participant, reader, on: date) -> dict[str, Any]:
    """Whom they follow and what to note next, where the Work Group asks for it."""
    asked_for = 0 if place.withdrawn_at else place.workgroup.focus_pupils
    if not asked_for:
        return {"asked_for": 0}
    pupils = [one for one in pupils_of(place) if not one.is_closed]
    days = due_days(place.workgroup) if pupils else {}
    return {
        "asked_for": asked_for,
        "pupils": [
            (one, one.following, days[one.following] if one.following else None) for one in pupils
        ],
        "today": on,
    }


@visit_panels.panel("evaluations/_visited_focus_pupils.html")
def visited_pupils_panel(visit: SupportVisit, reader, on: date) -> dict[str, Any]:
    """The letters are for whoever goes there, and for nobody else who may read of the visit."""
    sees = visit.visitor_id == reader.pk and visit.workgroup_id and not visit.called_off_by
    return {"pupils": pupils_at(visit) if sees else []}
