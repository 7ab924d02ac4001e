"""Details of what is published: who has a part in it is known above, and told from there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from hubs.models import User
from workgroups.models import Venue, Workshop


@dataclass(frozen=True)
class Tellers:
    """What an app above adds: each writes to the people concerned and returns to how many."""

    of_link: list[Callable[[Workshop, User], int]]
    of_venue: list[Callable[[Venue, str, User], int]]  # with where it was


tellers = Tellers(of_link=[], of_venue=[])


@transaction.atomic
def change_workshop(*, workshop: Workshop, by: User) -> int:
    """Keep what is said of a workshop; return how many are told of a new link to join."""
    before = Workshop.objects.select_for_update(of=["self"]).get(pk=workshop.pk)
    workshop.save()
    is_new = workshop.join_link and workshop.join_link != before.join_link
    if not is_new or not workshop.workgroup.is_public:
        return 0
    return sum(tell(workshop, by) for tell in tellers.of_link)


def tell_of_venue(venue: Venue, before: Venue, by: User) -> int:
    """Tell whoever is to come there that it is not where they think; return how many."""
    if before.where_words == venue.where_words:
        return 0
    return sum(tell(venue, before.where_words, by) for tell in tellers.of_venue)
