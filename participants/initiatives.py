"""What else a school has taken on in a school year, so that nobody takes on too much at once.

Own Work Groups are named; of other hubs only the project is, and never a person.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from hubs.wording import short_day_words
from participants.models import DeclaredInitiative, Participant
from workgroups.models import WorkGroup

Found = dict[int, list["Initiative"]]


@dataclass(frozen=True)
class Initiative:
    """One thing a school takes part in; told with the keys of what it is told from."""

    name: str
    workgroup: int | None = None
    declaration: int | None = None

    def __str__(self) -> str:
        if self.workgroup:
            return self.name
        return f"{self.name} ({'not a Maths Hub' if self.declaration else 'with another hub'})"


def initiatives_beside(workgroup: WorkGroup, schools: Collection[int]) -> Found:
    """Of each school: its other Work Groups of that school year, and what it has declared."""
    found: Found = defaultdict(list)
    for school, initiative in sorted(places_beside(workgroup, schools), key=by_name):
        found[school].append(initiative)
    declared = DeclaredInitiative.objects.filter(
        hub=workgroup.hub_id, school__in=schools, school_year=workgroup.school_year
    )
    for row in declared.order_by("name"):
        found[row.school_id].append(Initiative(row.name, declaration=row.pk))
    return found


def by_name(pair: tuple[int, Initiative]) -> str:
    return pair[1].name


def places_beside(workgroup: WorkGroup, schools: Collection[int]) -> set[tuple[int, Initiative]]:
    rows = (
        Participant.objects.taking_part()
        .filter(
            school__in=schools,
            workgroup__school_year=workgroup.school_year,
            workgroup__cancelled_at=None,
        )
        .exclude(workgroup=workgroup)
        .select_related("workgroup__project")
        .only(
            "school",
            *(f"workgroup__{name}" for name in ("hub", "title", "cohort", "project__title")),
        )
    )
    return {(row.school_id, as_initiative(row.workgroup, workgroup.hub_id)) for row in rows}


def as_initiative(other: WorkGroup, hub: int) -> Initiative:
    if other.hub_id == hub:
        return Initiative(str(other), workgroup=other.pk)
    return Initiative(other.project.title)


def same_day_workshops(workgroup: WorkGroup, people: Collection[int]) -> dict[int, set[str]]:
    """Other Work Groups that meet a person on one of this one's days, each with the day."""
    days = set(workgroup.workshops.standing().values_list("starts_at__date", flat=True))
    meetings = (
        Participant.objects.taking_part()
        .filter(
            person__in=people,
            workgroup__cancelled_at=None,
            workgroup__workshops__cancelled_at=None,
            workgroup__workshops__starts_at__date__in=days,
        )
        .exclude(workgroup=workgroup)
        .values_list(
            "person",
            "workgroup__hub",
            "workgroup__title",
            "workgroup__project__title",
            "workgroup__workshops__starts_at",
        )
    )
    found = defaultdict(set)
    for person, hub, title, project, starts_at in meetings:
        name = title if hub == workgroup.hub_id else project
        found[person].add(f"{name}, {short_day_words(timezone.localdate(starts_at))}")
    return found
