"""On which day which reminder of a workshop is due."""

from datetime import date, timedelta

# With a week's notice that is ten and eight days before the workshop.
BEFORE_LAST_FREE_DAY = (3, 1)  # days before the last day on which cancelling is free
BEFORE_WORKSHOP = (2,)
JOIN_LINK_SHOWN = timedelta(days=14)  # before the workshop, on the page of whoever has a place


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
