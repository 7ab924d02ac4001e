"""The score of each expression of interest, by what its hub says counts."""

from collections.abc import Iterable, Mapping

from django.utils import timezone

from hubs.models import Hub
from participants.models import ExpressionOfInterest, Participant, PriorityWeights
from participants.rules.priority import Merits, Score, Weights, score_of
from schools.models import PupilPremium
from schools.queries.lineage import pasts_of
from workgroups.models import MasteryStage, WorkGroup
from workgroups.queries.need import schools_that_raised


def weights_of(hub: int) -> Weights | None:
    """None where the hub has not said what counts: then nobody has a score."""
    row = PriorityWeights.objects.filter(hub=hub).first()
    return row.values if row else None


def scores_of(workgroup: WorkGroup, interests: Iterable[ExpressionOfInterest]) -> dict[int, Score]:
    """By expression of interest, in a fixed number of queries; none without weights."""
    # No query where a page has joined it.
    row = getattr(workgroup.hub, "priority_weights", None)
    if row is None:
        return {}
    weights = row.values
    interests = list(interests)
    past = pasts_of({interest.school_id for interest in interests})
    # What was done under an earlier number of the school counts as its own.
    earlier = {school: {school, *before} for school, before in past.items()}
    everybody = set().union(*earlier.values()) if earlier else set()
    reached = schools_reached(workgroup.hub, everybody)
    begun = schools_in_mastery(workgroup, everybody)
    raised = schools_that_raised(workgroup)
    premium = latest_premium(earlier)
    before = asked_before(workgroup)
    return {
        interest.pk: score_of(
            Merits(
                pupil_premium=premium.get(interest.school_id),
                never_reached=not earlier[interest.school_id] & reached,
                raised_need=interest.school_id in raised,
                new_to_mastery=not earlier[interest.school_id] & begun,
                asked_before=before[interest.pk],
            ),
            weights,
        )
        for interest in interests
    }


def schools_reached(hub: Hub, schools: Iterable[int]) -> set[int]:
    """Those with a place in any of the hub's Work Groups, of any year."""
    rows = Participant.objects.taking_part().filter(school__in=schools, workgroup__hub=hub)
    return set(rows.values_list("school", flat=True))


def schools_in_mastery(workgroup: WorkGroup, schools: Iterable[int]) -> set[int]:
    """Those with a stage of Teaching for Mastery in one of its phases, now or before."""
    rows = MasteryStage.objects.filter(
        school__in=schools, phase__in=workgroup.phases, from_on__lte=timezone.localdate()
    )
    return set(rows.values_list("school", flat=True))


def latest_premium(schools: Iterable[int]) -> Mapping:
    rows = PupilPremium.objects.filter(school__in=schools).order_by("year")
    # The latest year comes last, and stays.
    return dict(rows.values_list("school", "percent"))


def asked_before(workgroup: WorkGroup) -> dict[int, int]:
    """How many asked sooner than each: of all, as nobody's score is to change with who leaves."""
    rows = ExpressionOfInterest.objects.filter(workgroup=workgroup).order_by("sent_at", "pk")
    return {pk: before for before, pk in enumerate(rows.values_list("pk", flat=True))}
