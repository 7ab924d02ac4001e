"""The portal as it must not be: places are given out without a lock, many at a time.

Whoever has counted the places waits a moment before taking one, so that others count the same
ones on a slow machine and on a quick one.
"""

import time
from importlib import import_module

from django.db.models import QuerySet

from portal.wsgi import application
from workgroups.models import WorkGroup

__all__ = ["application"]

SECONDS_AFTER_COUNTING = 0.3
# Not before the web application has set Django up.
place = import_module("participants.actions.place")
locked, counted = QuerySet.select_for_update, place.places_of


def select_for_update(rows, **options):
    return rows if rows.model is WorkGroup else locked(rows, **options)


def places_of(workgroup):
    places = counted(workgroup)
    time.sleep(SECONDS_AFTER_COUNTING)
    return places


QuerySet.select_for_update, place.places_of = select_for_update, places_of
