"""A database of the measurement's own, dropped when it is over."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg2

from portal import embedded

NAME = "portal_bench"


@contextmanager
def scratch_database() -> Iterator[str]:
    """The address of an empty database, on the server DATABASE_URL names or on one of our own.

    Durable as PostgreSQL is by default, so that writes cost what they cost in production.
    """
    server = os.environ.get("DATABASE_URL") or embedded.start_postgres(
        embedded.VAR / "bench-postgres", database="postgres"
    )
    tell(server, f"DROP DATABASE IF EXISTS {NAME}", f"CREATE DATABASE {NAME}")
    try:
        yield urlsplit(server)._replace(path=f"/{NAME}").geturl()
    finally:
        tell(server, f"DROP DATABASE {NAME} WITH (FORCE)")


def tell(server: str, *statements: str) -> None:
    connection = psycopg2.connect(server)
    connection.autocommit = True
    try:
        for statement in statements:
            connection.cursor().execute(statement)
    finally:
        connection.close()
