"""The figures that a report is handed in with, and those that stand beside its boxes."""

from dataclasses import replace

from django.db.models import Count, Sum
from django.utils import timezone

from evaluations.choices import JourneyStage
from evaluations.queries.wave_results import figures_for_wider_readers
from evaluations.rules.disclosure import may_be_shown
from evaluations.rules.figures import Figures
from evaluations.rules.report_figures import BetweenFigures, CostFigures
from participants.models import TaskAccount
from workgroups.choices import VisitStanding
from workgroups.models import SupportVisit, WorkGroup
from workgroups.queries.visit import visit_figures


def report_figures(workgroup: WorkGroup) -> Figures:
    """What a report holds: for wider readers, with what it cost and what was done between."""
    found = figures_for_wider_readers(workgroup)
    people = {row.stage: row.people for row in found.stages}
    cost = CostFigures(
        planned=workgroup.budget,
        spent=workgroup.spent,
        places=workgroup.capacity,
        started=people[JourneyStage.STARTED],
        completed=people[JourneyStage.COMPLETED],
    )
    return replace(found, cost=cost, between=between_figures(workgroup))


def between_figures(workgroup: WorkGroup) -> BetweenFigures:
    """What those who did tasks say, and how visits went."""
    told = TaskAccount.objects.done().filter(participant__workgroup=workgroup)
    sums = told.order_by().aggregate(
        Sum("colleagues"),
        Sum("pupils"),
        people=Count("participant", distinct=True),
    )
    visits = SupportVisit.objects.filter(workgroup=workgroup)
    found = visit_figures(visits, timezone.localdate())
    standings = {one.value: found[one] for one in VisitStanding}
    is_shown = may_be_shown(sums["people"])
    return BetweenFigures(
        colleagues=sums["colleagues__sum"] if is_shown else None,
        pupils=sums["pupils__sum"] if is_shown else None,
        visits=sum(standings.values()),
        standings=standings,
    )
