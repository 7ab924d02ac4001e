"""What every answer carries, whatever it says; and addresses that no request can bend."""

import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import path, reverse
from django.utils import timezone

from outbox.models import Message
from participants.links import PLACE
from portal import urls as portal_urls
from tests.access_kinds import ByLink, Everybody, Pages, Row, SignedIn
from tests.access_policy import POLICY
from tests.robust.acts import ACTS, actor, path_of, post
from tests.sweeps import part
from tests.test_access import address, client_of, names

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def boom(request):
    raise RuntimeError("a mistake of ours")


boom.login_required = False
urlpatterns = [*portal_urls.urlpatterns, path("boom/", boom, name="boom")]

CLOSED = ("object-src", "base-uri", "frame-ancestors")


def policy_of(answer) -> dict[str, list[str]]:
    lines = answer["Content-Security-Policy"].split(";")
    return {line.split()[0]: line.split()[1:] for line in lines if line.strip()}


# A hub's own site shows it in a frame.
FRAMED = {"workgroups:hub_frame"}


def assert_guarded(answer, where: str = "") -> None:
    policy = policy_of(answer)
    if where in FRAMED:
        assert policy.pop("frame-ancestors") == ["*"]
        assert "X-Frame-Options" not in answer
        policy["frame-ancestors"], answer["X-Frame-Options"] = ["'none'"], "DENY"
    assert "unsafe" not in answer["Content-Security-Policy"], where
    assert policy["default-src"] == ["'self'"], where
    assert {name: policy[name] for name in CLOSED} == dict.fromkeys(CLOSED, ["'none'"]), where
    assert policy["form-action"] == ["'self'"], where
    assert "script-src" not in policy, where  # so the default holds
    assert answer["X-Content-Type-Options"] == "nosniff", where
    assert answer["Referrer-Policy"] == "same-origin", where
    assert answer["X-Frame-Options"] == "DENY", where


def assert_kept_by_nobody(answer, where: str = "") -> None:
    assert "no-store" in answer.get("Cache-Control", ""), where


@pytest.mark.parametrize("name", names(Everybody))
def test_every_public_page_is_guarded(name, world):
    """Those of somebody signed in or with a link are held to this below."""
    answer = actor(name, world).get(address(name, world))

    assert_guarded(answer, name)


def test_every_page_is_of_a_kind_that_is_held_to_be_guarded():
    held = (Everybody, ByLink, Row, Pages, SignedIn)

    assert [name for name, policy in POLICY.items() if not isinstance(policy, held)] == []


STAFF_PAGES = [*names(SignedIn), *part(names(Row) + names(Pages), one_in=16)]


@pytest.mark.parametrize("name", STAFF_PAGES)
def test_no_cache_keeps_a_page_of_somebody_signed_in(name, world):
    client = client_of(world.people["teacher"]) if name == "home" else actor(name, world)
    found = client.get(address(name, world))
    refused = client_of(world.people["teacher"]).get(address(name, world))
    asked = Client().get(address(name, world))

    for answer in (found, refused, asked):
        assert_kept_by_nobody(answer, f"{name} {answer.status_code}")
        assert_guarded(answer, name)


# The first is no page; the second is of one certificate.
NOT_TO_BE_FOUND = {"robots", "participants:checked_certificate"}


@pytest.mark.parametrize("name", [name for name in names(Everybody) if name not in NOT_TO_BE_FOUND])
def test_what_is_for_everybody_may_be_found(name, world):
    assert "X-Robots-Tag" not in actor(name, world).get(address(name, world))


def prefixes(address: str) -> list[str]:
    """/ and /place/ of /place/1:x:y/, as robots.txt names them."""
    parts = address.split("/")
    return ["/".join([*parts[:number], ""]) for number in range(1, len(parts))]


@pytest.mark.parametrize("name", part(names(ByLink), one_in=3))
def test_no_cache_and_no_search_engine_keeps_a_page_opened_by_link(name, world):
    """Somebody may have put the link where all can read it."""
    if name in ACTS:
        ACTS[name].prepare(world)
    kwargs = POLICY[name].kwargs(world)
    answers = [
        Client().get(address(name, world)),
        Client().head(address(name, world)),
        Client().get(reverse(name, kwargs=kwargs | {"token": "1:x:y"})),
        Client().post(address(name, world), {"name": "\x00"}),
    ]
    if name in ACTS:
        answers.append(post(name, world))

    for answer in answers:
        assert_kept_by_nobody(answer, f"{name} {answer.status_code}")
        assert_guarded(answer, f"{name} {answer.status_code}")
    assert [answer["X-Robots-Tag"] for answer in answers[:2]] == ["noindex"] * 2


def test_search_engines_are_not_told_to_stay_away_from_pages_opened_by_link(world):
    """Whoever is told so never reads that the page is not to be kept."""
    told = set(Client().get("/robots.txt").text.splitlines())

    for name in names(ByLink):
        closed = {f"Disallow: {path}" for path in prefixes(address(name, world))}
        assert closed.isdisjoint(told), name


@pytest.mark.parametrize("name", part(ACTS, one_in=24))
def test_the_answer_to_a_form_is_guarded_and_kept_by_nobody(name, world):
    ACTS[name].prepare(world)

    answer = post(name, world)

    assert answer.status_code == 302
    assert_guarded(answer, name)
    assert_kept_by_nobody(answer, name)


def test_a_link_that_has_run_out_is_guarded_and_kept_by_nobody(world, time_machine):
    path = PLACE.path(world.participant)
    time_machine.move_to(timezone.now() + 2 * PLACE.lasts)

    answer = Client().get(path)

    assert answer.status_code == 410
    assert answer["X-Robots-Tag"] == "noindex"
    assert_guarded(answer)
    assert_kept_by_nobody(answer)


def test_a_refused_form_is_guarded(world):
    answer = actor("participants:decline", world).post(path_of("participants:decline", world))

    assert answer.status_code == 422
    assert_guarded(answer)
    assert_kept_by_nobody(answer)


@pytest.mark.urls(__name__)
def test_pages_of_what_went_wrong_are_guarded(world, settings):
    checking = Client(enforce_csrf_checks=True)
    plain = Client(raise_request_exception=False)
    settings.DEBUG = False
    for answer, status in [
        (plain.get("/no-such-page/"), 404),
        (plain.get("/boom/"), 500),
        (checking.post(reverse("account_request_login_code"), {"email": "a@example.org"}), 403),
        (plain.put(address("hubs:hub", world)), 405),
        (client_of(world.people["teacher"]).get(reverse("fees:fees")), 403),
        (plain.get("/", headers={"host": "elsewhere.example.org"}), 400),
    ]:
        assert answer.status_code == status
        assert_guarded(answer, str(status))


def test_a_file_of_the_site_is_guarded(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "picture.svg").write_text("<svg/>")
    answer = Client().get("/static/picture.svg")
    b"".join(answer.streaming_content)

    assert answer.status_code == 200
    assert_guarded(answer)


def test_over_https_the_browser_stays_with_https(settings):
    settings.SECURE_SSL_REDIRECT = True

    plain = Client().get("/", headers={"host": "localhost"})
    secure = Client().get("/", secure=True)

    assert (plain.status_code, plain["Location"]) == (301, "https://localhost/")
    assert secure["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


def test_cookies_are_for_this_host_over_https_alone(world):
    client = client_of(world.people["admin"])
    client.get(reverse("workgroups:add"))

    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = client.cookies[name]
        assert name.startswith("__Host-")
        assert (cookie["path"], cookie["domain"] or "", cookie["secure"]) == ("/", "", True)


FORGED = [
    "elsewhere.example.org",
    "portal.example.org.elsewhere.example.org",
    "portal.example.org@elsewhere.example.org",
    "elsewhere.example.org:443",
    "portal.example.org\t",
    "",
    "..",
]


@pytest.mark.parametrize("host", FORGED, ids=ascii)
@pytest.mark.parametrize("name", ["start", "workgroups:flyer", "participants:place", "fees:fees"])
def test_a_forged_host_gets_400(host, name, world):
    answer = actor(name, world).get(address(name, world), headers={"host": host})

    assert answer.status_code == 400


def test_a_host_told_by_a_proxy_in_between_is_not_believed(world):
    answer = Client().get(reverse("start"), headers={"x-forwarded-host": "elsewhere.example.org"})

    assert answer.status_code == 200
    assert b"elsewhere" not in answer.content


@pytest.mark.parametrize("name", part(ACTS, one_in=16, always=["participants:offer"]))
def test_no_link_in_a_mail_is_built_from_a_request(name, world):
    """Every act, asked of another host name that is allowed, writes mail of the site's own."""
    ACTS[name].prepare(world)
    known = set(Message.objects.values_list("pk", flat=True))
    client = actor(name, world)

    answer = client.post(
        path_of(name, world), ACTS[name].answers(world), headers={"host": "localhost:8000"}
    )

    assert answer.status_code == 302
    for letter in Message.objects.exclude(pk__in=known):
        body = f"{letter.subject} {letter.text} {letter.html} {letter.reply_to} {letter.from_name}"
        assert "localhost" not in body
        for link in re.findall(r"https?://[^\s\"<>]+", body):
            assert link.startswith((settings.SITE_URL, "https://meet.example.org/")), link


NEXT = [
    "https://elsewhere.example.org/",
    "http://elsewhere.example.org",
    "//elsewhere.example.org/",
    "///elsewhere.example.org/",
    "////elsewhere.example.org",
    "/\\elsewhere.example.org",
    "\\\\elsewhere.example.org",
    "/\t/elsewhere.example.org",
    "\x00//elsewhere.example.org",
    " //elsewhere.example.org",
    "https:elsewhere.example.org",
    "https:///elsewhere.example.org",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//portal.example.org@elsewhere.example.org/",
    "https://portal.example.org.elsewhere.example.org/",
    "https://portal.example.org\\@elsewhere.example.org/",
    "/home/\r\nLocation: https://elsewhere.example.org/",
]


@pytest.mark.parametrize("asked", NEXT, ids=ascii)
def test_next_never_leaves_the_site(asked, world):
    """Asked with the page, with the form and with the code."""
    cache.clear()
    user = world.people["admin"]
    client = Client()
    ask, enter = reverse("account_request_login_code"), reverse("account_confirm_login_code")
    client.get(ask, {"next": asked})
    client.post(ask, {"email": user.email, "next": asked}, query_params={"next": asked})
    code = Message.objects.filter(kind="sign-in-code", to_email=user.email).latest("pk").text
    code = code.split("asked for it:\n\n")[1].split("\n")[0]

    entered = client.post(enter, {"code": code, "next": asked}, query_params={"next": asked})

    assert entered.status_code == 302
    assert stays(entered["Location"]), entered["Location"]
    for answer in (
        client.get(ask, {"next": asked}),
        client.post(reverse("account_logout"), {"next": asked}),
    ):
        assert stays(answer.get("Location", "/")), answer["Location"]
    cache.clear()


def stays(location: str) -> bool:
    """As a browser reads it: a path of this site."""
    plain = re.sub(r"[\t\r\n\x00-\x20]", "", location).replace("\\", "/")
    return plain.startswith("/") and not plain.startswith("//")


@pytest.mark.parametrize("name", names(Everybody))
def test_a_public_page_sends_nobody_elsewhere(name, world):
    answer = Client().get(address(name, world), {"next": "//elsewhere.example.org/"})

    assert stays(answer.get("Location", "/"))
