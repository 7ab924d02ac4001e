from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

import pghistory
import pgtrigger
import time_machine
from django.apps import apps
from django.db.models import DateTimeField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from pages.rules.london import london
from pages.rules.school_year import school_year_of
from pages.rules.term_dates import read_terms

TERMS = """Autumn: 3 September to 18 December, half term 26 October to 30 October
Spring: 5 January to 26 March, half term 15 February to 19 February
Summer: 13 April to 21 July, half term 31 May to 4 June"""
WEEK = timedelta(weeks=1)


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Lets the people of the demonstration act at a moment of its story."""
    # It stands still, so that all that one act writes bears one moment. The database has a clock
    # of its own, which dates the history: it is told the moment too.
    with time_machine.travel(moment, tick=False), pghistory.context(at=moment.isoformat()):
        yield


def date_history() -> None:
    """Each row of history bears the moment of the act that wrote it, as the rows themselves do."""
    acted_at = Cast(KeyTextTransform("at", "pgh_context"), DateTimeField())
    with pgtrigger.ignore():
        for model in apps.get_models():
            if hasattr(model, "pgh_tracked_model"):
                model._default_manager.filter(pgh_context__has_key="at").update(
                    pgh_created_at=acted_at
                )


def london_moment(day: date, hour: int = 10, minute: int = 0) -> datetime:
    return london(day, time(hour, minute))


def is_school_day(day: date) -> bool:
    terms = read_terms(TERMS, school_year_of(day))
    return day.weekday() < 5 and any(term.holds(day) for term in terms)


def school_days(today: date, *offsets: int, weekday: int) -> list[date]:
    """That weekday so many weeks from today, each in term, in order and on its side of today."""
    wished = [weekday_near(today + offset * WEEK, weekday) for offset in offsets]
    held: list[date] = []
    for day in reversed([day for day in wished if day <= today]):
        held.insert(0, in_term(min(day, held[0] - WEEK) if held else day, -WEEK))
    to_come: list[date] = []
    for day in [day for day in wished if day > today]:
        to_come.append(in_term(max(day, to_come[-1] + WEEK) if to_come else day, WEEK))
    return held + to_come


def in_term(day: date, step: timedelta) -> date:
    while not is_school_day(day):
        day += step
    return day


def weekday_near(day: date, weekday: int) -> date:
    """The day of the same week that is that weekday; Monday is 0."""
    return day + timedelta(days=weekday - day.weekday())
