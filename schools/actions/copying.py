"""Rows from Python into a table of the database by COPY."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from psycopg2 import sql

ROWS_AT_ONCE = 200


def run_statement(cursor, statement: str, parameters=None, **parts: sql.Composable) -> None:
    # As text, since the history's context is put before each statement as text.
    cursor.execute(sql.SQL(statement).format(**parts).as_string(cursor.cursor), parameters)


def identifiers(names: Iterable[str], table: str = "") -> sql.Composed:
    qualified = [sql.Identifier(table, name) if table else sql.Identifier(name) for name in names]
    return sql.SQL(", ").join(qualified)


# By COPY, as a register of fifty thousand rows is to take little more than the copying itself.
def copy_in(
    cursor,
    table: str,
    rows: Iterable[Any],
    values: Callable[[Any], Iterable[Any]],
    *,
    progress: Callable[[], None],
) -> None:
    """Fill the table with the `values` of each row. What the rows raise is raised."""
    lines = CopyLines(rows, values, progress)
    cursor.copy_expert(f"COPY {table} FROM STDIN", lines)
    if lines.error:
        raise lines.error


class CopyLines:
    """Rows as the file that COPY reads, some hundred at a time.

    An exception from the rows ends the file and is kept in `error`: the driver would bury it in
    one of its own.
    """

    def __init__(
        self,
        rows: Iterable[Any],
        values: Callable[[Any], Iterable[Any]],
        progress: Callable[[], None],
    ):
        self.rows: Iterator[Any] = iter(rows)
        self.values = values
        self.progress = progress
        self.error: Exception | None = None

    def read(self, size: int) -> str:
        try:
            lines = [copy_line(self.values(row)) for row in islice(self.rows, ROWS_AT_ONCE)]
            self.progress()
        except Exception as error:
            self.error = error
            return ""
        return "".join(lines)


def copy_line(values: Iterable[Any]) -> str:
    # Only the backslash needs care: schools/gias leaves no tab and no end of a line in a value.
    cells = ("\\N" if value is None else str(value).replace("\\", "\\\\") for value in values)
    return "\t".join(cells) + "\n"
