"""What a school has done before, as far as a Work Group asks for it."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from participants.choices import AttendanceOutcome
from participants.models import Attendance, Participant
from participants.rules.eligibility import SchoolPast
from workgroups.models import MasteryStage, WorkGroup
from workgroups.queries.project_years import is_of_project

CAME = (AttendanceOutcome.PRESENT, AttendanceOutcome.SUBSTITUTED)


def pasts_beside(workgroup: WorkGroup, lineage: Mapping[int, set[int]]) -> dict[int, SchoolPast]:
    """Of each school, in a fixed number of queries; none where the project asks for nothing.

    `lineage` has the schools that each came from.
    """
    project = workgroup.project
    if not (project.required_stages or project.is_once_only):
        return {school: SchoolPast() for school in lineage}
    # What was done under an earlier number of the school counts as its own.
    earlier = {school: {school, *past} for school, past in lineage.items()}
    everybody = set().union(*earlier.values())
    reached = stages_reached(workgroup, everybody) if project.required_stages else {}
    taken = places_before(workgroup, everybody) if project.is_once_only else {}
    return {
        school: SchoolPast(
            required_stages=frozenset(project.required_stages),
            reached=frozenset().union(*(reached.get(pk, ()) for pk in past)),
            is_once_only=project.is_once_only,
            taken_before=tuple(sorted(set().union(*(taken.get(pk, ()) for pk in past)))),
        )
        for school, past in earlier.items()
    }


def stages_reached(workgroup: WorkGroup, schools: Collection[int]) -> dict[int, set[str]]:
    """By school, in the phases of the Work Group: a school has a journey in each."""
    rows = MasteryStage.objects.filter(
        school__in=schools, phase__in=workgroup.phases, from_on__lte=timezone.localdate()
    )
    found = defaultdict(set)
    for school, stage in rows.order_by().values_list("school", "stage"):
        found[school].add(stage)
    return found


def places_before(workgroup: WorkGroup, schools: Collection[int]) -> dict[int, set[str]]:
    """By school, its places in other Work Groups of the project in any year and the same phase.

    Own ones are named; of other hubs only the project is. Whoever gave a place up before it
    began has not taken part.
    """
    # A colleague in somebody's place counts: it is the school that takes part once.
    came = Attendance.objects.filter(participant=OuterRef("pk"), outcome__in=CAME)
    rows = (
        Participant.objects.filter(
            Q(withdrawn_at=None) | Exists(came),
            is_of_project("workgroup__project", workgroup.project_id),
            school__in=schools,
            workgroup__phases__overlap=workgroup.phases,
            workgroup__cancelled_at=None,
        )
        .exclude(workgroup=workgroup)
        .select_related("workgroup__project")
    )
    found = defaultdict(set)
    for row in rows:
        found[row.school_id].add(named(row.workgroup, workgroup.hub_id))
    return found


def named(other: WorkGroup, hub: int) -> str:
    if other.hub_id == hub:
        return f"{other}, {other.year_words}"
    return f"{other.project.title}, {other.year_words} (with another hub)"
