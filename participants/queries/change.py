"""Who is told, and in which words, when a workshop is moved, added or cancelled."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

from hubs.models import User
from outbox.models import Message
from pages.wording import session_words
from participants import emails
from participants.emails import Answer
from participants.models import Cancellation, Participant, Substitution
from participants.queries.audience import Audience
from participants.queries.dates import leads_to_tell
from workgroups.models import SchoolTask, Workshop
from workgroups.queries.workshop_lead import workshop_leads_to_tell


def audiences_of_move(
    workshop: Workshop, *, was: str, tasks: Sequence[SchoolTask] = (), by: User | None = None
) -> list[Audience]:
    """Of the workshop as it is once moved; `was` is its date and place before."""
    answers = answers_by_place(workshop)

    def write(place: Participant) -> Message:
        answer = answers.get(place.pk, Answer())
        return emails.workshop_moved(place, workshop, answer, was=was, tasks=tasks)

    return filled(
        *by_answer(people_to_tell(workshop), answers, write),
        Audience(
            "Colleagues who come instead",
            colleagues_at(workshop),
            lambda row: emails.substitute_moved(at(row, workshop), was=was),
        ),
        Audience(
            "Who leads it",
            list(leads_to_tell(workshop.workgroup_id, by)),
            partial(emails.lead_of_moved, workshop=workshop, was=was, tasks=tasks),
        ),
        Audience(
            "Who leads this one workshop",
            list(workshop_leads_to_tell(workshop, by)),
            partial(emails.lead_of_moved, workshop=workshop, was=was, of_one=True),
        ),
    )


def audiences_of_addition(workshop: Workshop, *, by: User | None = None) -> list[Audience]:
    return filled(
        Audience(
            "People with a place",
            people_to_tell(workshop),
            partial(emails.workshop_added, workshop=workshop),
        ),
        Audience(
            "Who leads it",
            list(leads_to_tell(workshop.workgroup_id, by)),
            partial(emails.lead_of_added, workshop=workshop),
        ),
    )


def audiences_of_cancelling(workshop: Workshop, *, by: User | None = None) -> list[Audience]:
    """Of the workshop with the reason for which it is called off."""
    answers = answers_by_place(workshop)

    def write(place: Participant) -> Message:
        return emails.workshop_called_off(place, workshop, answers.get(place.pk, Answer()))

    # Not coming(), which finds none of them any more once the workshop is called off.
    colleagues = Substitution.objects.standing().with_address().filter(workshop=workshop)
    return filled(
        *by_answer(people_to_tell(workshop), answers, write),
        Audience(
            "Colleagues who were to come instead",
            list(colleagues.filter(participant__withdrawn_at=None)),
            lambda row: emails.substitute_called_off(at(row, workshop)),
        ),
        Audience(
            "Who leads it",
            list(leads_to_tell(workshop.workgroup_id, by)),
            partial(emails.lead_of_called_off, workshop=workshop),
        ),
        Audience(
            "Who was to lead this one workshop",
            list(workshop_leads_to_tell(workshop, by)),
            partial(emails.lead_of_called_off, workshop=workshop, of_one=True),
        ),
    )


def when_and_where(workshop: Workshop) -> str:
    return f"{session_words(workshop.starts_at, workshop.ends_at)}, {workshop.place_words}"


def workshops_between(before: Workshop, after: Workshop) -> list[Workshop]:
    """The others of its Work Group that a workshop passes when it is moved."""
    first, last = sorted((before.starts_at, after.starts_at))
    others = Workshop.objects.standing().filter(workgroup=before.workgroup_id)
    between = others.filter(starts_at__gt=first, starts_at__lt=last).exclude(pk=before.pk)
    return list(between.order_by("starts_at", "pk"))


def filled(*audiences: Audience) -> list[Audience]:
    return [audience for audience in audiences if audience.rows]


def by_answer(places: list[Participant], answers: dict[int, Answer], write) -> list[Audience]:
    """Nobody is written to as if they came who has said that they do not."""
    said = {place.pk: answers.get(place.pk, Answer()) for place in places}
    instead = [place for place in places if said[place.pk].colleague]
    cancelled = [place for place in places if said[place.pk].cancellation and place not in instead]
    coming = [place for place in places if place not in instead and place not in cancelled]
    return [
        Audience("People who come", coming, write),
        Audience("People who have cancelled this date", cancelled, write),
        Audience("People in whose place a colleague comes", instead, write),
    ]


def people_to_tell(workshop: Workshop) -> list[Participant]:
    people = Participant.objects.taking_part().filter(workgroup=workshop.workgroup_id)
    return list(people.select_related("person", "workgroup__hub", "fee_policy").order_by("pk"))


def answers_by_place(workshop: Workshop) -> dict[int, Answer]:
    """Who has said already that they do not come to this workshop, by the key of the place."""
    cancelled = Cancellation.objects.standing().filter(workshop=workshop)
    replaced = Substitution.objects.standing().filter(workshop=workshop)
    said = {row.participant_id: row for row in cancelled}
    colleagues = {row.participant_id: row for row in replaced}
    return {
        pk: Answer(cancellation=said.get(pk), colleague=colleagues.get(pk))
        for pk in {*said, *colleagues}
    }


def colleagues_at(workshop: Workshop) -> list[Substitution]:
    """The colleagues who come to this workshop and can be told of a change."""
    return list(Substitution.objects.coming().with_address().filter(workshop=workshop))


def at(substitution: Substitution, workshop: Workshop) -> Substitution:
    """With the workshop as it is, or would be, and not as the database has it yet."""
    substitution.workshop = workshop
    return substitution


def free_moments(workshop: Workshop, audiences: Iterable[Audience]) -> list[datetime]:
    """Until when those told who have a place may cancel it free of charge, the earliest first.

    One moment for all, unless they have accepted different terms; none where no fee follows.
    """
    told = [row for audience in audiences for row in audience.rows]
    places = [row for row in told if isinstance(row, Participant)]
    moments = {place.free_until(workshop) for place in places} - {None}
    return sorted(moment for moment in moments if moment)
