"""A form changes what it asks about, whatever else is sent with it."""

import random

import pytest
from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from participants.actions import certificate
from tests.access_policy import POLICY
from tests.robust.acts import ACTS, LOOKS_UP, SIGN_IN, actor, path_of, post, takes_post
from tests.robust.rows import all_rows, counters, difference, turn_back
from tests.sweeps import part
from tests.test_architecture import PACKAGES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What pages read beside their form's fields.
READ_BY_PAGES = {"interest", "fee", "participant", "mark", "then", "next"}


dice = random.Random()


@pytest.fixture(autouse=True)
def _numbers_come_again(monkeypatch):
    """The numbers of certificates are drawn, and would differ each time."""
    monkeypatch.setattr(certificate, "randbits", dice.getrandbits)


def every_column() -> dict[str, models.Field]:
    """Every column of the portal by the names that a form might call it."""
    found = {}
    for app in filter(apps.is_installed, PACKAGES):
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.concrete_fields:
                found |= {field.name: field, field.attname: field}
    return found


def foreign_value(field: models.Field, away) -> str:
    """Another hub's row where the column names one; elsewhere a value that would be noticed."""
    if field.related_model:
        owned = {type(row): row.pk for row in (*away.rows.values(), *away.people.values())}
        return str(owned.get(field.related_model, 1))
    if isinstance(field, models.BooleanField):
        return "on"
    if isinstance(field, models.DateTimeField):
        return "2030-01-01T09:30:00Z"
    if isinstance(field, models.DateField):
        return "2030-01-01"
    if field.choices:
        return str(field.choices[-1][0])
    return "4242"


def extra_keys(name: str, world, away) -> dict[str, str]:
    page = actor(name, world).get(path_of(name, world))
    form = (page.context or {}).get("form")
    own = set(form.fields if form else ()) | set(ACTS[name].answers(world)) | READ_BY_PAGES
    more = {"is_staff": "on", "is_superuser": "on", "pk": str(away.workgroup.pk), "by": "1"}
    return more | {
        key: foreign_value(field, away) for key, field in every_column().items() if key not in own
    }


def left_behind(name: str, world, extra: dict | None = None):
    """What the answer leaves in the database; then all is as before."""
    start = counters()
    dice.seed(20211117)
    with transaction.atomic():
        answer = post(name, world, extra)
        found = answer.status_code, answer.get("Location"), all_rows()
        transaction.set_rollback(True)
    turn_back(start)
    return found


def test_every_page_that_takes_an_answer_has_one_that_succeeds(world):
    assert {name for name in POLICY if takes_post(name, world)} == set(ACTS) | SIGN_IN | LOOKS_UP


@pytest.mark.parametrize("name", part(ACTS, one_in=24))
def test_keys_that_are_no_fields_change_nothing(name, world, away, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    ACTS[name].prepare(world)
    before = all_rows()
    extra = extra_keys(name, world, away)

    status, location, rows = left_behind(name, world)
    again, leads_to, others = left_behind(name, world, extra)

    assert (status, rows != before) == (302, True)
    assert len(extra) > 150
    assert (again, leads_to) == (status, location)
    assert difference(rows, others) == {}
