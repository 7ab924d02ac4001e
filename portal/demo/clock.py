from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta

import time_machine
from django.utils import timezone


def clock_at(moment: datetime) -> AbstractContextManager:
    """Lets the people of the demonstration act at a moment of its story."""
    # It stands still, so that all that one act writes bears one moment.
    return time_machine.travel(moment, tick=False)


def london_moment(day: date, hour: int = 10, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def weekday_near(day: date, weekday: int) -> date:
    """The day of the same week that is that weekday; Monday is 0."""
    return day + timedelta(days=weekday - day.weekday())
