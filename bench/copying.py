"""Rows into tables by COPY, without the triggers that keep history and guard fees."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, Model
from django.utils import timezone

from bench.measure import run, say

ROWS_AT_ONCE = 1000


@contextmanager
def bulk_loading() -> Iterator[None]:
    """Inside, nothing is recorded or refused but by constraints; after it, all is as it was."""
    tables = connection.introspection.table_names()
    with transaction.atomic():
        switch_triggers("DISABLE", tables)
        yield
    switch_triggers("ENABLE", tables)
    for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
        run(statement)
    run("VACUUM (ANALYZE)")


def switch_triggers(how: str, tables: list[str]) -> None:
    for name in tables:
        run(f'ALTER TABLE "{name}" {how} TRIGGER USER')


def copy(model: type[Model], rows: Iterable, **columns: Any) -> None:
    """One row for each of `rows`; a column is a value, or a function of what the row is of.

    A column that is not named gets its field's default, and the primary key the next number.
    """
    started = time.perf_counter()
    named = {name: value for name, value in columns.items() if callable(value)}
    constant = {
        field.attname: columns.get(field.attname, default_of(field))
        for field in model._meta.concrete_fields
        if not (field.attname in named or field.primary_key or field.generated)
    }
    lines = Lines(rows, list(named.values()), list(constant.values()))
    with connection.cursor() as cursor:
        names = ", ".join([*named, *constant])
        cursor.copy_expert(f"COPY {model._meta.db_table} ({names}) FROM STDIN", lines)
        seconds = time.perf_counter() - started
        say(f"  {cursor.rowcount:>9,} {model._meta.verbose_name_plural} in {seconds:.1f} s")


def default_of(field: Field) -> Any:
    if field.has_db_default():
        return field.db_default  # ours are plain values
    return timezone.now() if getattr(field, "auto_now_add", False) else field.get_default()


class Lines:
    """Rows as the file that COPY reads."""

    def __init__(self, rows: Iterable, named: list[Callable], constant: list) -> None:
        self.rows = iter(rows)
        self.named = named
        self.end = "".join(f"\t{cell(value)}" for value in constant) + "\n"

    def read(self, size: int) -> str:
        return "".join(
            "\t".join([cell(value(row)) for value in self.named]) + self.end
            for row in islice(self.rows, ROWS_AT_ONCE)
        )


def cell(value: Any) -> str:
    """For texts of ours, which hold neither tab nor backslash nor, in a list, a comma."""
    if isinstance(value, list):
        return f"{{{','.join(map(str, value))}}}"
    return "\\N" if value is None else str(value)
