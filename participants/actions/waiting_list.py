"""Waiting lists that move themselves, and what their hubs say of that."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import Hub
from participants.actions.interest_moves import check_stands, lock_places
from participants.actions.place import make_offer
from participants.choices import ListOrder
from participants.models import Offer, PriorityWeights, WaitingList, WaitingListDefault
from participants.queries.priority import weights_of
from participants.queries.waiting_list import list_as_it_stands, lists_that_may_move
from participants.rules.priority import Weights
from workgroups.models import WorkGroup


def move_waiting_lists(*, now: datetime) -> int:
    """Offer the places that are free to whoever is next; return how many offers were made.

    Run twice it finds no place free that it has offered already.
    """
    return sum(len(move_waiting_list(workgroup=group)) for group in lists_that_may_move(now))


@transaction.atomic
def move_waiting_list(*, workgroup: WorkGroup) -> list[Offer]:
    # Everything is read after the lock: the hub may have stopped the list, or somebody taken the
    # last place, since the sweep looked.
    workgroup = lock_places(workgroup)
    now = timezone.now()
    lock_default(workgroup.hub)
    standing = list_as_it_stands(workgroup, now)
    made: list[Offer] = []
    next_ones = standing.next_ones()
    if next_ones and standing.setting and standing.setting.follows_hub:
        # The offers name it, and its history whose word it was that day.
        standing.setting.save()
    for interest in next_ones:
        interest.workgroup = workgroup
        try:
            with transaction.atomic():
                until = standing.answer_until(now)
                offer = make_offer(interest, by=None, by_list=standing.setting, expires_at=until)
        except Refused:
            # Declined at this moment, which locks only the row: the next sweep finds who follows.
            continue
        made.append(offer)
    return made


def lock_default(hub: Hub) -> None:
    """What a hub says of all its lists changes after the offers that rest on it, or before."""
    list(WaitingListDefault.objects.select_for_update(no_key=True).filter(hub=hub))


def lock_settings(hub: Hub) -> None:
    """A second click finds what the first has set, also where nothing had been set before."""
    Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)


@transaction.atomic
def set_waiting_list_default(
    *, hub: Hub, moves_itself: bool, answer_days: int, by
) -> WaitingListDefault:
    """Of all lists of the hub that say nothing else. Once stopped, they offer nothing more."""
    lock_settings(hub)
    lock_default(hub)
    given = {"moves_itself": moves_itself, "answer_days": answer_days}
    if same := WaitingListDefault.objects.filter(hub=hub, **given).first():
        return same
    row, _ = WaitingListDefault.objects.update_or_create(
        hub=hub, defaults={**given, "set_by": by, "set_at": timezone.now()}
    )
    return row


@transaction.atomic
def set_waiting_list(
    *,
    workgroup: WorkGroup,
    moves_itself: bool,
    answer_days: int,
    order: str = ListOrder.TURN,
    follows_hub: bool = False,
    by,
) -> WaitingList:
    """Say how the list moves. Once it is stopped, nothing more is offered by itself.

    Where it follows the hub, what the hub says of all its lists stands in place of the two.
    """
    # With the lock of the sweep, so that none that has begun goes on after the answer.
    check_stands(lock_places(workgroup))
    if order == ListOrder.SCORE and weights_of(workgroup.hub_id) is None:
        raise Refused("Say first what counts for your hub, and how much.", field="order")
    given = {
        "follows_hub": follows_hub,
        "moves_itself": moves_itself,
        "answer_days": answer_days,
        "order": order,
    }
    row = WaitingList.objects.filter(workgroup=workgroup).first()
    if row and all(getattr(row, name) == value for name, value in given.items()):
        return row
    row = row or WaitingList(workgroup=workgroup)
    for name, value in given.items():
        setattr(row, name, value)
    row.set_by, row.set_at = by, timezone.now()
    row.save()
    return row


@transaction.atomic
def set_priority_weights(*, hub: Hub, weights: Weights, by) -> PriorityWeights:
    lock_settings(hub)
    if same := PriorityWeights.objects.filter(hub=hub, **weights._asdict()).first():
        return same
    row, _ = PriorityWeights.objects.update_or_create(
        hub=hub, defaults={**weights._asdict(), "set_by": by, "set_at": timezone.now()}
    )
    return row
