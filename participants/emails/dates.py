from collections.abc import Sequence

from outbox.models import Message
from participants.emails.place import about_place
from participants.models import (
    Cancellation,
    Participant,
)
from workgroups.models import SchoolTask, Workshop


def workshop_reminder(
    participant: Participant, workshop: Workshop, *, key: str, free_until
) -> Message:
    message = about_place(
        "workshop-reminder", participant, key=key, workshop=workshop, free_until=free_until
    )
    # Held up until then, it says nothing that anybody needs.
    message.wanted_until = workshop.starts_at
    return message


def workshop_moved(
    participant: Participant, workshop: Workshop, *, was: str, tasks: Sequence[SchoolTask] = ()
) -> Message:
    """`was` is the date and place as people knew it; `tasks` are due on other days with it."""
    return about_place(
        "workshop-moved",
        participant,
        # With the instant, as a workshop may move more than once.
        key=f"workshop-moved:{participant.pk}:{workshop.pk}:{workshop.changed_at}",
        workshop=workshop,
        was=was,
        tasks=tasks,
        free_until=participant.free_until(workshop),
    )


def workshop_added(participant: Participant, workshop: Workshop) -> Message:
    return about_place(
        "workshop-added",
        participant,
        # A workshop is added once; what changes of it is told as a move.
        key=f"workshop-added:{participant.pk}:{workshop.pk}",
        workshop=workshop,
        free_until=participant.free_until(workshop),
    )


def workshop_called_off(participant: Participant, workshop: Workshop) -> Message:
    return about_place(
        "workshop-called-off",
        participant,
        key=f"workshop-called-off:{participant.pk}:{workshop.pk}",
        workshop=workshop,
    )


def place_cancelled(cancellation: Cancellation) -> Message:
    participant, workshop = cancellation.participant, cancellation.workshop
    return about_place(
        "place-cancelled",
        participant,
        # By the cancellation: somebody may come after all, and then cancel again.
        key=f"place-cancelled:{cancellation.pk}",
        cancellation=cancellation,
        workshop=workshop,
        # By when word came, which the hub may type in days later.
        may_cost=participant.cancelling_may_cost(workshop, cancellation.notified_at),
        free_until=participant.free_until(workshop),
    )
