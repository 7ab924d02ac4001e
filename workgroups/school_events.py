"""A school's past as its stages of Teaching for Mastery tell it."""

from collections.abc import Collection, Iterable

from django.urls import reverse

from hubs.access import Permission
from hubs.models import User
from hubs.timeline import LATEST, Event, source
from workgroups.models import MasteryStage


@source(stage="Teaching for Mastery")
def stages(schools: Collection[int], user: User) -> Iterable[Event]:
    rows = MasteryStage.objects.visible_to(user, can=Permission.VIEW_SCHOOLS)
    return [
        Event(
            row.from_on,
            "stage",
            f"Teaching for Mastery, {row.get_phase_display().lower()}: {row.get_stage_display()}",
            reverse("workgroups:school_stages", args=[row.school_id]),
            row.note,
        )
        for row in rows.filter(school__in=schools).order_by("-from_on")[:LATEST]
    ]
