"""All that one person takes part in or asked for, over the years, for themselves."""

from dataclasses import dataclass

from django.utils import timezone

from participants.models import ExpressionOfInterest, Participant, Person
from participants.queries.dates import dates_of_person
from workgroups.models import Workshop


@dataclass(frozen=True)
class OwnWorkGroup:
    """A place, and the next of its dates, if one is to come."""

    place: Participant
    next: Workshop | None


def own_workgroups(person: Person) -> list[OwnWorkGroup]:
    """Every place of the person, this year's first."""
    now = timezone.now()
    ahead: dict[int, Workshop] = {}
    for place, workshop in dates_of_person(person):
        if workshop.ends_at > now and not place.withdrawn_at:
            ahead.setdefault(place.pk, workshop)
    rows = Participant.objects.filter(person=person).select_related(
        "person", "school", "interest", "workgroup__hub"
    )
    rows = rows.order_by("-workgroup__school_year", "-accepted_at", "-pk")
    return [OwnWorkGroup(place, ahead.get(place.pk)) for place in rows]


def own_open_interests(person: Person) -> list[ExpressionOfInterest]:
    """What they asked for and have no place in yet."""
    rows = ExpressionOfInterest.objects.open().filter(person=person, place=None)
    return list(rows.select_related("person", "workgroup", "school").order_by("-sent_at", "-pk"))
