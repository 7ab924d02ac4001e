from collections.abc import Sequence
from datetime import date
from typing import Any

from hubs.models import User
from outbox.models import Message
from participants.emails.place import about_place
from participants.models import Participant


def tasks_reminder(
    participant: Participant, late: Sequence[Any], *, by: User | None, on: date
) -> Message:
    """`late` are the tasks with the days by which they were due; `by` is who asked for it."""
    return about_place(
        "tasks-reminder",
        participant,
        # By the day: the next one may go only days later.
        key=f"tasks-reminder:{participant.pk}:{on.isoformat()}",
        late=late,
        by=by,
    )
