"""A second proof of who somebody is, before what belongs to others opens."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from access.permissions import GRANTS, Permission
from access.roles import Role
from access.second_factor import last_day_without, needs_second_factor
from outbox.models import Message
from portal import proof
from tests.factories import HubFactory, UserFactory, member
from tests.portal.signing_in import APP, ENTER, ask, code_of, is_signed_in, sent_code, set_up_app

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=ZoneInfo("Europe/London"))
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HOME, INDEX = "/home/", "/second-proof/"
PROVE, PROVE_AGAIN = "/second-proof/prove/", "/second-proof/prove-again/"


@pytest.fixture(autouse=True)
def _asked_for(settings, monkeypatch):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.SECOND_FACTOR_GRACE_DAYS = 7
    monkeypatch.setattr(proof, "installed_on", lambda: date(2026, 1, 1))
    cache.clear()


@pytest.fixture
def admin(hub):
    return begun_long_ago(member(hub, Role.ADMINISTRATOR))


@pytest.fixture
def hub():
    return HubFactory()


def begun_long_ago(user):
    user.memberships.update(from_on=date(2026, 2, 1))
    user.joined_at = NOW - timedelta(days=200)
    user.save()
    return user


def with_app(user):
    TOTP.activate(user, SECRET)
    return user


def sign_in(client, user):
    ask(client, user.email)
    return client.post(ENTER, {"code": sent_code()})


def where(response) -> str:
    return response.get("Location", "").partition("?")[0]


# Who is asked, and from when


def test_whoever_runs_a_hub_the_network_or_the_installation_is_asked():
    asked = {role for role in Role if needs_second_factor([role])}

    assert asked == {Role.ADMINISTRATOR, Role.HUB_LEAD, Role.NATIONAL, Role.SYSTEM}


def test_whoever_decides_about_money_is_asked():
    money = {Permission.CONFIRM_FEE, Permission.WAIVE_FEE, Permission.ISSUE_INVOICE}

    assert all(needs_second_factor([role]) for role, may in GRANTS.items() if may & money)


@pytest.mark.parametrize(
    ("begun", "installed", "last"),
    [
        ([date(2026, 11, 17)], date(2026, 1, 1), date(2026, 11, 23)),
        ([date(2026, 11, 17), date(2026, 2, 1)], date(2026, 1, 1), date(2026, 2, 7)),
        ([date(2026, 2, 1)], date(2026, 11, 17), date(2026, 11, 23)),
    ],
)
def test_the_days_without_run_from_the_first_role_or_the_installation(begun, installed, last):
    assert last_day_without(begun, installed, grace=7) == last


@pytest.mark.parametrize(("days", "opens"), [(6, True), (7, False)])
def test_a_new_administrator_has_some_days(client, hub, days, opens):
    admin = member(hub, Role.ADMINISTRATOR)
    admin.memberships.update(from_on=NOW.date())

    with time_machine.travel(NOW + timedelta(days=days), tick=False):
        client.force_login(admin)
        page = client.get(HOME)

    assert (page.status_code == 200) is opens
    assert where(page) == ("" if opens else INDEX)


@pytest.mark.parametrize(
    ("day", "said"), [(3, "4 days remain."), (6, "Today is the last day without it.")]
)
def test_pages_say_how_many_days_remain(client, hub, day, said):
    admin = member(hub, Role.ADMINISTRATOR)
    admin.memberships.update(from_on=NOW.date())

    with time_machine.travel(NOW + timedelta(days=day), tick=False):
        client.force_login(admin)
        page = client.get(HOME).content.decode()

    assert said in page
    assert "From Tuesday 24 November 2026" in page


@pytest.mark.parametrize("role", [Role.BOARD, Role.PARTNER])
def test_who_sees_only_figures_is_not_asked(client, hub, role):
    client.force_login(begun_long_ago(member(hub, role)))

    assert client.get(HOME).status_code == 200


def test_a_superuser_is_asked(client):
    client.force_login(begun_long_ago(UserFactory(is_superuser=True)))

    assert where(client.get(HOME)) == INDEX


def test_without_a_proof_only_the_way_to_one_and_out_stays_open(client, admin):
    client.force_login(admin)

    assert client.get(INDEX).status_code == 200
    assert client.get(APP).status_code == 200
    assert client.get("/sign-out/").status_code == 200
    assert client.get("/accessibility/").status_code == 200
    assert client.get(HOME)["Location"] == f"{INDEX}?next=%2Fhome%2F"


def test_what_was_sent_without_a_proof_is_not_done_and_not_lost(client, admin, hub):
    client.force_login(admin)
    path = reverse("hubs:edit_hub_contact", args=[hub.pk])

    refused = client.post(path, {"mailbox": "new@example.org", "telephone": "01632 960999"})

    hub.refresh_from_db()
    assert hub.mailbox != "new@example.org"
    assert where(refused) == INDEX
    assert "kept%3D" in refused["Location"]


# Setting one up


def test_an_app_is_set_up_without_script_and_opens_the_pages(
    client, admin, django_capture_on_commit_callbacks
):
    client.force_login(admin)
    page = client.get(APP).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        done = set_up_app(client)
    codes = client.get(done["Location"])

    assert "<svg" in page
    assert where(done) == "/second-proof/codes/"
    assert len(codes.context["unused_codes"]) == 10
    assert client.get(HOME).status_code == 200
    assert Message.objects.get().kind == "second-proof-changed"


def test_a_wrong_code_sets_nothing_up_and_keeps_the_picture(client, admin):
    client.force_login(admin)
    secret = client.get(APP).context["form"].secret

    page = client.post(APP, {"code": "000000"})

    assert page.context["form"].secret == secret
    assert "The code is not right" in page.content.decode()
    assert not Authenticator.objects.exists()


def test_the_secret_does_not_stand_in_the_database_as_it_is(admin):
    with_app(admin)

    assert SECRET not in str(Authenticator.objects.get().data)


def test_the_last_proof_of_whoever_needs_one_cannot_be_removed(client, admin):
    client.force_login(admin)
    set_up_app(client)

    client.post("/second-proof/app/remove/")

    assert proof.has_second_factor(admin)


def test_whoever_need_not_prove_it_may_take_it_away(client, hub):
    board = begun_long_ago(member(hub, Role.BOARD))
    client.force_login(board)
    set_up_app(client)

    client.post("/second-proof/app/remove/")

    assert not Authenticator.objects.exists()
    assert client.get(HOME).status_code == 200


# Proving it


def test_signing_in_asks_for_it_and_then_opens(client, admin):
    with_app(admin)

    asked = sign_in(client, admin)
    before = is_signed_in(client)
    entered = client.post(PROVE, {"code": code_of(SECRET)})

    assert (where(asked), before) == (PROVE, False)
    assert entered.status_code == 302
    assert client.get(HOME).status_code == 200


def test_signing_in_with_it_leads_on_to_the_page_asked_for(client, admin):
    with_app(admin)
    ask(client, admin.email, next="/search/")
    client.post(ENTER, {"code": sent_code()}, query_params={"next": "/search/"})

    entered = client.post(PROVE, {"code": code_of(SECRET)})

    assert entered["Location"] == "/search/"


def test_a_code_of_the_app_works_once(client, admin):
    with_app(admin)
    code = code_of(SECRET)
    sign_in(client, admin)
    client.post(PROVE, {"code": code})
    other = Client()
    sign_in(other, admin)

    page = other.post(PROVE, {"code": code})

    assert page.context["form"].errors
    assert not is_signed_in(other)


def test_a_recovery_code_works_once(client, admin):
    client.force_login(admin)
    set_up_app(client)
    code = client.get("/second-proof/codes/").context["unused_codes"][0]

    entered = []
    for _ in range(2):
        browser = Client()
        sign_in(browser, admin)
        browser.post(PROVE, {"code": code})
        entered.append(is_signed_in(browser))

    assert entered == [True, False]


def test_ten_wrong_codes_close_the_second_proof_for_five_minutes(client, admin):
    with_app(admin)
    with time_machine.travel(NOW, tick=False):
        sign_in(client, admin)
        for _ in range(10):
            client.post(PROVE, {"code": "000000"})
        page = client.post(PROVE, {"code": code_of(SECRET)})

        assert "There have been too many tries" in page.content.decode()
        assert not is_signed_in(client)

    with time_machine.travel(NOW + timedelta(minutes=5, seconds=1), tick=False):
        client.post(PROVE, {"code": code_of(SECRET)})

        assert is_signed_in(client)


def test_while_tries_cannot_be_counted_no_code_opens_and_none_is_lost(client, admin, settings):
    with_app(admin)
    sign_in(client, admin)
    caches, code = settings.CACHES, code_of(SECRET)
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }

    page = client.post(PROVE, {"code": code})

    settings.CACHES = caches
    assert "Wait a minute, then send it again." in page.content.decode()
    client.post(PROVE, {"code": code})
    assert is_signed_in(client)


def test_the_second_of_two_clicks_on_the_app_s_code_enters_as_well(client, admin, settings):
    with_app(admin)
    sign_in(client, admin)
    before, code = client.cookies[settings.SESSION_COOKIE_NAME].value, code_of(SECRET)
    client.post(PROVE, {"code": code})
    client.cookies[settings.SESSION_COOKIE_NAME] = before

    client.post(PROVE, {"code": code})

    assert client.get(HOME).status_code == 200


def test_a_session_begun_before_it_was_set_up_has_to_prove_it(client, admin):
    client.force_login(admin)
    with_app(admin)

    asked = client.get(HOME)
    client.post(PROVE_AGAIN, {"code": code_of(SECRET)}, query_params={"next": HOME})

    assert asked["Location"] == f"{PROVE_AGAIN}?next=%2Fhome%2F"
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize(
    "path",
    [APP, "/second-proof/app/remove/", "/second-proof/codes/new/", "/second-proof/passkeys/add/"],
)
def test_a_proof_is_changed_only_by_whoever_proves_it(client, admin, path):
    client.force_login(admin)
    with_app(admin)
    Authenticator.objects.create(
        user=admin, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0}
    )

    answers = [client.get(path), client.post(path, {})]

    # An app that is there already leads to its removal, which asks for the same.
    assert {where(answer) for answer in answers} <= {PROVE_AGAIN, "/second-proof/app/remove/"}
    assert Authenticator.objects.count() == 2


def test_recovery_codes_are_shown_only_to_whoever_proves_it(client, admin):
    client.force_login(admin)
    set_up_app(client)
    other = Client()
    other.force_login(admin)

    assert where(other.get("/second-proof/codes/")) == PROVE_AGAIN


@pytest.mark.parametrize(
    "sent", ["", "no json", "[]", "1", "{}", '{"id": "x", "response": 1}', '{"response": {}}']
)
def test_a_passkey_that_is_none_is_refused_with_a_page(client, admin, sent):
    client.force_login(admin)

    added = client.post("/second-proof/passkeys/add/", {"name": "Phone", "credential": sent})

    assert added.status_code == 200
    assert not Authenticator.objects.exists()


def test_a_lost_proof_is_taken_away_by_the_keeper(client, admin):
    with_app(admin)

    call_command("remove_second_factor", admin.email)

    assert not Authenticator.objects.exists()
    with pytest.raises(CommandError, match="has no second proof"):
        call_command("remove_second_factor", admin.email)
    with pytest.raises(CommandError, match="Nobody signs in as eve@example.org"):
        call_command("remove_second_factor", "eve@example.org")


def test_the_demonstration_says_whom_it_spares_a_second_proof(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(member(HubFactory(), Role.ADMINISTRATOR))
    spared = client.get(INDEX).content.decode()
    client.force_login(member(HubFactory(), Role.PARTNER))

    assert "In this demonstration a code in your email opens it" in spared
    assert "is enough for what you can see" not in spared
    assert "is enough for what you can see" in client.get(INDEX).content.decode()
