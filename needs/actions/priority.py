"""A hub's priorities for the year: drafted, approved, carried over."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from access.permissions import Permission
from access.refusal import Refused
from hubs.models import Hub, User
from needs.models import Need, Priority, PriorityNeed
from pages.wording import school_year_words

SAME_TITLE = "There is a priority of this name for that year. Change it, or choose another name."


@transaction.atomic
def draft_priority(
    *,
    hub: Hub,
    school_year: int,
    title: str,
    needs: Iterable[Need] = (),
    position: int | None = None,
    **facts: Any,
) -> Priority:
    """Draft a priority at a place in the year's list; without one, as the last."""
    lock_list(hub.pk)
    if Priority.objects.filter(hub=hub, school_year=school_year, title=title).exists():
        raise Refused(SAME_TITLE, field="title")
    priority = Priority(hub=hub, school_year=school_year, title=title, **facts)
    place_in_list(priority, position)
    priority.save()
    add_needs_to_priority(priority=priority, needs=needs)
    return priority


@transaction.atomic
def change_priority(
    *,
    priority: Priority,
    needs: Iterable[Need],
    by: User,
    position: int | None = None,
    **facts: Any,
) -> Priority:
    """Change a priority. Approved, it becomes a draft again unless a hub lead changes it."""
    lock_list(priority.hub_id)
    priority = lock_priority(priority)
    others = Priority.objects.filter(
        hub=priority.hub_id, school_year=priority.school_year, title=facts["title"]
    )
    if others.exclude(pk=priority.pk).exists():
        raise Refused(SAME_TITLE, field="title")
    for name, value in facts.items():
        setattr(priority, name, value)
    # It stands on the public page in words that a hub lead has not read.
    if not by.may(Permission.APPROVE_PRIORITIES, priority.hub_id):
        priority.approved_at = priority.approved_by = None
    place_in_list(priority, position)
    priority.save()
    # The form only takes needs out; more are added from the list of needs.
    PriorityNeed.objects.filter(priority=priority).exclude(need__in=list(needs)).delete()
    return priority


@transaction.atomic
def add_needs_to_priority(*, priority: Priority, needs: Iterable[Need]) -> None:
    """Build the priority from these needs too; those it has already stay once."""
    rows = list(needs)
    if any(need.hub_id != priority.hub_id for need in rows):
        raise Refused("A priority is built from needs of its own hub.")
    PriorityNeed.objects.bulk_create(
        [PriorityNeed(priority=priority, need=need) for need in rows], ignore_conflicts=True
    )


def check_not_approved(priority: Priority) -> None:
    if priority.approved_at:
        raise Refused("This priority is approved already.")


def check_not_carried_over(priority: Priority) -> None:
    if Priority.objects.filter(carried_from=priority).exists():
        year = school_year_words(priority.school_year + 1)
        raise Refused(f"This priority is carried over to {year} already.")


@transaction.atomic
def approve_priority(*, priority: Priority, by: User) -> None:
    priority = lock_priority(priority)
    check_not_approved(priority)
    priority.approved_at, priority.approved_by = timezone.now(), by
    priority.save()


@transaction.atomic
def carry_over_priority(*, priority: Priority) -> Priority:
    """Draft the same priority, from the same needs, for the school year that follows."""
    # Before the priority, in the order in which a change locks the two.
    lock_list(priority.hub_id)
    priority = lock_priority(priority)
    year = priority.school_year + 1
    check_not_carried_over(priority)
    return draft_priority(
        hub=priority.hub,
        school_year=year,
        title=priority.title,
        why=priority.why,
        theme=priority.theme,
        position=priority.position,
        carried_from=priority,
        needs=list(priority.needs.all()),
    )


def lock_list(hub_id: int) -> None:
    """Places in a hub's lists are given out one at a time."""
    Hub.objects.select_for_update(no_key=True).get(pk=hub_id)


def place_in_list(priority: Priority, position: int | None) -> None:
    """Give it that place, or the last one, and number the others of its year around it.

    The priority itself is not saved.
    """
    of_year = Priority.objects.filter(hub=priority.hub_id, school_year=priority.school_year)
    rows = list(of_year.exclude(pk=priority.pk).order_by("position", "pk"))
    rows.insert(len(rows) if position is None else position - 1, priority)
    moved = []
    for place, row in enumerate(rows, 1):
        if row is not priority and row.position != place:
            moved.append(row)
        row.position = place
    Priority.objects.bulk_update(moved, ["position"])


def lock_priority(priority: Priority) -> Priority:
    return (
        # Without the joined hub, as in lock_enquiry().
        Priority.objects.select_for_update(of=("self",)).select_related("hub").get(pk=priority.pk)
    )
