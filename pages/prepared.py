"""Queries that Django composes once, and that are asked again and again with other values.

To compose the home page's queries takes ten times as long as PostgreSQL takes to answer them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, Expression, Field, QuerySet

Values = Mapping[str, Any]


class Slot(Expression):
    """A value that is known only when the query is asked."""

    def __init__(self, name: str, output_field: Field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        # Itself in the value's stead, which filled_in() looks for.
        return "%s", [self]


HUB = Slot("hub", BigIntegerField())
USER = Slot("user", BigIntegerField())
NOW = Slot("now", DateTimeField())


@dataclass(frozen=True)
class Prepared:
    """A statement, and its values, slots among them."""

    sql: str
    params: tuple[Any, ...]

    def filled_in(self, values: Values) -> list[Any]:
        return [values[one.name] if isinstance(one, Slot) else one for one in self.params]


def compose_once(rows: QuerySet) -> Prepared:
    """`rows` must come from values_list(): they are read as the database gives them."""
    sql, params = rows.query.sql_with_params()
    return Prepared(sql, tuple(params))


def ask_all(asked: list[tuple[Prepared, Values]]) -> list[tuple[Any, ...]]:
    """The rows of all of them, in one query; each must have the same columns."""
    if not asked:
        return []
    sql = " UNION ALL ".join(f"({one.sql})" for one, _ in asked)
    params = [value for one, values in asked for value in one.filled_in(values)]
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
