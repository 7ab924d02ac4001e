"""When people are asked, until when they may answer, and when they are asked again."""

from datetime import date, datetime, timedelta

from evaluations.choices import Wave

# Of the last workshop. A term is 13 weeks and a year 52, so that both keep its weekday.
ASKED_AFTER = {
    Wave.END: timedelta(days=1),
    # By then those who took part have told their head of the end.
    Wave.HEAD: timedelta(weeks=2),
    Wave.TERM: timedelta(weeks=13),
    Wave.YEAR: timedelta(weeks=52),
}
SURVEY_LASTS = timedelta(days=28)
# The first workshop changes what people would say of themselves, so it is asked before, and of
# those who take their places late in the days after.
START_ASKED_BEFORE = timedelta(days=14)
START_ASKED_UNTIL = timedelta(days=4)
START_CLOSES_AFTER = timedelta(days=7)
# Of the end of a workshop: on the way home it is fresh, and a week later it is forgotten.
PULSE_ASKED_AFTER = timedelta(hours=2)
PULSE_ASKED_UNTIL = timedelta(days=3)
PULSE_CLOSES_AFTER = timedelta(days=7)
# Of the day on which a place was given up: the next day, unless nobody saw to it.
LEAVER_ASKED_UNTIL = timedelta(days=14)
LEAVER_CLOSES_AFTER = timedelta(days=21)
# After the invitation; two at most.
CHASER_DAYS = {
    Wave.START: (7,),
    Wave.PULSE: (2,),
    Wave.END: (7, 14),
    Wave.HEAD: (7, 14),
    Wave.LEAVER: (7,),
    Wave.TERM: (7, 14),
    Wave.YEAR: (7, 14),
}
# Whoever was written to is left in peace for so long, also by whoever reminds by hand.
REMIND_EVERY = timedelta(days=3)
FIRST_CHASER = min(min(days) for days in CHASER_DAYS.values())


def wave_day(last_workshop_on: date, wave: Wave) -> date:
    """The first day on which a survey after the last workshop goes out."""
    return last_workshop_on + ASKED_AFTER[wave]


def last_workshop_days(on: date, wave: Wave) -> tuple[date, date]:
    """Between which days, inclusive, the last workshop was of those who are asked on that day.

    Somebody missed is asked later, but not once their survey would have closed.
    """
    latest = on - ASKED_AFTER[wave]
    return latest - SURVEY_LASTS + timedelta(days=1), latest


def closing_day(invited_on: date) -> date:
    """The last day, inclusive, on which an answer after the last workshop is taken."""
    return invited_on + SURVEY_LASTS


def left_since(now: datetime) -> datetime:
    """Since when those gave up their places about whom their heads are asked now."""
    return now - LEAVER_ASKED_UNTIL


def leaver_closing_day(on: date) -> date:
    return on + LEAVER_CLOSES_AFTER


def start_day(first_workshop_on: date) -> date:
    """The first day on which people are asked how they start."""
    return first_workshop_on - START_ASKED_BEFORE


def first_workshop_days(on: date) -> tuple[date, date]:
    """Between which days, inclusive, the first workshop is of those who are asked on that day."""
    return on - START_ASKED_UNTIL, on + START_ASKED_BEFORE


def start_closing_day(first_workshop_on: date) -> date:
    return first_workshop_on + START_CLOSES_AFTER


def pulse_ends(now: datetime) -> tuple[datetime, datetime]:
    """Between which instants a workshop ended of whose people some are asked now."""
    return now - PULSE_ASKED_UNTIL, now - PULSE_ASKED_AFTER


def pulse_closing_day(workshop_on: date) -> date:
    return workshop_on + PULSE_CLOSES_AFTER


def chaser_due(on: date, *, wave: Wave, invited_on: date) -> int | None:
    """How many days after the invitation the latest chaser due by `on` was due, or None.

    The number names the chaser, so that a day without a sweep is made up for once.
    """
    due = [days for days in CHASER_DAYS[wave] if invited_on + timedelta(days=days) <= on]
    return max(due, default=None)


def may_be_reminded_by_hand(on: date, written_on: date | None) -> bool:
    return written_on is None or on - written_on >= REMIND_EVERY
