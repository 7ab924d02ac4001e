"""When people are asked, until when they may answer, and when they are asked again."""

from datetime import date, timedelta

from evaluations.choices import Wave

ASKED_AFTER = {Wave.END: timedelta(days=1)}
SURVEY_LASTS = timedelta(days=28)
CHASER_DAYS = (7, 14)  # after the invitation; two at most


def wave_day(last_workshop_on: date, wave: Wave) -> date:
    """The first day on which the wave's survey goes out."""
    return last_workshop_on + ASKED_AFTER[wave]


def last_workshop_days(on: date, wave: Wave) -> tuple[date, date]:
    """Between which days, inclusive, the last workshop was of those who are asked on that day.

    Somebody missed is asked later, but not once their survey would have closed.
    """
    latest = on - ASKED_AFTER[wave]
    return latest - SURVEY_LASTS + timedelta(days=1), latest


def closing_day(invited_on: date) -> date:
    """The last day, inclusive, on which an answer is taken."""
    return invited_on + SURVEY_LASTS


def chaser_due(on: date, *, invited_on: date) -> int | None:
    """How many days after the invitation the latest chaser due by `on` was due, or None.

    The number names the chaser, so that a day without a sweep is made up for once.
    """
    due = [days for days in CHASER_DAYS if invited_on + timedelta(days=days) <= on]
    return max(due, default=None)
