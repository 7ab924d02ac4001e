"""What pages of registers offer to whoever leads: to note what they take from a workshop."""

from datetime import date
from typing import Any

from django.utils import timezone

from access.permissions import Permission
from evaluations.queries.reflection import (
    reflection_of,
    reflections_asked_for,
    without_reflection_of,
)
from hubs.models import User
from participants.queries.panels import closed_register_panels, registers_panels
from workgroups.models import WorkGroup, Workshop
from workgroups.templatetags.workgroups import permissions_on


@registers_panels.panel("evaluations/_reflection_asked_for.html")
def next_reflection_panel(workgroup: WorkGroup, user: User, on: date) -> dict[str, Any]:
    """The last workshop of which the lead has closed the register and noted nothing."""
    if workgroup.project.is_event or not writes_reflections(workgroup, user):
        return {"writes": False}
    asked = reflections_asked_for(user, workgroup.workshops.all(), timezone.now())
    return {"writes": True, "workshop": asked.first(), "workgroup": workgroup}


@closed_register_panels.panel("evaluations/_reflection_on_workshop.html")
def own_reflection_panel(workshop: Workshop, user: User, on: date) -> dict[str, Any]:
    """What the lead noted of this one, or the way to do so."""
    if not writes_reflections(workshop.workgroup, user):
        return {"writes": False}
    one = Workshop.objects.filter(pk=workshop.pk)
    return {
        "writes": True,
        "workshop": workshop,
        "written": reflection_of(user, workshop),
        "is_open": without_reflection_of(user, one, timezone.now()).exists(),
    }


def writes_reflections(workgroup: WorkGroup, user: User) -> bool:
    return Permission.WRITE_REFLECTION in permissions_on(workgroup, user)
