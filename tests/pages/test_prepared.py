"""Statements that are composed once, and planned once for each connection."""

import pytest
from django.db import connection

from hubs.models import Hub
from pages import prepared
from pages.prepared import HUB, ask, ask_all, compose_once
from tests.factories import HubFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def named():
    return compose_once(Hub.objects.filter(pk=HUB).order_by().values_list("pk", "name"))


def planned() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'portal%'")
        return cursor.fetchone()[0]


def test_each_statement_of_a_union_is_asked_with_its_own_values(named):
    first, second = HubFactory(name="Ashby"), HubFactory(name="100% Beck")

    rows = ask_all([(named, {"hub": first.pk}), (named, {"hub": second.pk})])

    assert sorted(rows) == [(first.pk, "Ashby"), (second.pk, "100% Beck")]


def test_a_statement_is_planned_once_and_each_visit_sends_one(named, django_assert_num_queries):
    hubs = [HubFactory(), HubFactory()]
    before = planned()

    for hub in hubs:
        with django_assert_num_queries(1):
            assert ask(named, hub=hub.pk) == [(hub.pk, hub.name)]

    assert planned() == before + 1


def test_a_percent_sign_and_a_quote_in_a_value_stay_what_they_are():
    hub = HubFactory(name="It’s 100% 'Beck'")
    likes = Hub.objects.filter(pk=HUB, name__contains="100% 'B").order_by().values_list("name")

    assert ask(compose_once(likes), hub=hub.pk) == [(hub.name,)]
    assert ask(compose_once(likes), hub=hub.pk + 1) == []


def test_a_connection_forgets_its_plans_before_they_are_too_many(monkeypatch):
    monkeypatch.setattr(prepared, "MOST_PLANS", 2)
    hub = HubFactory()
    with connection.cursor() as cursor:
        prepared.plans.pop(cursor.connection, None)
        cursor.execute("DEALLOCATE ALL")

    for _ in range(5):
        names = Hub.objects.filter(pk=HUB).order_by().values_list("name")
        assert ask(compose_once(names), hub=hub.pk) == [(hub.name,)]

    assert planned() == 1


def test_a_new_connection_plans_anew(named):
    hub = HubFactory()
    ask(named, hub=hub.pk)
    with connection.cursor() as cursor:
        # As if it were another: what was planned on it is gone, and nobody remembers.
        cursor.execute("DEALLOCATE ALL")
        del prepared.plans[cursor.connection]

    assert ask(named, hub=hub.pk) == [(hub.pk, hub.name)]
