"""Empties the database after a test that commits, in a fraction of the time that TRUNCATE takes.

Django truncates each of more than a hundred tables, which gives each of them and of their indexes
a new file, and then asks every app to write its permissions again. A test fills few tables with
few rows: to delete those is no work.
"""

from django.db import connection, transaction
from django.test import TransactionTestCase

# What the migrations leave there, and no test changes.
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def empty_by_deleting() -> None:
    """Makes every test that commits end so, where the tests may switch triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        if cursor.fetchone() == ("on",):
            TransactionTestCase._fixture_teardown = lambda case: delete_all_rows()


@transaction.atomic
def delete_all_rows() -> None:
    with connection.cursor() as cursor:
        found = [name for name in connection.introspection.table_names(cursor) if name not in KEPT]
        tables = [connection.ops.quote_name(name) for name in found]
        # As TRUNCATE does, wait for what a thread or a browser's last request still writes.
        cursor.execute(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE")
        # Past every trigger, so that no guard refuses and no foreign key asks about the order.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("; ".join(f"DELETE FROM {table}" for table in tables))
