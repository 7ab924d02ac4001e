"""Which priorities a Work Group answers, and word of it to those who raised the need."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from needs.models import Priority
from outbox.actions import queue
from workgroups import emails
from workgroups.models import WorkGroup, WorkGroupPriority
from workgroups.queries.need import asked_for


@transaction.atomic
def set_priorities_of_workgroup(*, workgroup: WorkGroup, priorities: Iterable[Priority]) -> None:
    wanted = list(priorities)
    WorkGroupPriority.objects.filter(workgroup=workgroup).exclude(priority__in=wanted).delete()
    WorkGroupPriority.objects.bulk_create(
        [WorkGroupPriority(workgroup=workgroup, priority=priority) for priority in wanted],
        # What is answered already stays the row it is, also where two save at once.
        ignore_conflicts=True,
    )


@transaction.atomic
def invite_schools(*, workgroup: WorkGroup) -> int:
    """Write to those who raised a need that this answers and want to hear; once to each address.

    Returns to how many it is new.
    """
    if not WorkGroup.objects.recruiting(timezone.now()).filter(pk=workgroup.pk).exists():
        raise Refused("Invite schools while the Work Group is open for interest.")
    new = [one for one in asked_for(workgroup) if one.email and not one.told_at]
    if not new:
        raise Refused("Nobody is left to write to.")
    # Two who send at once find the same people; the keys let each letter out once.
    queue(
        emails.raised_need(
            key=one.key,
            name=one.name,
            email=one.email,
            raised_at=one.raised_at,
            workgroup=workgroup,
        )
        for one in new
    )
    return len(new)
