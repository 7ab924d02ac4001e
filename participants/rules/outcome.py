"""How one date ended for one participant."""

from datetime import datetime

from participants.choices import AttendanceOutcome, Mark
from workgroups.rules.notice import is_late

# Without ABSENT, which comes to what the notice makes of it.
BY_MARK = {
    Mark.PRESENT: AttendanceOutcome.PRESENT,
    Mark.SUBSTITUTE: AttendanceOutcome.SUBSTITUTED,
    Mark.EXCUSED: AttendanceOutcome.EXCUSED,
}


def outcome_of(
    mark: str, notified_at: datetime | None, free_until: datetime | None
) -> AttendanceOutcome:
    """What the mark and the notice come to; coming in spite of a cancellation is attending.

    `free_until` is None where no fee policy was accepted: every notice is then in time.
    """
    if mark in BY_MARK:
        return BY_MARK[Mark(mark)]
    if notified_at is None:
        return AttendanceOutcome.NO_SHOW
    if is_late(notified_at, free_until):
        return AttendanceOutcome.CANCELLED_LATE
    return AttendanceOutcome.CANCELLED_IN_TIME
