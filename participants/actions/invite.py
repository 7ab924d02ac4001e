"""Inviting people to an event."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from outbox.actions import queue
from participants import emails
from participants.queries.invitees import is_open_for_interest, whom_to_invite
from workgroups.actions.plan import lock_workgroup
from workgroups.models import Project, WorkGroup


@transaction.atomic
def invite_people(*, event: WorkGroup, projects: Iterable[Project]) -> int:
    """Write to everybody on the list whom nobody has invited and who has not asked; return to
    how many.

    The event is locked, so that two who press at once do not both count the same people.
    """
    lock_workgroup(event)
    now = timezone.now()
    if not is_open_for_interest(event, now):
        raise Refused("Invite people while the event is open for interest.")
    new = whom_to_invite(event, projects, timezone.localdate(now)).new
    if not new:
        raise Refused("Nobody is left to write to.")
    first = event.workshops.standing().select_related("venue").first()
    queue(emails.event_invitation(one, event=event, workshop=first) for one in new)
    return len(new)
