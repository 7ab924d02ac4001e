"""Waiting lists in January 2022, with people on them for so many hours."""

from datetime import timedelta

from django.utils import timezone

from participants.actions.waiting_list import move_waiting_lists, set_waiting_list
from participants.choices import InterestState
from participants.models import Offer, WaitingList
from tests.factories import InterestFactory, approved, london

NOW = london(2022, 1, 10, 12)
HOUR = timedelta(hours=1)


def moving(workgroup, by, **more) -> WaitingList:
    given = {"moves_itself": True, "answer_days": 3} | more
    return set_waiting_list(workgroup=workgroup, by=by, **given)


def waits(workgroup, hours: int = 1, **fields):
    """On the list for so many hours."""
    since = NOW - hours * HOUR
    return approved(
        InterestFactory(
            workgroup=workgroup, state=InterestState.WAITING, waiting_since=since, **fields
        )
    )


def move() -> list[Offer]:
    before = set(Offer.objects.values_list("pk", flat=True))
    count = move_waiting_lists(now=timezone.now())
    made = list(Offer.objects.exclude(pk__in=before).select_related("interest"))
    assert len(made) == count
    return made


def whom() -> list:
    return [offer.interest for offer in move()]
