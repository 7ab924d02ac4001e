"""Queries that Django composes once, and that are asked again and again with other values.

To compose the home page's queries takes ten times as long as PostgreSQL takes to answer them, and
to plan them as long again. So Django composes once, and each connection plans once.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connection
from django.db.models import BigIntegerField, DateTimeField, Expression, Field, QuerySet, TextField
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError
from pghistory import runtime
from psycopg2.extensions import AsIs

Values = Mapping[str, Any]
# Of one connection; each day brings new ones, as statements hold their day.
MOST_PLANS = 100
# Prepared is only what reads, and leaves no history beside which to say who acted. Said all the
# same, it would come as a value of its own, and a % within the statement would ask for another.
history: Any = runtime
history.IGNORED_SQL_PREFIXES += ("prepare portal_", "execute portal_", "deallocate")


class Slot(Expression):
    """A value that is known only when the query is asked."""

    def __init__(self, name: str, output_field: Field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        # Itself in the value's stead, which whoever asks looks for.
        return "%s", [self]


HUB = Slot("hub", BigIntegerField())
USER = Slot("user", BigIntegerField())
WORKGROUP = Slot("workgroup", BigIntegerField())
NOW = Slot("now", DateTimeField())
KEY = Slot("key", BigIntegerField())  # of the one row that is asked for
KEYS = Slot("keys", ArrayField(BigIntegerField()))  # of several
EMAIL = Slot("email", TextField())


def array_of(keys: Iterable[int]) -> str:
    """The keys as PostgreSQL writes an array. It reads that three to five times as soon as a list,
    each of whose keys is an expression.
    """
    return f"{{{','.join(map(str, keys))}}}"


# Each is itself alone, so that what was planned of several is found without reading them.
@dataclass(frozen=True, eq=False)
class Prepared:
    """A statement, and its values, slots among them."""

    sql: str
    params: tuple[Any, ...]

    @property
    def slots(self) -> dict[str, Slot]:
        return {one.name: one for one in self.params if isinstance(one, Slot)}


def compose_once(rows: QuerySet) -> Prepared:
    """`rows` must come from values_list(): they are read as the database gives them."""
    sql, params = rows.query.sql_with_params()
    return Prepared(sql, tuple(params))


def ask_all(asked: list[tuple[Prepared, Values]]) -> list[tuple[Any, ...]]:
    """The rows of all of them, in one query; each must have the same columns."""
    if not asked:
        return []
    statements = tuple(one for one, _ in asked)
    values = [given[slot] for one, given in asked for slot in one.slots]
    with connection.cursor() as cursor:
        known = plans.setdefault(cursor.connection, {})
        if name := known.get(statements):
            try:
                cursor.execute(execution(name, values), values)
            except NotSupportedError:
                # A migration has changed the type of a column: whoever asks next plans anew.
                known.clear()
                raise
            return cursor.fetchall()
        is_full = len(known) == MOST_PLANS
        if is_full:
            known.clear()
        name = f"portal_{next(numbers)}"
        # All at once, so that whoever asks first sends no more queries than the next.
        asked_first = cursor.mogrify(execution(name, values), values).decode()
        planned = f"{plan_of(cursor, name, statements)}; {asked_first}"
        cursor.execute(f"DEALLOCATE ALL; {planned}" if is_full else planned)
        known[statements] = name
        return cursor.fetchall()


def ask(statement: Prepared, **values: Any) -> list[tuple[Any, ...]]:
    return ask_all([(statement, values)])


# What each connection has planned, by name.
plans: WeakKeyDictionary[Any, dict[tuple[Prepared, ...], str]] = WeakKeyDictionary()
numbers = count(1)


def execution(name: str, values: list[Any]) -> str:
    return f"EXECUTE {name} ({', '.join(['%s'] * len(values))})" if values else f"EXECUTE {name}"


def plan_of(cursor: Any, name: str, statements: tuple[Prepared, ...]) -> str:
    """Slots become parameters of PostgreSQL's own, and all else that is known is written down."""
    types, parts = list[str](), list[bytes]()
    for one in statements:
        places = {}
        for slot in one.slots.values():
            types.append(str(slot.output_field.db_type(connection)))
            places[slot.name] = AsIs(f"${len(types)}")
        params = [places[each.name] if isinstance(each, Slot) else each for each in one.params]
        parts.append(cursor.mogrify(one.sql, params))
    sql = " UNION ALL ".join(f"({part.decode()})" for part in parts)
    declared = f" ({', '.join(types)})" if types else ""
    return f"PREPARE {name}{declared} AS {sql}"


class PreparedRows:
    """What a queryset finds, as the queryset itself would give it: rows of a model, each with what
    is joined to it and fetched beside it, or tuples of a values_list().

    Decorates the function that gives the queryset, which is called once.
    """

    def __init__(self, rows: Callable[[], QuerySet]) -> None:
        self.rows = rows

    def all(self, **values: Any) -> list[Any]:
        rows, compiler = self.composed
        asked = rows.all()
        asked.query.composed = compiler.asked_with(values)
        return list(asked)

    def first(self, **values: Any) -> Any | None:
        """The first in the queryset's own order, or None."""
        return next(iter(self.all(**values)), None)

    def get(self, **values: Any) -> Any:
        """The only one. Raises DoesNotExist."""
        row = self.first(**values)
        if row is None:
            rows, _ = self.composed
            raise rows.model.DoesNotExist
        return row

    @cached_property
    def composed(self) -> tuple[Any, "ComposedCompiler"]:
        rows: Any = self.rows()
        # By what stands for the connection of whichever thread asks.
        compiler = ComposedCompiler(rows.query.clone(), connection, DEFAULT_DB_ALIAS)
        compiler.compose()
        # Not by its setter, after which a values_list() gives dictionaries.
        rows._query = rows.query.chain(klass=ComposedQuery)
        return rows, compiler


class ComposedCompiler(SQLCompiler):
    """Remembers its SQL, and which column of the answer is what and is read how."""

    prepared: Prepared
    converters: dict[int, Any]
    values: Values

    def compose(self) -> None:
        sql, params = self.as_sql()
        if any(isinstance(value, date) for value in params):
            # It would be the moment of whoever asked first, for everybody after.
            raise TypeError("A moment is asked for anew each time: make it a slot.")
        self.prepared = Prepared(sql, tuple(params))
        self.converters = super().get_converters([one for one, *_ in self.select])

    def asked_with(self, values: Values) -> "ComposedCompiler":
        asked = copy(self)
        asked.values = values
        return asked

    def execute_sql(self, *_, **__):
        """All rows, in one piece."""
        # As Django does where it composes: outside a transaction the lock would hold nothing.
        if self.query.select_for_update and self.connection.get_autocommit():
            raise TransactionManagementError("A row is locked only inside a transaction.")
        return [ask(self.prepared, **self.values)]

    def get_converters(self, *_):
        return self.converters


class ComposedQuery(Query):
    """Is asked by what was composed, whatever is done to it since."""

    composed: SQLCompiler

    def get_compiler(self, *_, **__):
        return self.composed
