"""A database of the measurement's own, dropped when it is over, and the portal set up on it."""

import os
import socket
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


def set_environment(database: str) -> None:
    """As on one machine, whatever the shell that called says."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.environ.pop("REDIS_URL", None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DATABASE_URL": database,
        "ONE_MACHINE": "true",
        "DEBUG": "false",
        "DEMO": "false",
        "HTTPS": "false",
        "SECRET_KEY": "only-for-measuring-" * 3,
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "BROKER_URL": "memory://",
        "EMAIL_HOST": "",
        "LOG_LEVEL": "WARNING",
    }


def tell(server: str, *statements: str) -> None:
    connection = psycopg2.connect(server)
    connection.autocommit = True
    try:
        for statement in statements:
            connection.cursor().execute(statement)
    finally:
        connection.close()
