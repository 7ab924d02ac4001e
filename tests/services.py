"""Gives the tests a PostgreSQL of their own before Django reads its settings.

DATABASE_URL, where it is set, names a real server instead.
"""

import os

from portal import embedded


def pytest_configure() -> None:
    """Runs in the first process; the others of a parallel run inherit what it sets."""
    os.environ.setdefault("SECRET_KEY", "only-for-tests-" * 5)
    os.environ.setdefault("SITE_URL", "https://portal.example.org")
    os.environ.setdefault("BROKER_URL", "memory://")
    os.environ.setdefault("EMAIL_HOST", "localhost")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    # Where static files would be collected; the live server looks for it before any test.
    (embedded.VAR / "static").mkdir(parents=True, exist_ok=True)


if "DATABASE_URL" not in os.environ:
    os.environ["DATABASE_URL"] = embedded.start_postgres(
        embedded.VAR / "postgres-for-tests",
        database="portal",
        settings=embedded.FAST_AND_UNSAFE,
    )
pytest_configure()
