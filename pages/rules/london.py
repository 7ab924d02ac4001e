"""Days and times by the clocks of London, as everybody in the portal means them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london(day: date, clock: time = time.min) -> datetime:
    """That instant; without a clock the first one of the day."""
    return datetime.combine(day, clock, LONDON)


def london_day(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def at_clock_of(moment: datetime, day: date) -> datetime:
    """The same time by the clock on another day, even where the clocks change in between."""
    return london(day, moment.astimezone(LONDON).time())
