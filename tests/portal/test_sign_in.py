"""Signing in by an emailed code."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hubs.models import User
from outbox.models import Message
from tests.portal.signing_in import ASK, ENTER, INSIDE, ask, is_signed_in, lets_in, sent_code
from tests.robust.at_once import at_once

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def _site(settings):
    settings.LOGIN_REDIRECT_URL = INSIDE
    settings.LOGOUT_REDIRECT_URL = ASK
    cache.clear()


@pytest.fixture
def ada():
    return User.objects.create_user("ada@example.org", "Ada Brown")


def test_a_known_person_signs_in_with_the_code(client, ada):
    asked = ask(client, "Ada@Example.org")

    entered = client.post(ENTER, {"code": sent_code()})

    assert (asked.status_code, asked["Location"]) == (302, ENTER)
    assert (entered.status_code, entered["Location"]) == (302, INSIDE)
    assert is_signed_in(client)


@pytest.mark.parametrize("spelling", ["\u200bADA@example.org\u00a0", "ada@EXAMPLE.org\ufeff"])
def test_an_address_pasted_with_what_nobody_sees_at_its_ends_is_known(client, ada, spelling):
    ask(client, spelling)

    assert lets_in(client, sent_code())


def test_another_sort_of_hyphen_in_a_code_is_named_and_the_code_stays_good(client, ada):
    ask(client, ada.email)
    code = sent_code()

    page = client.post(ENTER, {"code": code.replace("-", "\u2011")})

    assert page.context["form"].errors["code"] == [
        f"“\u2011” (non-breaking hyphen) after “{code[:4]}” (character 5) is not the ordinary “-”. "
        "Type “-” in its place"
    ]
    assert lets_in(client, code)


@pytest.mark.parametrize(
    "change",
    [str.lower, lambda code: code.replace("-", ""), " {} ".format, "\u200b{}\u00a0".format],
)
def test_a_code_may_be_typed_loosely(client, ada, change):
    ask(client, ada.email)

    client.post(ENTER, {"code": change(sent_code())})

    assert is_signed_in(client)


def test_a_known_and_an_unknown_address_get_the_same_pages(client, ada):
    known, unknown = ask(client, ada.email), None
    known_page = client.get(ENTER).content.decode()
    client.session.flush()
    client.cookies.clear()

    unknown = ask(client, "eve@example.org")
    unknown_page = client.get(ENTER).content.decode()

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert without_token(known_page).replace(ada.email, "x") == without_token(unknown_page).replace(
        "eve@example.org", "x"
    )
    assert list(Message.objects.order_by("pk").values_list("kind", "to_email")) == [
        ("sign-in-code", "ada@example.org"),
        ("sign-in-unknown", "eve@example.org"),
    ]


def without_token(html: str) -> str:
    return "\n".join(line for line in html.splitlines() if "csrfmiddlewaretoken" not in line)


def test_an_inactive_person_is_as_unknown(client, ada):
    User.objects.filter(pk=ada.pk).update(is_active=False)

    ask(client, ada.email)

    assert list(Message.objects.values_list("kind", flat=True)) == ["sign-in-unknown"]


def test_a_code_that_was_used_stands_in_no_kept_letter(client, ada):
    ask(client, ada.email)
    Message.objects.update(sent_at=timezone.now())
    code = sent_code()
    client.post(ENTER, {"code": "WRNG-CODE"})
    assert sent_code() == code

    assert lets_in(client, code)

    assert list(Message.objects.values_list("text", "html")) == [("", "")]


def test_a_code_works_once(client, ada):
    ask(client, ada.email)
    code = sent_code()
    client.post(ENTER, {"code": code})
    client.post("/sign-out/")

    again = client.post(ENTER, {"code": code})

    assert (again.status_code, again["Location"]) == (302, ASK)
    assert not is_signed_in(client)


def test_a_code_works_once_in_a_session_that_is_put_back(client, ada, settings):
    ask(client, ada.email)
    code, asked = sent_code(), dict(client.session)
    lets_in(client, code)
    client.post("/sign-out/")
    session = client.session
    session.update(asked)
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    assert client.get(ENTER).status_code == 200
    assert lets_in(client, code) is False
    assert not is_signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked(client, ada):
    ask(client, ada.email)
    code = sent_code()
    client.cookies.clear()

    client.post(ENTER, {"code": code})

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("after", "works"), [(timedelta(minutes=10), True), (timedelta(minutes=10, seconds=1), False)]
)
def test_a_code_lasts_ten_minutes(client, ada, after, works):
    with time_machine.travel(NOW, tick=False):
        ask(client, ada.email)

    with time_machine.travel(NOW + after, tick=False):
        assert lets_in(client, sent_code()) is works


def test_no_script_reads_the_cookie_of_whoever_signed_in(client, ada, settings):
    ask(client, ada.email)

    entered = client.post(ENTER, {"code": sent_code()})

    assert entered.cookies[settings.SESSION_COOKIE_NAME]["httponly"]


@pytest.mark.parametrize(
    ("after", "stays"), [(timedelta(hours=11, minutes=59), True), (timedelta(hours=12), False)]
)
def test_whoever_signed_in_is_asked_again_after_twelve_hours(client, ada, after, stays):
    with time_machine.travel(NOW, tick=False):
        ask(client, ada.email)
        assert lets_in(client, sent_code())

    with time_machine.travel(NOW + after, tick=False):
        assert (client.get(reverse("home")).status_code == 200) is stays


def test_a_code_that_is_too_late_is_not_sent(client, ada):
    with time_machine.travel(NOW, tick=False):
        ask(client, ada.email)

    assert Message.objects.get().wanted_until == NOW + timedelta(minutes=10)


def test_a_wrong_code_says_what_to_do(client, ada):
    ask(client, ada.email)

    page = client.post(ENTER, {"code": "WRNG-CODE"})

    assert "<title>Error: Check your email - Maths Hub Portal</title>" in page.content.decode()
    assert page.context["form"].errors == {
        "code": ["The code is not right. Check the newest email from us and type it again"]
    }
    assert not is_signed_in(client)


def test_a_code_is_void_after_five_wrong_tries(client, ada):
    ask(client, ada.email)
    code = sent_code()
    for _ in range(5):
        client.post(ENTER, {"code": "WRNG-CODE"})

    client.post(ENTER, {"code": code})

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("email", "message"),
    [
        ("", "Enter your email address"),
        ("ada", "Enter an email address in full, like name@example.org"),
        (
            "ada\x00@example.org",
            "There is an invisible character (control character) after “ada” (character 4). "
            "Delete it",
        ),
        ("ada@example", "The part after the @ must have a dot in it, like example.org"),
    ],
)
def test_an_address_that_is_none_says_what_to_do(client, email, message):
    page = ask(client, email)

    assert page.status_code == 200
    assert page.context["form"].errors["email"][0] == message
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [("/work-groups/7/", "/work-groups/7/"), ("https://elsewhere.example/", INSIDE)],
)
def test_signing_in_leads_on_only_within_the_site(client, ada, asked, leads_to):
    ask(client, ada.email, next=asked)

    entered = client.post(ENTER, {"code": sent_code()}, query_params={"next": asked})

    assert entered["Location"] == leads_to


def test_starting_again_asks_for_another_address(client, ada):
    ask(client, "adda@example.org")

    client.post("/sign-out/", {"next": ASK})

    assert client.get(ASK).status_code == 200


@pytest.mark.parametrize("name", ["account_login", "account_signup"])
def test_the_library_s_own_addresses_lead_to_the_sign_in_page(client, name):
    answer = client.get(reverse(name), query_params={"next": "/x/"})

    assert (answer.status_code, answer["Location"]) == (302, f"{ASK}?next=%2Fx%2F")


def test_signing_out_needs_the_button(client, ada):
    client.force_login(ada)

    page = client.get("/sign-out/")

    assert page.status_code == 200
    assert is_signed_in(client)

    client.post("/sign-out/")

    assert not is_signed_in(client)


def test_the_email_says_the_same_as_text_and_as_html(client, ada):
    ask(client, ada.email)
    message = Message.objects.get()
    code = sent_code()

    assert message.subject == "Your code to sign in to the Maths Hub Portal"
    assert message.text == (
        "Maths Hub Portal\n\n"
        "Your code to sign in\n\n"
        "Type this code on the page that asked for it:\n\n"
        f"{code}\n\n"
        "It works once, for 10 minutes, in the browser where you asked for it. "
        "We will never ask you for it by telephone or email.\n\n"
        "If you did not ask to sign in, you need do nothing: without this code nobody can.\n\n"
        "Maths Hub Portal\n"
    )
    for line in filter(None, message.text.splitlines()):
        assert line in message.html
    assert "<style" not in message.html
    assert message.to_email == "ada@example.org"


def test_the_second_of_two_clicks_enters_as_well(client, ada, settings):
    ask(client, ada.email)
    code, before = sent_code(), client.cookies[settings.SESSION_COOKIE_NAME].value
    lets_in(client, code)
    # As it was sent before the first was answered.
    client.cookies[settings.SESSION_COOKIE_NAME] = before

    assert lets_in(client, code)
    assert is_signed_in(client)


def test_a_click_a_moment_later_is_no_second_click(client, ada, settings):
    with time_machine.travel(NOW, tick=False):
        ask(client, ada.email)
        code, before = sent_code(), client.cookies[settings.SESSION_COOKIE_NAME].value
        lets_in(client, code)
        client.cookies[settings.SESSION_COOKIE_NAME] = before

    with time_machine.travel(NOW + timedelta(seconds=11), tick=False):
        assert lets_in(client, code) is False
        assert not is_signed_in(client)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_all_enter(client, ada, settings):
    ask(client, ada.email)
    code = sent_code()
    name, session = settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value
    browsers = [Client() for _ in range(3)]
    for browser in browsers:
        browser.cookies[name] = session

    told = at_once([lambda b=browser: lets_in(b, code) for browser in browsers])

    assert told == [True] * 3
