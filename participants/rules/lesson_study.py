"""How far the schools of a Work Group are with the lesson that they study."""

from collections.abc import Iterable
from datetime import date, datetime, time

from pages.rules.school_year import first_day, last_day
from participants.choices import LessonState

# Of a school that has taught it more than once, what is furthest counts.
FURTHEST_FIRST = (LessonState.TAUGHT, LessonState.TO_TELL, LessonState.ANNOUNCED)


def lesson_state(*, taught_on: date, is_told: bool, on: date) -> LessonState:
    """On the day itself it is announced still, as it may be taught in the afternoon."""
    if is_told:
        return LessonState.TAUGHT
    return LessonState.TO_TELL if taught_on < on else LessonState.ANNOUNCED


def furthest(states: Iterable[LessonState]) -> LessonState:
    found = set(states)
    return next((state for state in FURTHEST_FIRST if state in found), LessonState.NOT_YET)


def may_be_announced_for(day: date, *, school_year: int, on: date) -> bool:
    """From today to the end of the Work Group's year, both inclusive."""
    return on <= day <= last_day(school_year)


def may_have_been_taught_on(day: date, *, school_year: int, on: date) -> bool:
    """From the beginning of the Work Group's year to today, both inclusive."""
    return first_day(school_year) <= day <= on


def lesson_has_begun(taught_on: date, starts: time | None, *, at: datetime) -> bool:
    """Is it too late to come and watch? Without a time, once the day is over; `at` is in London."""
    if starts is None or taught_on != at.date():
        return taught_on < at.date()
    return starts <= at.time()
