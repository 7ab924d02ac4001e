"""Words that the lead or the hub takes out of sight of those who take part, and shows again."""

from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from participants.models.hidden import Hidable
from workgroups.actions.plan import lock_workgroup

Words = TypeVar("Words", bound=Hidable)


def check_is_shown(row: Words) -> None:
    if row.hidden_at:
        raise Refused("This is hidden already.")


def check_is_hidden(row: Words) -> None:
    if row.hidden_at is None:
        raise Refused("This is shown already.")


def lock_words(row: Words) -> Words:
    """With their Work Group, so that no letter tells of words that are being hidden."""
    lock_workgroup(row.said_in)
    return type(row)._default_manager.get(pk=row.pk)


@transaction.atomic
def hide_words(*, row: Words, because: str, by: User) -> Words:
    """Take what somebody wrote out of sight; it can be shown again. Raises Refused."""
    held = lock_words(row)
    check_is_shown(held)
    held.hidden_at, held.hidden_by, held.hidden_because = timezone.now(), by, because
    held.save()
    return held


@transaction.atomic
def show_words(*, row: Words) -> Words:
    held = lock_words(row)
    check_is_hidden(held)
    held.hidden_at, held.hidden_by, held.hidden_because = None, None, ""
    held.save()
    return held
