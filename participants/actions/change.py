"""Changes of a workshop that people have in their diaries: all are told at once."""

from copy import copy
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from participants.actions.attendance_register import check_not_settled_for_good
from participants.actions.interest_moves import check_stands
from participants.actions.substitute import keep_link_sent
from participants.queries.attendance_register import is_register_closed
from participants.queries.audience import letters_to
from participants.queries.change import (
    audiences_of_addition,
    audiences_of_cancelling,
    audiences_of_move,
    colleagues_at,
    when_and_where,
)
from workgroups.actions.plan import move_tasks
from workgroups.models import Venue, Workshop
from workgroups.queries.cycle import task_shifts


@transaction.atomic
def move_workshop(
    *,
    workshop: Workshop,
    starts_at: datetime,
    ends_at: datetime,
    mode: str,
    venue: Venue | None,
    join_link: str,
    because: str,
    by: User | None = None,
) -> int:
    """Give a workshop another date, time or place and tell everybody why; return how many.

    The school-based tasks that lead up to it are due as long before it as they were.

    Notice then counts back from the new date, and whoever cannot come may say so free of charge
    for some working days, however near it is.
    """
    row = lock_workshop(workshop)
    check_may_be_moved(row)
    was = when_and_where(row)
    before = copy(row)
    shifts = task_shifts(row, timezone.localdate(starts_at))
    row.starts_at, row.ends_at, row.mode, row.venue = starts_at, ends_at, mode, venue
    row.join_link = join_link
    if is_same_move(before, row):
        raise Refused("Nothing is different: the date, the times and the place are as before.")
    row.changed_at, row.changed_because = timezone.now(), because
    row.sequence += 1
    row.save()
    tasks = move_tasks(shifts)
    letters = letters_to(audiences_of_move(row, was=was, tasks=tasks, by=by))
    queue(letters)
    # The letter about the move holds the link too.
    keep_link_sent(colleagues_at(row))
    return len(letters)


@transaction.atomic
def add_workshop(*, workshop: Workshop, by: User | None = None) -> int:
    """Add a workshop to a Work Group that people have places in and tell them; return how many.

    As with a change, whoever cannot come may say so free of charge for some working days.
    """
    check_stands(workshop.workgroup)
    # From here the days of grace count, as for a workshop that has moved.
    workshop.changed_at = timezone.now()
    workshop.save()
    letters = letters_to(audiences_of_addition(workshop, by=by))
    queue(letters)
    return len(letters)


@transaction.atomic
def call_off_workshop(*, workshop: Workshop, reason: str, by: User | None = None) -> int:
    """Cancel a workshop for everybody and tell them; return how many were told.

    No fee is ever charged for it, so it is refused where one has been invoiced.
    """
    row = lock_workshop(workshop)
    # Unlike a move this may follow a closed register: only an invoice stands in its way.
    check_not_settled_for_good(row)
    row.cancelled_at, row.cancelled_because = timezone.now(), reason
    row.sequence += 1
    row.save()
    letters = letters_to(audiences_of_cancelling(row, by=by))
    queue(letters)
    return len(letters)


def lock_workshop(workshop: Workshop) -> Workshop:
    # `of` itself, as an online workshop has no venue, and a row that is not there takes no lock.
    workshops = Workshop.objects.select_for_update(of=["self"]).select_related("venue")
    row = workshops.get(pk=workshop.pk)
    check_not_called_off(row)
    return row


def check_may_be_moved(workshop: Workshop) -> None:
    check_not_called_off(workshop)
    if is_register_closed(workshop):
        raise Refused("The register of this workshop is closed, so it has taken place.")
    # It may have been reopened, with an invoice that names its day.
    check_not_settled_for_good(workshop)


def is_same_move(before: Workshop, after: Workshop) -> bool:
    """A new link to join alone is no move, and brings nobody days of grace."""
    places = [(one.starts_at, one.ends_at, one.mode, one.venue_id) for one in (before, after)]
    return places[0] == places[1]


def check_not_called_off(workshop: Workshop) -> None:
    if workshop.cancelled_at:
        raise Refused("This workshop has been cancelled already.")
