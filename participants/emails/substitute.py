from datetime import datetime

from django.utils import timezone

from outbox.invitations import enclose_dates
from outbox.models import Message
from outbox.render import compose
from pages.rules.calendars import Method
from participants.calendars import colleague_entry
from participants.models import (
    Substitution,
)
from workgroups.calendars import LINK_IS_NEW, moved_words, venue_words


def substitute_named(substitution: Substitution) -> Message:
    return about_colleague("substitute-named", substitution, method=Method.REQUEST)


def substitute_not_needed(substitution: Substitution) -> Message:
    return about_colleague("substitute-not-needed", substitution, method=Method.CANCEL)


def substitute_moved(substitution: Substitution, *, was: str) -> Message:
    """`was` is the date and place as they knew it."""
    # With the instant, as a workshop may move more than once.
    mark = f":{substitution.workshop.changed_at}"
    changed = moved_words(substitution.workshop, was)
    return about_colleague(
        "substitute-moved",
        substitution,
        mark=mark,
        method=Method.REQUEST,
        changed=changed,
        was=was,
    )


def substitute_called_off(substitution: Substitution) -> Message:
    return about_colleague("substitute-called-off", substitution, method=Method.CANCEL)


def substitute_link(substitution: Substitution) -> Message:
    # The row keeps which link was sent; the instant lets another have a letter of its own.
    mark = f":{timezone.now().isoformat()}"
    return about_colleague(
        "substitute-link", substitution, mark=mark, method=Method.REQUEST, changed=LINK_IS_NEW
    )


def substitute_venue(substitution: Substitution, *, was: str, at: datetime) -> Message:
    mark = f":{at.isoformat()}"
    changed = venue_words(substitution.workshop, was)
    return about_colleague(
        "substitute-venue",
        substitution,
        mark=mark,
        method=Method.REQUEST,
        changed=changed,
        was=was,
    )


def substitute_reminder(substitution: Substitution) -> Message:
    message = about_colleague("substitute-reminder", substitution)
    message.key = substitute_reminder_key(substitution)
    return message


def substitute_reminder_key(substitution: Substitution) -> str:
    """With the day, so that a moved workshop is reminded of again."""
    day = timezone.localdate(substitution.workshop.starts_at)
    return f"substitute-reminder:{substitution.pk}:{day}"


def about_colleague(
    kind: str,
    substitution: Substitution,
    *,
    mark: str = "",
    method: Method | None = None,
    changed: str = "",
    **context,
) -> Message:
    """To the colleague, who has no page: what is said here is all they have.

    `method` says what it asks of their calendar, if anything, and `changed` what is new there.
    """
    workshop, participant = substitution.workshop, substitution.participant
    message = compose(
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
    if method:
        entry = colleague_entry(substitution, method, changed=changed, stamp=message.created_at)
        enclose_dates(message, method, [entry], to=substitution.name)
    return message
