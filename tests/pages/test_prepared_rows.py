"""Queries composed once: they give what the queryset gives, whoever asks and whenever."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.db.models import BigIntegerField, Count
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from pages.prepared import KEY, NOW, WORKGROUP, PreparedRows, Slot
from pages.public_views import LinkPage
from participants.queries.place import schools_with_places
from tests.factories import ParticipantFactory, WorkGroupFactory, WorkshopFactory
from tests.robust.at_once import at_once
from workgroups.models import WorkGroup, Workshop

pytestmark = pytest.mark.django_db


@PreparedRows
def dates():
    rows = Workshop.objects.standing().filter(workgroup=WORKGROUP, starts_at__gt=NOW)
    return rows.select_related("workgroup__hub").order_by("starts_at")


@PreparedRows
def locked():
    return WorkGroup.objects.select_for_update(of=["self"]).select_related("hub").filter(pk=KEY)


def test_rows_are_those_of_the_queryset_with_what_is_joined(django_assert_num_queries):
    first, second = WorkGroupFactory(), WorkGroupFactory()
    for group in (first, first, second):
        WorkshopFactory(workgroup=group)
    long_ago, far_ahead = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)

    for group in (first, second):
        with django_assert_num_queries(1):
            found = dates.all(workgroup=group.pk, now=long_ago)
            hubs = [one.workgroup.hub for one in found]
        assert found == list(group.workshops.order_by("starts_at"))
        assert hubs == [group.hub] * len(found)
    assert dates.all(workgroup=first.pk, now=far_ahead) == []


def test_the_queryset_is_made_and_composed_once():
    asked = []

    @PreparedRows
    def rows():
        asked.append(True)
        return WorkGroup.objects.filter(pk=KEY)

    group = WorkGroupFactory()
    assert [rows.first(key=group.pk), rows.get(key=group.pk)] == [group, group]
    assert rows.first(key=0) is None
    with pytest.raises(WorkGroup.DoesNotExist):
        rows.get(key=0)
    assert asked == [True]


def test_columns_come_as_tuples_and_with_what_is_counted():
    @PreparedRows
    def rows():
        groups = WorkGroup.objects.filter(pk=KEY).annotate(dates=Count("workshops"))
        return groups.values_list("pk", "dates")

    group = WorkshopFactory().workgroup

    assert rows.all(key=group.pk) == [(group.pk, 1)]


def test_a_union_is_composed_as_well():
    place = ParticipantFactory()
    ParticipantFactory()

    found = schools_with_places.all(workgroup=place.workgroup_id, now=datetime.now(UTC))

    assert found == [(True, place.school_id)]


def test_what_is_fetched_beside_belongs_to_the_rows_asked_for():
    @PreparedRows
    def rows():
        return WorkGroup.objects.filter(pk=KEY).prefetch_related("workshops")

    workshops = [WorkshopFactory(), WorkshopFactory()]

    for one in workshops:
        assert list(rows.get(key=one.workgroup_id).workshops.all()) == [one]


def test_a_value_that_was_not_given_is_missed():
    rows = PreparedRows(lambda: WorkGroup.objects.filter(hub=Slot("of", BigIntegerField())))

    with pytest.raises(KeyError):
        rows.all(key=1)


@pytest.mark.django_db(transaction=True)
def test_a_lock_holds_in_a_transaction_and_nowhere_else():
    group = WorkGroupFactory()
    # As if for the first time, so that the statement is told.
    asked_first = PreparedRows(locked.rows)

    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        assert asked_first.get(key=group.pk) == group
    with pytest.raises(TransactionManagementError):
        asked_first.get(key=group.pk)

    assert 'FOR UPDATE OF "workgroups_workgroup");' in asked[-1]["sql"]


def test_what_one_asks_changes_nothing_of_what_another_asks_meanwhile():
    _, compiler = locked.composed
    first, second = [compiler.asked_with({"key": pk}) for pk in (1, 2)]

    assert [one.values for one in (first, second)] == [{"key": 1}, {"key": 2}]


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_each_thread_asks_on_its_own_connection_with_its_own_values():
    groups = [WorkGroupFactory() for _ in range(8)]

    found = at_once([lambda one=one: locked_now(one.pk) for one in groups * 5], threads=8)

    assert found == groups * 5


def locked_now(pk: int) -> WorkGroup:
    with transaction.atomic():
        return locked.get(key=pk)


def link_pages(page=LinkPage):
    for one in page.__subclasses__():
        yield from [one, *link_pages(one)]


@pytest.mark.parametrize("name", ["prepare", "prepare_answer"])
def test_no_page_by_link_looks_at_the_moment_where_it_joins_its_row(name, time_machine):
    # Which reads every page.
    assert get_resolver().url_patterns
    pages = [page for page in link_pages() if hasattr(page, "model")]

    said = []
    for moment in (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 8, 9, 12, tzinfo=UTC)):
        time_machine.move_to(moment)
        said.append([str(getattr(page(), name)(page.model.objects.all()).query) for page in pages])

    assert len(pages) > 20
    assert said[0] == said[1]


def test_a_moment_is_never_composed():
    """Else everybody after would be answered by the clock of whoever asked first."""

    @PreparedRows
    def rows():
        return Workshop.objects.filter(pk=KEY, starts_at__gt=timezone.now())

    with pytest.raises(TypeError, match="make it a slot"):
        rows.first(key=1)
