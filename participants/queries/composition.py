"""Whom a Work Group wants of each school, and who of each has a place."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Value

from participants.models import Offer, Participant, WantedRole, WantedYear
from participants.rules.composition import Composition
from workgroups.choices import YearGroup
from workgroups.models import WorkGroup
from workgroups.rules.year_groups import year_groups_of


class Wanted(NamedTuple):
    """Of each school at the least."""

    roles: Composition
    years: Composition


def composition_of(workgroup: WorkGroup) -> Wanted:
    roles = WantedRole.objects.filter(workgroup=workgroup).order_by()
    years = WantedYear.objects.filter(workgroup=workgroup).order_by()
    # In one query, as every page of people asks for both.
    found = roles.values_list(Value(False), "pk", "job_role", "per_school").union(
        years.values_list(Value(True), "pk", "year_group", "per_school"), all=True
    )
    rows = sorted(found)
    return Wanted(
        tuple((one, least) for is_year, _, one, least in rows if not is_year),
        tuple((one, least) for is_year, _, one, least in rows if is_year),
    )


def years_to_ask(workgroup: WorkGroup) -> list[YearGroup]:
    """Of the Work Group's phases, where it wants certain ones of each school; else none."""
    if not WantedYear.objects.filter(workgroup=workgroup).exists():
        return []
    return year_groups_of(workgroup.phases)


class Holder(NamedTuple):
    interest: int
    job_role: str
    year_group: str


def holders_of(workgroup: WorkGroup) -> dict[int, list[Holder]]:
    """By school, those who have or are offered a place."""
    fields = ("job_role", "year_group")
    taken = Participant.objects.taking_part().filter(workgroup=workgroup).order_by()
    offered = Offer.objects.open().filter(interest__workgroup=workgroup).order_by()
    of_interest = ["interest", *(f"interest__{name}" for name in fields)]
    rows = taken.values_list("school", *of_interest).union(
        offered.values_list("interest__school", *of_interest), all=True
    )
    found = defaultdict(list)
    for school, *holder in rows:
        found[school].append(Holder(*holder))
    return found
