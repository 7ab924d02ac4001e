"""Two hubs import a project of one code at the same moment, on connections of their own."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from django.db import connection, transaction
from django.test import Client

from access.roles import Role
from tests.factories import HubFactory, member
from tests.journeys.people import text_of
from tests.robust.at_once import PATIENCE, at_once
from tests.workgroups.test_import_pages import PAGE, typed
from tests.workgroups.test_workgroup_file import rows_of
from workgroups.actions.import_workgroups import import_workgroups
from workgroups.models import Project, WorkGroup

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

LINE = "Maths,2025/26,NCP25-15,primary,10"
MEANWHILE = "The same was saved a moment ago, by you or somebody else."


def administrator(hub) -> Client:
    client = Client()
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def is_waited_for() -> bool:
    """Does somebody wait for a row of the transaction that is open here?"""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
        )
        return cursor.fetchone()[0]


@pytest.mark.parametrize("do", ["check", "add"])
def test_whoever_comes_second_is_told_so(do):
    hub, elsewhere = HubFactory(), HubFactory()
    client, answers = administrator(hub), typed(hub, LINE, do=do)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            import_workgroups(hub=elsewhere, rows=rows_of(LINE))
            second = pool.submit(at_once, [lambda: client.post(PAGE, answers)])
            while not second.done() and not is_waited_for():
                wait([second], 0.01)
        [answer] = second.result(PATIENCE)

    assert answer.status_code == 422
    assert MEANWHILE in text_of(answer)
    assert Project.objects.get().hub == elsewhere
    assert WorkGroup.objects.get().hub == elsewhere
    # Looked at again, it is that project.
    assert client.post(PAGE, answers | {"do": "add"}).status_code == 302
    assert Project.objects.count() == 1
