"""Reminding those who are behind with their school-based tasks, when the lead or the hub asks."""

from datetime import date

from django.db import transaction

from access.refusal import Refused
from hubs.models import User
from outbox.actions import queue
from participants import emails
from participants.queries.progress import PersonProgress, progress_of, to_remind
from workgroups.actions.plan import lock_workgroup
from workgroups.models import WorkGroup

NOBODY = (
    "Nobody is left to remind: whoever is behind has had a reminder these last days, or has done "
    "the task meanwhile."
)


@transaction.atomic
def remind_of_tasks(*, workgroup: WorkGroup, on: date, by: User) -> list[PersonProgress]:
    """Write to everybody who is behind and was not reminded these last days; return who that is.

    Raises Refused where there is nobody.
    """
    # Of two who ask at once the second waits here, and finds the letters of the first.
    lock_workgroup(workgroup)
    if workgroup.cancelled_at:
        raise Refused("This Work Group is called off, so nobody is behind.")
    people = to_remind(progress_of(workgroup), on)
    if not people:
        raise Refused(NOBODY)
    for one in people:
        # The page joined it once, and the letters are signed by its hub.
        one.participant.workgroup = workgroup
    queue(emails.tasks_reminder(one.participant, one.late, by=by, on=on) for one in people)
    return people
