"""What every test may use."""

import gc

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from hypothesis import settings as hypothesis
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.chromium import CHROMIUM
from tests.emptying import empty_by_deleting
from tests.template import migrated_database

# A busy machine is no fault of the code.
hypothesis.register_profile("patient", deadline=None)
hypothesis.load_profile("patient")
expect.set_options(timeout=20_000)


def pytest_collection_finish():
    """What is loaded by now stays for the whole run: the collector need not walk it each time."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 20, 50)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Those that take longest begin first, or one process would stand idle at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def _settings_of_all_tests():
    """Once for the run, as to set and take back each for every test costs ten seconds in all."""
    nothing = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES=settings.STORAGES | {"staticfiles": plain},
        WHITENOISE_AUTOREFRESH=True,  # looks for files when asked, so none need be collected
        SECURE_SSL_REDIRECT=False,
        # What is kept of public pages, and for how long, has tests of its own.
        CACHES=settings.CACHES | {"pages": nothing},
        # What a second proof closes has tests of its own.
        SECOND_FACTOR_REQUIRED=False,
        # Or a test that delivers finds no server, and whatever should not be sent is not.
        DELIVERY_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_use_migrations):
    """Each process copies its database, and migrates what the copy might still lack."""
    if django_db_use_migrations:
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated_database()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A page that a browser left half loaded may still hold the database at the end."""
    with django_db_blocker.unblock():
        empty_by_deleting()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session")
def base_url():
    """In place of pytest-playwright's own, of which pytest warns."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": str(CHROMIUM),
        "args": ["--no-sandbox", "--disable-background-networking"],
    }


@pytest.fixture
def site(settings, transactional_db):
    """The portal over plain http; pytest-django's own server keeps the first test's settings."""
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "csrf"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SECURE_HSTS_SECONDS = 0
    server = LiveServer("localhost")
    settings.SITE_URL = server.url
    yield server.url
    server.stop()
