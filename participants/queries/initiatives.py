"""What else a school has taken on in a school year, so that nobody takes on too much at once.

Own Work Groups are named; of other hubs only the project is, and never a person.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils import timezone

from pages.wording import short_day_words
from participants.models import DeclaredInitiative, Participant
from schools.models import School
from schools.queries.lineage import pasts_of
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


def initiatives_beside(workgroup: WorkGroup, lineage: Mapping[int, set[int]]) -> Found:
    """Of each school: its other Work Groups of that school year, and what it has declared.

    `lineage` has the schools that each came from.
    """
    rows = Participant.objects.exclude(workgroup=workgroup)
    return initiatives(workgroup.hub_id, workgroup.school_year, lineage, rows)


def initiatives_of(school: School, school_year: int) -> list[Initiative]:
    """All that the school has taken on in that school year, as its own hub may know it."""
    lineage = pasts_of([school.pk])
    found = initiatives(school.hub_id, school_year, lineage, Participant.objects.all())
    return found[school.pk]


def initiatives(
    hub: int | None, school_year: int, lineage: Mapping[int, set[int]], places
) -> Found:
    """What was taken on under an earlier number of a school is told of the school it became."""
    found: Found = defaultdict(list)
    became = defaultdict(set)
    for school, past in lineage.items():
        for pk in {school, *past}:
            became[pk].add(school)
    rows = current_places(places, school_year).filter(school__in=list(became))
    # A set, as several people of a school take on one thing.
    taken_on = {
        (school, as_initiative(row.workgroup, hub))
        for row in rows
        for school in became[row.school_id]
    }
    for school, initiative in sorted(taken_on, key=by_name):
        found[school].append(initiative)
    declared = DeclaredInitiative.objects.filter(
        hub=hub, school__in=list(became), school_year=school_year
    )
    for row in declared.order_by("name"):
        for school in became[row.school_id]:
            found[school].append(Initiative(row.name, declaration=row.pk))
    return found


def by_name(pair: tuple[int, Initiative]) -> str:
    return pair[1].name


def current_places(places, school_year: int):
    return (
        places.taking_part()
        .filter(workgroup__school_year=school_year, workgroup__cancelled_at=None)
        .select_related("workgroup__project")
        .only(
            "school",
            *(f"workgroup__{name}" for name in ("hub", "title", "cohort", "project__title")),
        )
    )


def as_initiative(other: WorkGroup, hub: int | None) -> Initiative:
    if other.hub_id == hub:
        return Initiative(str(other), workgroup=other.pk)
    return Initiative(other.project.title)


def same_day_workshops(
    workgroup: WorkGroup, people: Collection[int], *, leaving: WorkGroup | None = None
) -> dict[int, set[str]]:
    """Other Work Groups that meet a person on one of this one's days, each with the day.

    Not the one that they are `leaving` for this one.
    """
    days = workgroup.workshops.standing().order_by().values("starts_at__date")
    meetings = (
        Participant.objects.taking_part()
        # In one filter(), as in a second one the day could be that of another workshop.
        .filter(
            person__in=people,
            workgroup__cancelled_at=None,
            workgroup__workshops__cancelled_at=None,
            workgroup__workshops__starts_at__date__in=days,
        )
        .exclude(workgroup__in=[group for group in (workgroup, leaving) if group])
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
