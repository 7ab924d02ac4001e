"""What the reports of one school year recommend, and whether the next one follows."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from access.permissions import Permission
from evaluations.choices import Recommendation, ReportState
from evaluations.models import Report
from hubs.models import Hub
from workgroups.models import WorkGroup


def lessons_for(user: Any, hub: Hub, year: int) -> QuerySet[Report]:
    """The approved reports of the year before, each with `is_planned` for this one.

    Planned: by a Work Group of the same project, or of the one that has taken its place.
    """
    before = OuterRef("workgroup__project")
    groups = WorkGroup.objects.filter(hub=hub, school_year=year, cancelled_at=None)
    again = groups.filter(Q(project=before) | Q(project__predecessor=before))
    reports = Report.objects.visible_to(user, can=Permission.VIEW_YEAR_PLAN)
    return (
        reports.filter(
            workgroup__hub=hub, workgroup__school_year=year - 1, state=ReportState.APPROVED
        )
        .exclude(recommendation="")
        .annotate(is_planned=Exists(again), is_to_stop=Q(recommendation=Recommendation.STOP))
        .select_related("workgroup")
        .order_by("workgroup__title", "pk")
    )
