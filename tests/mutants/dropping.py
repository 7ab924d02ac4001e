"""A plugin of pytest: takes the guard that GUARD_DROPPED names out of the database of the run."""

import os

import pytest
from django.db import connection
from pgtrigger import Trigger

from tests.mutants.mutant import kept_by_database


@pytest.fixture(scope="session", autouse=True)
def _without_the_guard(django_db_setup, django_db_blocker):
    [(model, guard)] = kept_by_database(os.environ["GUARD_DROPPED"])
    with django_db_blocker.unblock():
        if isinstance(guard, Trigger):
            guard.uninstall(model)
            return
        with connection.schema_editor() as editor:
            editor.remove_constraint(model, guard)
