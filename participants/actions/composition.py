"""Whom a Work Group wants of each school, as its hub says."""

from django.db import transaction

from access.refusal import Refused
from participants.actions.interest_moves import check_stands, lock_places
from participants.models import WantedRole
from participants.rules.composition import Composition, composition_problem
from workgroups.models import WorkGroup


@transaction.atomic
def set_composition(*, workgroup: WorkGroup, composition: Composition) -> None:
    """From now on: places given before stay as they are. Raises Refused."""
    # Locked, as places are given out by it.
    workgroup = lock_places(workgroup)
    check_stands(workgroup)
    if problem := composition_problem(composition, workgroup.places_per_school):
        raise Refused(problem)
    wanted = dict(composition)
    for row in WantedRole.objects.filter(workgroup=workgroup):
        least = wanted.pop(row.job_role, 0)
        if not least:
            row.delete()
        elif least != row.per_school:
            row.per_school = least
            row.save()
    WantedRole.objects.bulk_create(
        WantedRole(workgroup=workgroup, job_role=role, per_school=least)
        for role, least in wanted.items()
        if least
    )
