"""Who is told, and in which words, when a whole Work Group is called off.

The page that asks whether to do it shows this, and the action sends it.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import partial

from django.utils import timezone

from hubs.models import User
from outbox.models import Message
from participants import emails
from participants.choices import ENDED_WITH_ITS_GROUP, InterestState
from participants.models import (
    Cancellation,
    ExpressionOfInterest,
    Participant,
    Substitution,
)
from participants.queries.audience import Audience
from workgroups.choices import VisitSide
from workgroups.emails import visit_not_needed
from workgroups.models import SupportVisit, WorkGroup, WorkGroupLead, Workshop, WorkshopLead

# What apps above say beside it on that page: sentences on what becomes of what they keep.
Consequence = Callable[[WorkGroup], list[str]]
consequences: list[Consequence] = []


def consequence(say: Consequence) -> Consequence:
    """Register what else follows, in a module its AppConfig loads."""
    consequences.append(say)
    return say


def consequences_of_end(workgroup: WorkGroup) -> list[str]:
    return [sentence for say in consequences for sentence in say(workgroup)]


def audiences_of_end(workgroup: WorkGroup, *, because: str, by: User) -> list[Audience]:
    """Everybody whom the end of it concerns, but for `by`, who calls it off."""
    asked = list(
        ExpressionOfInterest.objects.filter(workgroup=workgroup, state__in=ENDED_WITH_ITS_GROUP)
        .select_related("person", "school", "approval", "workgroup__hub")
        .order_by("pk")
    )
    places = places_that_end(workgroup)
    to_come = list(workgroup.workshops.to_come(timezone.now()).select_related("venue"))
    to_interest = partial(emails.group_called_off, because=because)
    of_state = {
        state: [row for row in asked if row.state == state] for state in ENDED_WITH_ITS_GROUP
    }
    found = [
        Audience(
            "People with a place",
            places,
            partial(emails.place_called_off, because=because, dates=dates_held(places, to_come)),
        ),
        Audience(
            "Colleagues who were to come instead",
            colleagues_to_come(workgroup),
            partial(end_for_colleague, because=because),
        ),
        Audience("People who are offered a place", of_state[InterestState.OFFERED], to_interest),
        Audience("People on the waiting list", of_state[InterestState.WAITING], to_interest),
        Audience("People who have asked", of_state[InterestState.NEW], to_interest),
        Audience(
            "Heads who have not answered yet",
            by_head(asked),
            partial(emails.head_need_not_answer, because=because),
        ),
        Audience(
            "Who leads it",
            list(leads_of(workgroup).exclude(user=by)),
            partial(emails.lead_of_group_called_off, because=because, dates=to_come),
        ),
        Audience(
            "Who was to lead one of its workshops",
            leads_of_workshops(to_come, by),
            partial(emails.workshop_lead_of_group_called_off, workgroup=workgroup, because=because),
        ),
        Audience(
            "Who was to visit a school",
            [row for row in visits_that_end(workgroup) if row.visitor_id != by.pk],
            partial(end_of_visit, because=because),
        ),
    ]
    return [audience for audience in found if audience.rows]


def places_that_end(workgroup: WorkGroup) -> list[Participant]:
    rows = Participant.objects.taking_part().filter(workgroup=workgroup)
    joined = rows.select_related(
        "person", "workgroup", "interest__person", "interest__workgroup__hub"
    )
    return list(joined.order_by("pk"))


def dates_held(places: list[Participant], to_come: list[Workshop]) -> dict[int, list[Workshop]]:
    """By place, the dates that its calendar still holds: those that were not cancelled."""
    rows = Cancellation.objects.standing().filter(workshop__in=to_come)
    cancelled = set(rows.values_list("participant", "workshop"))
    return {
        place.pk: [one for one in to_come if (place.pk, one.pk) not in cancelled]
        for place in places
    }


def colleagues_to_come(workgroup: WorkGroup) -> list[Substitution]:
    rows = Substitution.objects.coming().with_address()
    to_come = rows.filter(workshop__workgroup=workgroup, workshop__starts_at__gt=timezone.now())
    return list(to_come.order_by("pk"))


def by_head(interests: list[ExpressionOfInterest]) -> list[list[ExpressionOfInterest]]:
    """Those whose head has still to answer, by the head's address."""
    found = defaultdict(list)
    for row in interests:
        if row.needs_approval and row.head_email and getattr(row, "approval", None) is None:
            found[row.head_email].append(row)
    return list(found.values())


def leads_of(workgroup: WorkGroup):
    rows = WorkGroupLead.objects.filter(workgroup=workgroup).order_by("pk")
    return rows.select_related("user", "workgroup__hub")


def leads_of_workshops(to_come: list[Workshop], by: User) -> list[tuple[User, list[Workshop]]]:
    """Each who leads some of these workshops alone, with those, but for `by`."""
    rows = WorkshopLead.objects.filter(workshop__in=to_come, user__is_active=True).exclude(user=by)
    by_key = {workshop.pk: workshop for workshop in to_come}
    found: dict[User, list[Workshop]] = {}
    for row in rows.select_related("user").order_by("user", "workshop__starts_at"):
        found.setdefault(row.user, []).append(by_key[row.workshop_id])
    return list(found.items())


def visits_that_end(workgroup: WorkGroup) -> list[SupportVisit]:
    rows = SupportVisit.objects.planned().filter(workgroup=workgroup)
    return list(rows.select_related("hub", "school", "visitor").order_by("pk"))


def end_of_visit(visit: SupportVisit, *, because: str) -> Message:
    """As call_off_visit() writes it."""
    visit.called_off_by, visit.called_off_because = VisitSide.HUB, because
    return visit_not_needed(visit, reader=visit.visitor, version=visit.version + 1)


def end_for_colleague(substitution: Substitution, *, because: str) -> Message:
    substitution.workshop.cancelled_because = because
    return emails.substitute_called_off(substitution)
