"""When whoever leads a workshop is asked for its register, and when the hub is."""

from datetime import datetime, timedelta

from pages.rules.london import at_clock_of, london_day
from pages.rules.working_days import working_days_after, working_days_between

AFTER_AN_HOUR, AFTER_A_DAY = "hour", "day"
AFTER_WORKING_DAYS, TO_HUB = "working-days", "hub"
LEAD_ASKED_AGAIN, HUB_ASKED = 3, 5  # working days after the workshop's
IN_WORKING_DAYS = (AFTER_WORKING_DAYS, TO_HUB)
# A sweep makes up for hours without one, but asks for no register of long ago.
LAST_IS_DUE_FOR = timedelta(days=7)
# Whatever is due at a moment ended no longer ago: five working days may hold Christmas.
LONGEST = timedelta(days=28)


def chasers_at(ends_at: datetime) -> dict[str, datetime]:
    """From when each is due, in their order; those in working days at the clock of the end."""
    day = london_day(ends_at)
    days = {
        AFTER_A_DAY: day + timedelta(days=1),
        AFTER_WORKING_DAYS: working_days_after(day, LEAD_ASKED_AGAIN),
        TO_HUB: working_days_after(day, HUB_ASKED),
    }
    later = {name: at_clock_of(ends_at, due_on) for name, due_on in days.items()}
    return {AFTER_AN_HOUR: ends_at + timedelta(hours=1), **later}


def chaser_due(now: datetime, *, ends_at: datetime) -> str | None:
    """The last of them that has fallen due, or None; a missed one gives way to the next."""
    steps = chasers_at(ends_at)
    if now >= steps[TO_HUB] + LAST_IS_DUE_FOR:
        return None
    passed = [name for name, due_at in steps.items() if due_at <= now]
    if not passed or (passed[-1] in IN_WORKING_DAYS and not is_working_day(now)):
        return None
    return passed[-1]


def is_working_day(moment: datetime) -> bool:
    today = london_day(moment)
    return working_days_between(today - timedelta(days=1), today) == 1
