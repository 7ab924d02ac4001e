"""The settings from the outside: what the environment may say, and what is safe by itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.slow

GOOD = {
    "DATABASE_URL": "postgresql://nowhere/nothing",
    "SECRET_KEY": "v3ryL0ng-and-u5ed-nowhere-but-here-" * 2,
    "SITE_URL": "https://portal.example.org",
    "EMAIL_HOST": "mail.example.org",
}

BEHIND_TWO = GOOD | {"BEHIND_PROXY": "true", "TRUSTED_PROXIES": "2"}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return python("manage.py", *arguments, **environment)


def told(asked: str, **environment: str) -> str:
    """By Python that reads the settings and starts nothing else."""
    return python("-c", asked, DJANGO_SETTINGS_MODULE="portal.settings", **environment).stdout


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    kept = {name: os.environ[name] for name in ("PATH", "PORTAL_VAR") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=Path(settings.BASE_DIR),
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_deployment_with_what_is_required_has_nothing_to_warn_of():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **GOOD)

    assert "System check identified no issues (0 silenced)." in done.stdout + done.stderr
    assert done.returncode == 0


def test_every_bad_variable_is_named_at_once():
    bad = {"DATABASE_URL": "postgresql://x/y", "SECRET_KEY": "short", "DEBUG": "maybe"}

    done = manage("check", **bad)

    assert done.returncode != 0
    for name in ("SECRET_KEY", "DEBUG", "SITE_URL", "EMAIL_HOST"):
        assert name in done.stderr


@pytest.mark.parametrize("proxies", [{}, {"TRUSTED_PROXIES": "0"}, {"TRUSTED_PROXIES": "some"}])
def test_nothing_starts_behind_proxies_whose_number_is_not_said(proxies):
    done = manage("check", **GOOD, BEHIND_PROXY="true", **proxies)

    assert done.returncode != 0
    assert "TRUSTED_PROXIES" in done.stderr


def test_the_number_of_proxies_is_the_library_s_as_well():
    asked = "from allauth.app_settings import TRUSTED_PROXY_COUNT as count; print(count)"

    assert told(asked, **BEHIND_TWO) == "2\n"


def test_cookies_and_headers_are_tight_by_default():
    asked = (
        "from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, "
        "s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.DEBUG, s.DEMO)"
    )

    assert told(asked, **GOOD).split() == [
        "__Host-session",
        "__Host-csrf",
        "True",
        "True",
        "31536000",
        "False",
        "False",
    ]


def test_the_schedule_names_tasks_that_there_are():
    from portal.celery import app

    app.loader.import_default_modules()

    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)


def test_pages_speak_london_time_and_british_english():
    assert (settings.TIME_ZONE, settings.LANGUAGE_CODE, settings.USE_TZ) == (
        "Europe/London",
        "en-gb",
        True,
    )
