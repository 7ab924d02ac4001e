"""On which day which reminder of a workshop, or to a head, is due."""

from datetime import date, timedelta

# With a week's notice that is ten and eight days before the workshop.
BEFORE_LAST_FREE_DAY = (3, 1)  # days before the last day on which cancelling is free
BEFORE_WORKSHOP = (2,)
JOIN_LINK_SHOWN = timedelta(days=14)  # before the workshop, on the page of whoever has a place
# A head who has not answered is reminded on these days after being asked.
AFTER_ASKING_HEAD = (7, 14)
# A sweep makes up for days without one, but chases nobody who was asked long ago.
STILL_DUE_FOR = timedelta(days=7)


def reminder_due(
    on: date, *, workshop_on: date, free_until_on: date | None, known_on: date
) -> int | None:
    """How many days before the workshop the latest reminder due by `on` was due, or None.

    The number names the reminder, so that a day without a sweep is made up for once and a
    reminder whose moment has passed gives way to the next. Nobody is reminded for a day by which
    they had not heard of the date, nor on that day, `known_on`: they have only just read of it.
    """
    # A set, as two of them may fall on one day, which is reminded of once.
    days = {workshop_on - timedelta(days=n) for n in BEFORE_WORKSHOP}
    if free_until_on is not None:
        days |= {free_until_on - timedelta(days=n) for n in BEFORE_LAST_FREE_DAY}
    due = [day for day in days if known_on < day <= on < workshop_on]
    return (workshop_on - max(due)).days if due else None


def head_asked_since(on: date) -> date:
    """The earliest day of asking of which a reminder may be due, inclusive."""
    return on - timedelta(days=max(AFTER_ASKING_HEAD)) - STILL_DUE_FOR + timedelta(days=1)


def head_reminder_due(on: date, *, asked_on: date) -> int | None:
    """After how many days the reminder that is due to a head falls, or None.

    The number names the reminder, so that each is sent once.
    """
    for days in reversed(AFTER_ASKING_HEAD):
        due_on = asked_on + timedelta(days=days)
        if due_on <= on < due_on + STILL_DUE_FOR:
            return days
    return None
