"""What somebody needs at workshops: told once, changed by themselves, forgotten in time."""

from datetime import datetime

from django.db import transaction

from access.refusal import Refused
from participants.models import Participant
from participants.queries.own_needs import is_past_needing, with_needs_past


@transaction.atomic
def change_needs(*, participant: Participant, access_needs: str, food_needs: str) -> None:
    """Raises Refused once they would be forgotten the next night."""
    row = Participant.objects.select_for_update(no_key=True).get(pk=participant.pk)
    check_still_needed(row)
    row.access_needs, row.food_needs = access_needs, food_needs
    row.save(update_fields=["access_needs", "food_needs"])


def check_still_needed(participant: Participant) -> None:
    if participant.withdrawn_at or is_past_needing(participant.workgroup_id):
        raise Refused("There is no workshop left for which anybody would need it.")


def forget_needs(*, now: datetime) -> int:
    """Empty what nobody needs any more; return of how many places."""
    return with_needs_past(now).update(access_needs="", food_needs="")
