"""Every address, as every role, in one's own hub and in another's."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse

from access.roles import Role
from tests.access_kinds import (
    HUB,
    SEES,
    SHARED,
    STAFF,
    ByLink,
    Everybody,
    Pages,
    Row,
    SignedIn,
)
from tests.access_policy import POLICY
from tests.factories import UserFactory, member
from tests.sweeps import part
from tests.world import World, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def names_of_addresses() -> set[str]:
    """The name of every address the portal answers."""

    def walk(resolver, space: str):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                yield from walk(
                    pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space
                )
            else:
                yield f"{space}{pattern.name}"

    return set(walk(get_resolver(), ""))


def names(kind) -> list[str]:
    return [name for name, policy in POLICY.items() if isinstance(policy, kind)]


@contextmanager
def kept_for_the_module(blocker):
    """A transaction around a module: each test's own changes are rolled back to here."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def home_built(django_db_setup, django_db_blocker):
    with kept_for_the_module(django_db_blocker):
        home = build_world()
        home.people |= {
            "national": member(None, Role.NATIONAL),
            "system": UserFactory(is_superuser=True),
        }
        sign_in_once(home)
        yield home


@pytest.fixture(scope="module")
def away_built(home_built, django_db_blocker):
    """Only where a test asks for it, as to build a hub takes as long as to read many pages."""
    with kept_for_the_module(django_db_blocker):
        away = build_world()
        sign_in_once(away)
        yield away


@pytest.fixture
def home(home_built, db):
    return home_built


@pytest.fixture
def away(away_built, db):
    return away_built


def client_of(user) -> Client:
    client = Client()
    if hasattr(user, "cookies_kept"):
        client.cookies.update(user.cookies_kept)
    else:
        client.force_login(user)
    return client


def sign_in_once(world: World) -> None:
    """Keeps everybody's session, as ten thousand requests would otherwise begin one each.

    And asks every foreign key of the world now: each test that is rolled back to here would
    otherwise ask all of them anew.
    """
    connection.check_constraints()
    for user in set(world.people.values()):
        user.cookies_kept = client_of(user).cookies


def address(name: str, world: World) -> str:
    policy = POLICY[name]
    if isinstance(policy, Row):
        kwargs = {"pk": world.rows[policy.row].pk} | policy.extra(world)
    else:
        kwargs = getattr(policy, "kwargs", lambda world: {})(world)
    return reverse(name, kwargs=kwargs)


def rows_written() -> dict[str, int]:
    """How many rows of each table this transaction has written, taken back or not.

    Without what signing in leaves behind.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, pg_stat_get_xact_tuples_inserted(oid)"
            " + pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid)"
            " FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND relname NOT IN ('django_session', 'hubs_user', 'hubs_userevent',"
            " 'pghistory_context')"
        )
        return dict(cursor.fetchall())


def test_whatever_is_written_is_counted(home):
    before = rows_written()

    home.hub.save()

    assert rows_written() != before


def test_every_address_has_its_line_in_the_table():
    assert names_of_addresses() == set(POLICY)


@pytest.mark.parametrize("name", names(Everybody))
def test_a_public_page_is_open_to_everybody(name, home):
    policy = POLICY[name]

    for client in (Client(), client_of(home.people["teacher"]), client_of(home.people["admin"])):
        assert client.get(address(name, home)).status_code in policy.found


@pytest.mark.parametrize("name", names(ByLink))
def test_a_signed_link_opens_its_page_and_nothing_else_does(name, home):
    policy = POLICY[name]
    good = policy.kwargs(home)
    before = rows_written()

    assert Client().get(address(name, home)).status_code in policy.found
    assert rows_written() == before
    for token in ("x", good["token"][:-1] + "x", f"1:{good['token']}", good["token"] + "A"):
        for method in (Client().get, Client().post):
            assert method(reverse(name, kwargs=good | {"token": token})).status_code == 404
    assert rows_written() == before


def test_home_asks_for_sign_in_and_then_opens(home):
    assert Client().get(reverse("home")).status_code == 302
    for user in home.people.values():
        assert client_of(user).get(reverse("home")).status_code == 200


@pytest.mark.parametrize("name", names(SignedIn))
def test_a_page_of_one_s_own_asks_for_sign_in_and_then_answers(name, home):
    path = address(name, home)

    assert_asks_for_sign_in(path)
    assert client_of(home.people["teacher"]).get(path).status_code in POLICY[name].found


@pytest.mark.parametrize("name", part(names(Pages) + names(Row), one_in=8))
def test_no_staff_page_opens_without_a_second_proof(name, home, settings):
    settings.SECOND_FACTOR_REQUIRED, settings.SECOND_FACTOR_GRACE_DAYS = True, 0
    asked = ("admin", "hub_lead", "national", "system")
    may_open = [role for role in asked if role in POLICY[name].roles]
    client, path = client_of(home.people[(may_open or asked)[0]]), address(name, home)

    answers = [client.get(path), client.post(path, {})]

    assert {answer["Location"].partition("?")[0] for answer in answers} == {"/second-proof/"}


def some_of_both(policy: Row | Pages, home, *, turn: int) -> list[str]:
    """In turns an eighth of the roles that may open it, and half of those that may not."""
    refused = [role for role in home.people if role not in policy.roles]
    opens = part(sorted(policy.roles), one_in=8, turn=turn)
    return opens + part(refused, one_in=2, turn=turn)


@pytest.mark.parametrize("name", names(Pages))
def test_a_staff_page_is_open_to_its_roles_only(name, home):
    policy = POLICY[name]
    path = address(name, home)

    for role in some_of_both(policy, home, turn=names(Pages).index(name)):
        status = client_of(home.people[role]).get(path).status_code
        assert status in (policy.found if role in policy.roles else {403}), f"{role} at {path}"
    assert_asks_for_sign_in(path)


@pytest.mark.parametrize("name", names(Row))
def test_a_row_is_open_to_its_hubs_roles_only(name, home):
    policy = POLICY[name]
    path = address(name, home)
    seen_by = SEES.get(policy.row, STAFF | HUB)

    for role in some_of_both(policy, home, turn=names(Row).index(name)):
        status = client_of(home.people[role]).get(path).status_code
        if role in policy.roles:
            assert status in (200, 302), f"{role} should open {path}"
        else:
            assert status == (403 if role in seen_by else 404), f"{role} at {path}"
    assert_asks_for_sign_in(path)


def shared(*, is_shared: bool) -> list[str]:
    return [name for name in names(Row) if (POLICY[name].row in SHARED) == is_shared]


@pytest.mark.parametrize("name", shared(is_shared=True))
def test_a_shared_row_is_read_by_other_hubs_and_changed_by_its_own_alone(name, home, away):
    path, own = address(name, home), getattr(home.rows[POLICY[name].row], "hub_id", None)
    before = rows_written()

    for role, user in away.people.items():
        reads = role in SEES[POLICY[name].row]
        expected = 404 if not reads else 200 if own is None and role in POLICY[name].roles else 403
        assert client_of(user).get(path).status_code == expected, f"{role} of another hub"
        assert client_of(user).post(path).status_code in (403, 404, 405)
    assert rows_written() == before


@pytest.mark.parametrize("name", shared(is_shared=False))
def test_another_hubs_row_is_as_if_it_were_not_there(name, home, away, nothing_there):
    path = address(name, home)
    before = rows_written()

    turn = names(Row).index(name)
    for role in part(away.people, one_in=16, turn=turn, always=["admin"]):
        client = client_of(away.people[role])
        for method in (client.get, client.post):
            answer = method(path)
            # A page that takes no POST says so before it looks for a row.
            assert answer.status_code in (404, *no_post(method)), f"{role} of another hub at {path}"
            assert without_tokens(answer) == nothing_there(name, home, role, method, answer)
    assert rows_written() == before


@pytest.mark.parametrize("name", names(Row))
def test_a_refused_post_changes_nothing(name, home):
    policy = POLICY[name]
    path = address(name, home)
    before = rows_written()

    refused = [role for role in home.people if role not in policy.roles]
    for role in part(refused, one_in=6, turn=names(Row).index(name)):
        answer = client_of(home.people[role]).post(path)
        assert answer.status_code in (403, 404, 405), f"{role} at {path}"
    assert Client().post(path).status_code == 302
    assert rows_written() == before


@pytest.mark.parametrize("name", part(names(Row) + names(Pages), one_in=12))
def test_other_methods_are_refused(name, home):
    path = address(name, home)
    client = client_of(home.people["system" if POLICY[name].roles == {"system"} else "admin"])

    for method in part(("put", "patch", "delete"), one_in=3, turn=list(POLICY).index(name)):
        assert getattr(client, method)(path).status_code in (403, 405)


def test_somebody_whose_account_is_closed_is_signed_out(home):
    admin = home.people["admin"]
    client = client_of(admin)
    admin.is_active = False
    admin.save()

    assert_asks_for_sign_in(reverse("workgroups:list"), client)


def assert_asks_for_sign_in(path: str, client: Client | None = None) -> None:
    answer = (client or Client()).get(path)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_request_login_code"))


def no_post(method) -> tuple[int, ...]:
    return (405,) if method.__name__ == "post" else ()


@pytest.fixture(scope="module")
def nothing_there():
    """What somebody reads where there is no row; asked for once in each part of the menu."""
    seen: dict[tuple, list[bytes]] = {}

    def read(name: str, world: World, role: str, method, answer) -> list[bytes]:
        menu = {key: str((answer.context or {}).get(key)) for key in ("navigation", "section")}
        key = (*menu.values(), role, method.__name__, answer.status_code)
        if key not in seen:
            missing = reverse(name, kwargs={"pk": 2**40} | POLICY[name].extra(world))
            seen[key] = without_tokens(method(missing))
        return seen[key]

    return read


def without_tokens(answer) -> list[bytes]:
    """The body, but for what differs in every answer."""
    lines = answer.content.splitlines()
    return [line for line in lines if b"csrfmiddlewaretoken" not in line]
