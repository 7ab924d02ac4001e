"""No line of a log lets whoever reads it act for somebody else."""

import logging
from io import StringIO

import pytest
from django.conf import settings
from django.urls import reverse
from gunicorn.config import Config

from participants.links import PLACE
from portal.logs import WithoutTokens
from portal.server_log import ServerLog


def said(words: str) -> str:
    return WithoutTokens().format(logging.makeLogRecord({"msg": words}))


@pytest.fixture
def log():
    """What the portal's own way of writing makes of each line."""
    line = settings.LOGGING["formatters"]["line"]
    handler = logging.StreamHandler(StringIO())
    handler.setFormatter(WithoutTokens(line["format"], style=line["style"]))
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    yield handler.stream
    logger.removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.parametrize("spoilt", [slice(None), slice(-1), slice(-20)])
@pytest.mark.parametrize("after", ["", "x", "dates/9/cancel/"])
def test_no_token_is_in_the_line_about_a_page_not_found(client, log, spoilt, after):
    token = PLACE.sign(10**9, "ena@example.org")
    path = reverse("participants:place", args=[token[spoilt]]) + after

    assert client.get(path).status_code == 404

    assert log.getvalue().startswith("WARNING django.request: Not Found: /place/…")
    assert token.rpartition(":")[2][:15] not in log.getvalue()


@pytest.mark.parametrize("holder", ["", "ena@example.org"])
def test_no_token_is_in_a_traceback_or_in_an_address_as_it_was_sent(holder):
    token = PLACE.sign(7, holder)
    record = logging.makeLogRecord({"msg": "Failed"})
    try:
        raise LookupError(token)
    except LookupError as error:
        record.exc_info = (type(error), error, error.__traceback__)

    assert "LookupError: …" in WithoutTokens().format(record)
    assert said(f"GET /place/{token.replace(':', '%3A')}/ 200") == "GET /place/…/ 200"


def test_no_signature_is_left_after_a_number_of_any_length():
    token = PLACE.sign(7, "")

    assert token.rpartition(":")[2] not in said(f"GET /place/{'0' * 40}{token}/ 404")


@pytest.mark.parametrize("words", ["12:34:56 GET /healthz", "Message 7 not sent: TimeoutError"])
def test_other_lines_stay_as_they_are(words):
    assert said(words) == words


def test_the_servers_own_logs_leave_tokens_out_too(tmp_path):
    config = Config()
    for name in ("accesslog", "errorlog"):
        config.set(name, str(tmp_path / name))
    server = ServerLog(config)
    line = f"GET /place/{PLACE.sign(7)}/"

    server.access_log.info(line)
    server.error_log.error(line)

    for name in ("accesslog", "errorlog"):
        assert "GET /place/…/" in (tmp_path / name).read_text()


def test_gunicorn_finds_them_by_itself():
    assert "portal.server_log.ServerLog" in (settings.BASE_DIR / "gunicorn.conf.py").read_text()


def test_every_line_has_that_one_form():
    assert settings.LOGGING["formatters"]["line"]["()"] == "portal.logs.WithoutTokens"
    # Django's own handlers would write beside ours.
    for name in ("django", "django.server"):
        assert settings.LOGGING["loggers"][name]["handlers"] == []
