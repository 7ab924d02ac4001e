from datetime import datetime

from django.utils import timezone

from outbox.models import Message
from outbox.render import compose
from participants.models import (
    Substitution,
)


def substitute_named(substitution: Substitution) -> Message:
    return about_colleague("substitute-named", substitution)


def substitute_not_needed(substitution: Substitution) -> Message:
    return about_colleague("substitute-not-needed", substitution)


def substitute_moved(substitution: Substitution, *, was: str) -> Message:
    """`was` is the date and place as they knew it."""
    # With the instant, as a workshop may move more than once.
    mark = f":{substitution.workshop.changed_at}"
    return about_colleague("substitute-moved", substitution, mark=mark, was=was)


def substitute_called_off(substitution: Substitution) -> Message:
    return about_colleague("substitute-called-off", substitution)


def substitute_link(substitution: Substitution) -> Message:
    # The row keeps which link was sent; the instant lets another have a letter of its own.
    mark = f":{timezone.now().isoformat()}"
    return about_colleague("substitute-link", substitution, mark=mark)


def substitute_venue(substitution: Substitution, *, was: str, at: datetime) -> Message:
    mark = f":{at.isoformat()}"
    return about_colleague("substitute-venue", substitution, mark=mark, was=was)


def substitute_reminder(substitution: Substitution) -> Message:
    message = about_colleague("substitute-reminder", substitution)
    message.key = substitute_reminder_key(substitution)
    return message


def substitute_reminder_key(substitution: Substitution) -> str:
    """With the day, so that a moved workshop is reminded of again."""
    day = timezone.localdate(substitution.workshop.starts_at)
    return f"substitute-reminder:{substitution.pk}:{day}"


def about_colleague(kind: str, substitution: Substitution, *, mark: str = "", **context) -> Message:
    """To the colleague, who has no page: what is said here is all they have."""
    workshop, participant = substitution.workshop, substitution.participant
    return compose(
        kind,
        key=f"{kind}:{substitution.pk}{mark}",
        to=substitution.email,
        hub=workshop.workgroup.hub,
        about_id=substitution.pk,
        wanted_until=workshop.starts_at,
        context={
            "substitution": substitution,
            "participant": participant,
            "workgroup": workshop.workgroup,
            "workshop": workshop,
            **context,
        },
    )
