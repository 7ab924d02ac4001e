"""What the kept public pages show, and a key that differs once any of it has changed.

The history has a row for every change of a row (docs/decisions/0005), so the newest row of each
table's history says whether anything changed. It is asked of the database each time: what has been
committed is in the next answer, whichever process wrote it, and nothing need be told or emptied.
"""

from functools import cache

from django.apps import apps
from django.db import connection, models
from psycopg2 import sql

known: dict[str, str] = {}  # a table, and the column whose greatest value grows with each change


def shows(*tracked: type[models.Model]) -> None:
    """Register models whose rows stand on kept pages, among the hooks of their package."""
    events = {getattr(event, "pgh_tracked_model", None): event for event in apps.get_models()}
    for model in tracked:
        known[events[model]._meta.db_table] = "pgh_id"


def shows_since(model: type[models.Model], column: str) -> None:
    """Register a model by a column of its own that grows with each change."""
    known[model._meta.db_table] = column


def version() -> str:
    """The same as before only if nothing that is shown has changed since."""
    with connection.cursor() as cursor:
        cursor.execute(newest_rows(tuple(known.items())))
        return str(cursor.fetchone())


@cache
def newest_rows(tables: tuple[tuple[str, str], ...]) -> sql.Composed:
    newest = [
        sql.SQL("(SELECT max({}) FROM {})").format(sql.Identifier(column), sql.Identifier(table))
        for table, column in tables
    ]
    # Whoever is still writing may hold a number below the newest, and it is seen when they are
    # done. Until then they are part of the key, so that it differs afterwards.
    writing = sql.SQL("ARRAY(SELECT pg_snapshot_xip(pg_current_snapshot()))::text")
    return sql.SQL("SELECT {}").format(sql.SQL(", ").join([*newest, writing]))
