"""Who may take part, how many and on what terms."""

from collections.abc import Callable

from django.db import transaction

from access.refusal import Refused
from workgroups.actions.plan import lock_workgroup
from workgroups.models import WorkGroup
from workgroups.rules.places import PlacesHeld, below_given_words, below_offers_words

# Places are given out in a package above this one, which never learns of it: it says here how
# many are held.
CountsPlaces = Callable[[WorkGroup], PlacesHeld]
counting: list[CountsPlaces] = []


def counts_places(count: CountsPlaces) -> CountsPlaces:
    """Register who knows which places are held, in a module its AppConfig loads."""
    counting.append(count)
    return count


def places_held(workgroup: WorkGroup) -> PlacesHeld:
    found = [count(workgroup) for count in counting]
    return PlacesHeld(
        given=sum(held.given for held in found), offered=sum(held.offered for held in found)
    )


@transaction.atomic
def save_places(*, workgroup: WorkGroup, goes_below_offers: bool = False) -> WorkGroup:
    """Keep what was typed of the places and terms.

    Raises Refused where there would be fewer places than people with one; or fewer than are held
    with the open offers, unless somebody says that they mean it.
    """
    # The lock that giving out places takes, so that none is given meanwhile.
    lock_workgroup(workgroup)
    if workgroup.capacity < WorkGroup.objects.get(pk=workgroup.pk).capacity:
        check_capacity(workgroup.capacity, places_held(workgroup), goes_below_offers)
    workgroup.save()
    return workgroup


def check_capacity(capacity: int, held: PlacesHeld, goes_below_offers: bool) -> None:
    if held.is_below_given(capacity):
        raise Refused(below_given_words(held), field="capacity")
    if held.is_below_offers(capacity) and not goes_below_offers:
        raise Refused(below_offers_words(held, capacity), field="capacity")
