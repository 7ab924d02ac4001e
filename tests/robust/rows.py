"""The whole database as plain values, to compare what two requests left behind."""

from collections import Counter

from django.apps import apps
from django.db import connection

from tests.test_architecture import PACKAGES

# What signing in leaves behind.
NOT_COMPARED = {"hubs_userevent"}
# What differs however the same thing is done twice.
NEVER_THE_SAME = ("pgh_id", "pgh_context_id", "message_id", "last_login", "password")


def tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    wanted = {model._meta.db_table for model in models if model._meta.app_label in PACKAGES}
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
    return sorted((wanted & existing) - NOT_COMPARED)


def all_rows() -> dict[str, list[str]]:
    """Every row of every table as text, in order, without what is never the same."""
    less = "".join(f" - '{column}'" for column in NEVER_THE_SAME)
    found: dict[str, list[str]] = {table: [] for table in tables()}
    rows = [f"SELECT '{table}', (to_jsonb(t){less})::text FROM \"{table}\" t" for table in found]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(rows) + " ORDER BY 1, 2")
        for table, row in cursor.fetchall():
            found[table].append(row)
    return found


def difference(rows: dict[str, list[str]], others: dict[str, list[str]]) -> dict[str, list[str]]:
    """The rows that only one of the two has, by table."""
    found = {table: sorted(set(rows[table]) ^ set(others[table])) for table in rows}
    return {table: lines for table, lines in found.items() if lines}


def row_counts() -> Counter:
    counts = " UNION ALL ".join(
        f"SELECT '{table}', count(*) FROM \"{table}\"" for table in tables()
    )
    with connection.cursor() as cursor:
        cursor.execute(counts)
        return Counter(dict(cursor.fetchall()))


def counters() -> list[tuple[str, int | None]]:
    """Where each table's numbering stands. A rollback does not turn it back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(sequencename), last_value FROM pg_sequences")
        return cursor.fetchall()


def turn_back(counters: list[tuple[str, int | None]]) -> None:
    with connection.cursor() as cursor:
        for sequence, value in counters:
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, value or 1, value is not None])
