"""Whom a Work Group wants of each school, as its hub says."""

from typing import Any

from django.db import transaction

from access.refusal import Refused
from participants.actions.interest_moves import check_stands, lock_places
from participants.models import WantedRole, WantedYear
from participants.rules.composition import Composition, composition_problem
from workgroups.models import WorkGroup


@transaction.atomic
def set_composition(
    *, workgroup: WorkGroup, composition: Composition, years: Composition = ()
) -> None:
    """By role, and by year group taught. From now on: places given before stay as they are.

    Raises Refused.
    """
    # Locked, as places are given out by it.
    workgroup = lock_places(workgroup)
    check_stands(workgroup)
    for part in (composition, years):
        if problem := composition_problem(part, workgroup.places_per_school):
            raise Refused(problem)
    keep_wanted(WantedRole, "job_role", workgroup, composition)
    keep_wanted(WantedYear, "year_group", workgroup, years)


def keep_wanted(model: Any, name: str, workgroup: WorkGroup, composition: Composition) -> None:
    wanted = dict(composition)
    for row in model.objects.filter(workgroup=workgroup):
        least = wanted.pop(getattr(row, name), 0)
        if not least:
            row.delete()
        elif least != row.per_school:
            row.per_school = least
            row.save()
    model.objects.bulk_create(
        model(workgroup=workgroup, per_school=least, **{name: one})
        for one, least in wanted.items()
        if least
    )
