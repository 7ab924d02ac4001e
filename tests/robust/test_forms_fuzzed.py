"""Every form of the portal takes whatever is sent, and says what is wrong with it.

The test's client raises what a page raises: an answer of 500 is a failure with its trace.
"""

from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.forms import MultiWidget
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import sweeps
from tests.portal.hostile import HOSTILE
from tests.robust.acts import ACTS, SIGN_IN, actor, path_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FUZZED = settings(
    max_examples=40 if sweeps.is_full else 3,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Sent in every box of a form at once.
FIXED = [
    "",
    "a\x00b",
    "\ud800",
    "🧮" * 50,
    "9" * 10_000,
    "x" * 10_000,
    "-1",
    str(2**63),
    "NaN",
    "\r\nBcc: all@example.org",
    "' OR 1=1 -- %s%n{0}",
    "²",
    "on",
]
# What has broken forms: sent to each of them in every run.
BITING = ["a\x00b", "9" * 10_000]
PAIRS = [("", "x"), ("1", "2"), ("\x00", "on")]
# Bodies that are no form, with the kind they say they are.
NO_FORMS = [
    (b"\xff\xfe\x00", "application/octet-stream"),
    (b'{"a": 1}', "application/json"),
    (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
    (b"", "multipart/form-data"),
    (b"a=1", "application/x-www-form-urlencoded; charset=nonsense"),
]
ANSWERED = (200, 302, 405, 409, 422)


def boxes_of(name: str, world, client) -> list[str]:
    """The names of the page's boxes, and of what it reads beside them."""
    page = client.get(path_of(name, world))
    form = (page.context or {}).get("form")
    found = {"participant", "mark", "interest", "fee", "then", "next", *ACTS[name].answers(world)}
    for field in form.fields if form else ():
        widget = form.fields[field].widget
        suffixes = widget.widgets_names if isinstance(widget, MultiWidget) else [""]
        found |= {form.add_prefix(field) + suffix for suffix in suffixes}
    return sorted(found)


def send(client, path: str, pairs) -> int:
    """As a browser sends a form, but with bytes that are no text; then all is as before."""
    body = urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])
    with transaction.atomic():
        answer = client.post(path, body, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return answer.status_code


@pytest.fixture(scope="module")
def boxes_seen():
    return {}


@pytest.fixture
def form_page(request, world, boxes_seen):
    """Somebody's way to the page, and its boxes."""
    name = request.param
    ACTS[name].prepare(world)
    client = actor(name, world)
    if name not in boxes_seen:
        boxes_seen[name] = boxes_of(name, world, client)
    return client, path_of(name, world), boxes_seen[name]


def turn_of(name: str) -> int:
    return list(ACTS).index(name)


# Each form is in one of the six, and half of the forms meet one of the sweeps.
SIXTHS = [sweeps.part(ACTS, one_in=24, turn=turn) for turn in range(6)]


def of_forms(names):
    return pytest.mark.parametrize("form_page", list(dict.fromkeys(names)), indirect=True)


@of_forms(SIXTHS[0] + SIXTHS[1])
def test_no_value_breaks_a_form(form_page, request, tried):
    client, path, boxes = form_page
    turn = turn_of(request.node.callspec.params["form_page"])

    for value in tried(sweeps.part(FIXED, one_in=11, turn=turn, always=BITING)):
        assert send(client, path, [(box, value) for box in boxes]) in ANSWERED, repr(value)[:40]


@of_forms(SIXTHS[2])
def test_no_form_breaks_on_keys_that_are_missing_or_come_several_times(form_page, request, tried):
    client, path, boxes = form_page
    turn = turn_of(request.node.callspec.params["form_page"])

    twice = [[(box, value) for box in boxes for value in pair] for pair in PAIRS]
    bracketed = [(f"{box}[]", "1") for box in boxes]
    for pairs in tried(sweeps.part([[], *twice, bracketed], one_in=2, turn=turn)):
        assert send(client, path, pairs) in ANSWERED


@of_forms(SIXTHS[3])
@FUZZED
@given(data=st.data())
def test_no_mixture_breaks_a_form(form_page, data):
    client, path, boxes = form_page
    values = data.draw(st.dictionaries(st.sampled_from(boxes), HOSTILE))

    assert send(client, path, values.items()) in ANSWERED


@pytest.mark.parametrize("name", list(dict.fromkeys(SIXTHS[4] + SIXTHS[5])))
def test_one_answer_spoilt_at_a_time_is_refused_or_taken_whole(name, world, tried):
    """All others being right, each of these boxes in turn gets what cannot be kept."""
    ACTS[name].prepare(world)
    client, path = actor(name, world), path_of(name, world)
    right = {key: str(value) for key, value in ACTS[name].answers(world).items()}

    spoilt = [(box, value) for box in right for value in ("\x00" + "9" * 10_000, str(2**40))]
    for box, value in tried(sweeps.part(spoilt, one_in=6, turn=turn_of(name))):
        assert send(client, path, (right | {box: value}).items()) in ANSWERED, box


@pytest.mark.parametrize("name", sorted(SIGN_IN))
@pytest.mark.parametrize(
    "value", sweeps.part(FIXED, one_in=4, always=BITING), ids=lambda value: ascii(value)[:20]
)
def test_no_value_breaks_the_sign_in(name, value, world, client):
    client.post(reverse("account_request_login_code"), {"email": "nobody@example.org"})

    pairs = [(box, value) for box in ("email", "code", "next", "action", "resend")]
    assert send(client, path_of(name, world), pairs) in (*ANSWERED, 404, 429)


@pytest.mark.parametrize("name", SIXTHS[1])
def test_what_is_no_form_at_all_breaks_nothing(name, world, tried):
    ACTS[name].prepare(world)
    client, path = actor(name, world), path_of(name, world)
    for body, kind in tried(sweeps.part(NO_FORMS, one_in=2, turn=turn_of(name))):
        with transaction.atomic():
            answer = client.generic("POST", path, body, content_type=kind)
            transaction.set_rollback(True)
        assert answer.status_code in (*ANSWERED, 400), kind
