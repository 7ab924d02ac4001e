"""A database with every migration applied, from which each process copies its own.

It stays on the server from one run to the next, until a migration or a dependency changes.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "portal_tests_"
LOCK = 20211117  # any number that nobody else locks on this server


def migrated_database() -> str:
    """The name of the template, built by whichever process asks first while others wait."""
    name = PREFIX + migrations_hash()
    with server() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if not is_whole(cursor, name):
            drop_templates(cursor)
            build(cursor, name)
    return name


def migrations_hash() -> str:
    """Changes with every line of a migration, ours or a library's, and with every version."""
    found = sha256((ROOT / "requirements.txt").read_bytes())
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            found.update(f"{app.label}/{file.name}\n".encode() + file.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def server() -> Iterator:
    """Outside of any transaction, in which no database can be created."""
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    try:
        yield connection.cursor()
    finally:
        connection.close()


def is_whole(cursor, name: str) -> bool:
    """Closed to visitors, which is the last step of building one."""
    cursor.execute("SELECT NOT datallowconn FROM pg_database WHERE datname = %s", [name])
    found = cursor.fetchone()
    return found is not None and found[0]


def drop_templates(cursor) -> None:
    """Those of other migrations, and one that was never finished."""
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
    for (name,) in cursor.fetchall():
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def build(cursor, name: str) -> None:
    cursor.execute(f'CREATE DATABASE "{name}"')
    url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    for command in (["migrate", "--verbosity=0"], ["createcachetable"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url},
            check=True,
        )
    # PostgreSQL copies no database in which somebody is still at work.
    cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
