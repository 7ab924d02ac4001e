"""Details of what is published: who has a part in it is known above, and told from there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from hubs.models import User
from workgroups.actions.plan import lock_workgroup, move_tasks
from workgroups.models import Venue, Workshop
from workgroups.queries.cycle import TaskShift, task_shifts


@dataclass(frozen=True)
class Tellers:
    """What an app above adds: each writes to the people concerned and returns to how many."""

    of_link: list[Callable[[Workshop, User], int]]
    of_venue: list[Callable[[Venue, str, User], int]]  # with where it was


tellers = Tellers(of_link=[], of_venue=[])


@dataclass(frozen=True)
class Changed:
    """What followed from a change of a workshop: tasks on other days, and how many were told."""

    shifts: list[TaskShift]
    told: int


@transaction.atomic
def change_workshop(*, workshop: Workshop, by: User) -> Changed:
    """Keep what was typed of a workshop.

    The tasks that lead up to it move with a draft's date, and of a new link to join those are told
    who are to come.
    """
    lock_workgroup(workshop.workgroup)
    # Locked, as others count what calendars have been told of it.
    before = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    shifts = task_shifts(before, timezone.localdate(workshop.starts_at))
    is_new = workshop.join_link and workshop.join_link != before.join_link
    workshop.sequence = before.sequence + 1 if is_new else before.sequence
    workshop.save()
    move_tasks(shifts)
    tells = tellers.of_link if is_new and workshop.workgroup.is_public else []
    return Changed(shifts, told=sum(tell(workshop, by) for tell in tells))


def tell_of_venue(venue: Venue, before: Venue, by: User) -> int:
    """Tell whoever is to come there that it is not where they think; return how many."""
    if before.where_words == venue.where_words:
        return 0
    return sum(tell(venue, before.where_words, by) for tell in tellers.of_venue)
