"""Whom a Work Group wants of each school, and who of each has a place."""

from collections import defaultdict

from participants.models import Offer, Participant, WantedRole
from participants.rules.composition import Composition
from workgroups.models import WorkGroup


def composition_of(workgroup: WorkGroup) -> Composition:
    rows = WantedRole.objects.filter(workgroup=workgroup).order_by("pk")
    return tuple(rows.values_list("job_role", "per_school"))


def roles_held(workgroup: WorkGroup) -> dict[int, list[tuple[int, str]]]:
    """Of each school (expression of interest, role) of those who have or are offered a place."""
    taken = Participant.objects.taking_part().filter(workgroup=workgroup).order_by()
    offered = Offer.objects.open().filter(interest__workgroup=workgroup).order_by()
    rows = taken.values_list("school", "interest", "interest__job_role").union(
        offered.values_list("interest__school", "interest", "interest__job_role"), all=True
    )
    found = defaultdict(list)
    for school, interest, role in rows:
        found[school].append((interest, role))
    return found
