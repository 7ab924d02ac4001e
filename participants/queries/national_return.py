"""The rows of a national return, and what is still to be put right before one is made."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from hubs.models import Hub
from participants.choices import MissingDetail, ReturnColumn
from participants.models import Attendance, Participant, TeacherReference
from participants.queries.attendance_register import without_register
from participants.queries.matching import former_names_of
from participants.queries.missing_details import counts_of_missing, places_of_year
from participants.queries.progress import progress_of
from participants.rules.completion import COUNTS_FOR_PERSON
from workgroups.choices import ProjectKind
from workgroups.models import WorkGroup

Reader = Callable[[Participant], Any]


def places_to_return(hub: Hub, year: int) -> list[Participant]:
    """Every place of the hub's Work Groups of that year, given up or not; not those of events."""
    rows = Participant.objects.filter(
        workgroup__hub=hub, workgroup__school_year=year, workgroup__cancelled_at=None
    ).exclude(workgroup__project__kind=ProjectKind.EVENT)
    joined = rows.select_related("person", "school", "interest", "workgroup__project")
    return list(joined.order_by("workgroup__title", "workgroup", "person__name", "pk"))


def readers_for(places: list[Participant], columns: list[str]) -> dict[str, Reader]:
    """By the heading of each column, how it is read of a place."""
    people = {place.person_id for place in places}
    names = former_names_of(people)
    ended = outcomes_by_place(places)
    read: dict[str, Reader] = {
        ReturnColumn.NAME: lambda place: place.person.name,
        ReturnColumn.FORMER_NAMES: lambda place: former_words(names, place),
        ReturnColumn.EMAIL: lambda place: place.person.email,
        ReturnColumn.TELEPHONE: lambda place: place.person.telephone,
        ReturnColumn.SCHOOL: lambda place: place.school.name,
        ReturnColumn.URN: lambda place: place.school.urn,
        ReturnColumn.PROJECT: lambda place: place.workgroup.project.code,
        ReturnColumn.WORKGROUP: lambda place: place.workgroup.title,
        ReturnColumn.ROLE: lambda place: place.interest.get_job_role_display(),
        ReturnColumn.ATTENDED: lambda place: ended[place.pk, True],
        ReturnColumn.HELD: lambda place: ended[place.pk, True] + ended[place.pk, False],
        ReturnColumn.PLACE: lambda place: "Gave it up" if place.withdrawn_at else "Has it",
    }
    if ReturnColumn.TRN in columns:
        numbers = trn_by_person(people)
        read[ReturnColumn.TRN] = lambda place: numbers.get(place.person_id, "")
    if ReturnColumn.COMPLETED in columns:
        done = completed_places({place.workgroup for place in places})
        read[ReturnColumn.COMPLETED] = lambda place: "Yes" if place.pk in done else "No"
    return {ReturnColumn(name).label: read[name] for name in columns}


def former_words(names: dict[int, list[str]], place: Participant) -> str:
    former = dict.fromkeys(names.get(place.person_id, []))
    former.pop(place.person.name, None)
    return ", ".join(former)


def trn_by_person(people: set[int]) -> dict[int, str]:
    rows = TeacherReference.objects.filter(person__in=people).exclude(number="")
    return dict(rows.values_list("person", "number"))


def outcomes_by_place(places: list[Participant]) -> Counter:
    """By place and whether it counts as attended: of how many workshops with a closed register."""
    rows = Attendance.objects.settled().filter(participant__in=[place.pk for place in places])
    found: Counter = Counter()
    for place, outcome in rows.values_list("participant", "outcome"):
        found[place, outcome in COUNTS_FOR_PERSON] += 1
    return found


def completed_places(workgroups: set[WorkGroup]) -> set[int]:
    """A few queries for each Work Group, whose rule it is; a return is made a few times a year."""
    return {
        person.participant.pk
        for workgroup in workgroups
        for person in progress_of(workgroup).people
        if person.standing.has_completed
    }


def gaps_of_year(places: Any, workshops: Any, year: int) -> list[tuple[MissingDetail | None, int]]:
    """How many people lack what, and under None how many workshops have no closed register."""
    of_year = workshops.filter(workgroup__school_year=year)
    open_registers = without_register(of_year, timezone.now()).count()
    gaps: list[tuple[MissingDetail | None, int]] = list(
        counts_of_missing(places_of_year(places, year))
    )
    return gaps + ([(None, open_registers)] if open_registers else [])
