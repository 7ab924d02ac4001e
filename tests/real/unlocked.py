"""The portal as it must not be: places are given out without a lock, many at a time."""

from django.db.models import QuerySet

from portal.wsgi import application
from workgroups.models import WorkGroup

__all__ = ["application"]

locked = QuerySet.select_for_update


def select_for_update(rows, **options):
    return rows if rows.model is WorkGroup else locked(rows, **options)


QuerySet.select_for_update = select_for_update
