"""Statements that are composed once, and planned once for each connection."""

import pghistory
import pytest
from django.db import DatabaseError, NotSupportedError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hubs.models import Hub
from outbox.models import LifeSign
from pages import prepared
from pages.prepared import HUB, KEY, PreparedRows, ask, ask_all, compose_once
from tests.factories import HubFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def named():
    return compose_once(Hub.objects.filter(pk=HUB).order_by().values_list("pk", "name"))


@pytest.fixture
def rows():
    return PreparedRows(lambda: Hub.objects.filter(pk=KEY))


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


def test_a_connection_forgets_its_plans_before_they_are_too_many(
    monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(prepared, "MOST_PLANS", 2)
    hub = HubFactory()
    with connection.cursor() as cursor:
        prepared.plans.pop(cursor.connection, None)
        cursor.execute("DEALLOCATE ALL")

    for _ in range(5):
        names = Hub.objects.filter(pk=HUB).order_by().values_list("name")
        # Not one more where it forgets, or a page would now and then take more than it may.
        with django_assert_num_queries(1):
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


def test_rows_of_a_model_are_planned_once_too(rows, django_assert_num_queries):
    hubs = [HubFactory(), HubFactory()]
    before = planned()

    for hub in hubs:
        with django_assert_num_queries(1):
            assert rows.get(key=hub.pk).name == hub.name

    assert planned() == before + 1


def test_what_is_undone_takes_no_plan_back(rows, django_assert_num_queries):
    hub = HubFactory()
    before = planned()

    with transaction.atomic():
        assert rows.get(key=hub.pk) == hub
        transaction.set_rollback(True)

    with django_assert_num_queries(1):
        assert rows.get(key=hub.pk) == hub
    assert planned() == before + 1


def test_what_could_not_be_planned_is_planned_later(rows):
    """In a transaction that has failed nothing is answered, and nothing is remembered of it."""
    hub = HubFactory()

    with transaction.atomic():
        with pytest.raises(DatabaseError):
            Hub.objects.extra(where=["1 / 0 = 1"]).first()
        with pytest.raises(DatabaseError):
            rows.get(key=hub.pk)
        transaction.set_rollback(True)

    assert rows.get(key=hub.pk) == hub


@pytest.mark.django_db(transaction=True)
def test_rows_are_found_after_the_connection_was_lost(rows):
    hub = HubFactory()
    assert rows.get(key=hub.pk) == hub

    connection.close()

    assert rows.get(key=hub.pk) == hub
    assert planned() == 1


def test_rows_are_found_whatever_else_was_planned_meanwhile(rows, monkeypatch):
    monkeypatch.setattr(prepared, "MOST_PLANS", 1)
    hub = HubFactory()
    with connection.cursor() as cursor:
        prepared.plans.pop(cursor.connection, None)
        cursor.execute("DEALLOCATE ALL")
    others = PreparedRows(lambda: Hub.objects.filter(pk=KEY).values_list("name"))

    for _ in range(3):
        assert rows.get(key=hub.pk) == hub
        assert others.all(key=hub.pk) == [(hub.name,)]

    assert planned() == 1


def test_a_migration_that_changes_a_column_is_noticed_once():
    LifeSign.objects.create(part="clock", at=timezone.now())
    signs = PreparedRows(lambda: LifeSign.objects.filter(pk__gte=KEY).values_list("part"))
    assert signs.all(key=0) == [("clock",)]
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE outbox_lifesign ALTER COLUMN part TYPE varchar(987)")

    with pytest.raises(NotSupportedError), transaction.atomic():
        signs.all(key=0)

    assert signs.all(key=0) == [("clock",)]


def test_what_reads_is_not_told_who_acts_and_what_writes_is():
    """Told with it, a statement that holds a % would want a value for it."""
    hub = HubFactory(name="100% Beck")
    likes = PreparedRows(lambda: Hub.objects.filter(pk=KEY, name__contains="100% B"))

    with pghistory.context(page="beck"), CaptureQueriesContext(connection) as asked:
        found = [likes.get(key=hub.pk), likes.get(key=hub.pk)]
        found[0].save()

    assert found == [hub, hub]
    told = ["set_config" in query["sql"] for query in asked]
    assert told == [False, False, True]
