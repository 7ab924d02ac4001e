"""When a lead is reminded of a report: twice at most, each time that it is theirs to write."""

from datetime import date

REMINDED_AFTER = (7, 21)  # days since it was asked for, returned or reopened
# A sweep makes up for days without one, but reminds of nothing long past.
LAST_IS_DUE_FOR = 7  # days


def report_reminder_due(on: date, *, since: date) -> int | None:
    """Of REMINDED_AFTER the last that has fallen due, or None; a missed one gives way to it."""
    days = (on - since).days
    if days >= REMINDED_AFTER[-1] + LAST_IS_DUE_FOR:
        return None
    return max((after for after in REMINDED_AFTER if after <= days), default=None)
