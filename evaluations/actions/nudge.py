"""Reminding those who have not answered yet, when the lead or the hub asks."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from evaluations import emails
from evaluations.queries.respondents import Awaited, awaited_of
from outbox.actions import queue
from workgroups.actions.plan import lock_workgroup
from workgroups.models import WorkGroup

NOBODY_TO_REMIND = (
    "Nobody is left to remind: whoever has not answered was written to these last days, or the "
    "questions have closed."
)


def to_remind_now(workgroup: WorkGroup, now: datetime) -> list[Awaited]:
    on = timezone.localdate(now)
    return [one for one in awaited_of(workgroup, now) if one.may_be_reminded(on)]


@transaction.atomic
def remind_to_answer(*, workgroup: WorkGroup, now: datetime) -> list[Awaited]:
    """Write to each who has not answered and was not written to these last days; return them.

    Raises Refused where there is nobody.
    """
    # Of two who ask at once the second waits here, and finds the letters of the first.
    lock_workgroup(workgroup)
    awaited = to_remind_now(workgroup, now)
    if not awaited:
        raise Refused(NOBODY_TO_REMIND)
    on = timezone.localdate(now)
    queue(emails.survey_nudge(one.invitation, on=on) for one in awaited)
    return awaited
