from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from access.links import site_url
from outbox.models import Message
from participants import links
from participants.emails.place import about_place
from participants.models import (
    Cancellation,
    Participant,
    Substitution,
)
from workgroups.calendars import (
    AS_IT_WAS,
    LINK_IS_NEW,
    Diary,
    moved_words,
    takes_in,
    takes_out,
    venue_words,
)
from workgroups.models import SchoolTask, Workshop
from workgroups.rules.notice import is_late


@dataclass(frozen=True)
class Answer:
    """What somebody has said of a date before it changes: nobody is written to as if they came."""

    cancellation: Cancellation | None = None
    colleague: Substitution | None = None


def workshop_reminder(
    participant: Participant, workshop: Workshop, *, key: str, free_until
) -> Message:
    message = about_place(
        "workshop-reminder", participant, key=key, workshop=workshop, free_until=free_until
    )
    # Held up until then, what it says is no longer so; a later reminder says the rest.
    message.wanted_until = free_until or workshop.starts_at
    return message


def workshop_moved(
    participant: Participant,
    workshop: Workshop,
    answer: Answer,
    *,
    was: str,
    tasks: Sequence[SchoolTask] = (),
) -> Message:
    """`was` is the date and place as people knew it; `tasks` are due on other days with it."""
    said = answer.cancellation
    come_path = reverse(
        "participants:come_after_all", args=[links.PLACE.token(participant), workshop.pk]
    )
    return about_place(
        "workshop-moved",
        participant,
        # With the instant, as a workshop may move more than once, and back.
        key=f"workshop-moved:{participant.pk}:{workshop.pk}:{workshop.changed_at}",
        diary=diary_of_move(workshop, answer, was),
        workshop=workshop,
        was=was,
        tasks=tasks,
        cancellation=said,
        colleague=answer.colleague,
        come_link=site_url(come_path),
        may_cost=said and participant.cancelling_may_cost(workshop, said.notified_at),
        free_until=None if said or answer.colleague else participant.free_until(workshop),
    )


def diary_of_move(workshop: Workshop, answer: Answer, was: str) -> Diary:
    """Of whoever has cancelled it, the calendar holds it no longer."""
    if answer.cancellation:
        return AS_IT_WAS
    # No letter told of the colleague's being named, so theirs holds it still, at the old time.
    if answer.colleague:
        return takes_out(workshop)
    return takes_in(workshop, changed=moved_words(workshop, was))


def workshop_added(participant: Participant, workshop: Workshop) -> Message:
    return about_place(
        "workshop-added",
        participant,
        # A workshop is added once; what changes of it is told as a move.
        key=f"workshop-added:{participant.pk}:{workshop.pk}",
        diary=takes_in(workshop),
        workshop=workshop,
        free_until=participant.free_until(workshop),
    )


def link_changed(participant: Participant, workshop: Workshop, *, at: datetime) -> Message:
    """By the instant, as a link may be changed and changed back."""
    key = f"join-link-changed:{participant.pk}:{workshop.pk}:{at.isoformat()}"
    diary = takes_in(workshop, changed=LINK_IS_NEW)
    letter = about_place("join-link-changed", participant, key=key, diary=diary, workshop=workshop)
    letter.wanted_until = workshop.ends_at
    return letter


def venue_changed(
    participant: Participant, workshop: Workshop, *, was: str, at: datetime
) -> Message:
    key = f"venue-changed:{participant.pk}:{workshop.pk}:{at.isoformat()}"
    letter = about_place(
        "venue-changed",
        participant,
        key=key,
        diary=takes_in(workshop, changed=venue_words(workshop, was)),
        workshop=workshop,
        was=was,
    )
    letter.wanted_until = workshop.ends_at
    return letter


def workshop_called_off(participant: Participant, workshop: Workshop, answer: Answer) -> Message:
    return about_place(
        "workshop-called-off",
        participant,
        key=f"workshop-called-off:{participant.pk}:{workshop.pk}",
        diary=AS_IT_WAS if answer.cancellation else takes_out(workshop),
        workshop=workshop,
        cancellation=answer.cancellation,
        colleague=answer.colleague,
    )


def place_cancelled(cancellation: Cancellation) -> Message:
    participant, workshop = cancellation.participant, cancellation.workshop
    is_to_come = workshop.starts_at > cancellation.recorded_at
    return about_place(
        "place-cancelled",
        participant,
        # By the cancellation: somebody may come after all, and then cancel again.
        key=f"place-cancelled:{cancellation.pk}",
        diary=takes_out(workshop) if is_to_come else AS_IT_WAS,
        cancellation=cancellation,
        workshop=workshop,
        # By when word came, which the hub may type in days later.
        may_cost=participant.cancelling_may_cost(workshop, cancellation.notified_at),
        free_until=participant.free_until(workshop),
    )


def date_confirmed_again(
    participant: Participant, workshop: Workshop, *, at: datetime, was_cancelled: bool
) -> Message:
    """To whoever comes after all, by the instant, as they may say so more than once."""
    free_until = participant.free_until(workshop)
    letter = about_place(
        "date-confirmed-again",
        participant,
        key=f"date-confirmed-again:{participant.pk}:{workshop.pk}:{at.isoformat()}",
        diary=takes_in(workshop),
        workshop=workshop,
        was_cancelled=was_cancelled,
        free_until=None if is_late(at, free_until) else free_until,
    )
    letter.wanted_until = workshop.starts_at
    return letter
