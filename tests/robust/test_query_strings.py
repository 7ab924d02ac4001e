"""Every page answers whatever stands behind the question mark, or in the address itself."""

import re
from urllib.parse import quote_from_bytes

import pytest
from django.urls import resolve
from django.views.generic import ListView

from tests.access_kinds import Row
from tests.access_policy import POLICY
from tests.robust.acts import actor
from tests.robust.reading import plain
from tests.robust.views import EXPORTS, FILTERS, VIEWS
from tests.sweeps import part
from tests.test_access import address

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What any page may read from its address.
KEYS = [
    *("q", "page", "sort", "format", "school", "interest", "fee", "need", "choose", "next", "urn"),
    *("area", "phase", "year", "authority", "state", "kind", "workgroup"),
    *FILTERS,
]
SORTS = ["-", "--date", "-name", "date", "id", "hub__name", "pk", "?"]
PAGES = ["0", "-1", "last", "1.5", "9" * 20, "9" * 5000, "٣", "²"]
VALUES = [
    b"",
    b" ",
    b"\x00",
    b"a\x00b",
    b"\xed\xa0\x80",  # half of a surrogate pair
    b"\xff\xfe",
    "🧮".encode() * 20,
    "İıßŉ".encode(),
    b"x" * 5000,
    b"9" * 5000,
    b"-1",
    b"0",
    str(2**31).encode(),
    str(2**63).encode(),
    b"1e999",
    b"NaN",
    b"None",
    b"true",
    b"proposed",
    b"'\"\\%_*?[](){}|^$",
    b"' OR 1=1 --",
    b"<script>alert(1)</script>",
    b"../../etc/passwd",
    b"//elsewhere.example.org",
]
# Likeliest to break a page, as the database cannot hold them: sent to every page in every run.
BITING = [b"a\x00b", b"\xed\xa0\x80", b"9" * 5000, str(2**63).encode()]
ODD = [
    "&&&=&",
    "=",
    "%",
    "%zz",
    "q",
    "q=1&" * 200,
    "&".join(f"k{n}=1" for n in range(900)),
    "a;b=c",
]
ANSWERED = {200, 302, 400, 403, 404, 405, 503}


def query_strings() -> list[str]:
    """The same value under every key at once, and as words to look for alone, since no filter
    works while another is refused; then orders, pages and what is no pair.
    """
    lines = [*everywhere(VALUES), *alone(VALUES)]
    lines += [f"sort={sort}&page={page}&q=a" for sort, page in zip(SORTS, PAGES, strict=True)]
    return lines + ODD


def everywhere(values: list[bytes]) -> list[str]:
    keys = [key for key in dict.fromkeys(KEYS) if key != "page"]
    encoded = [quote_from_bytes(value) for value in values]
    return ["&".join(f"{key}={value}" for key in keys) for value in encoded]


def alone(values: list[bytes]) -> list[str]:
    return [f"q={quote_from_bytes(value)}" for value in values if value]


# Not lists, and yet they read what stands behind the question mark.
READERS = {
    "account_request_login_code",
    "fees:confirm_several",
    "gallery",
    "hubs:add_override",
    "hubs:add_partner",
    "needs:answer_survey",
    "needs:merge_needs",
    "needs:need_figures",
    "schools:school_timeline",
    "schools:merge_organisation",
    "needs:ask",
    "needs:say_need",
    "needs:use_needs",
    "participants:add_walk_in",
    "participants:decide_several",
    "participants:enter_on_behalf",
    "participants:interest_school",
    "participants:offer_chosen",
    "participants:people",
    "workgroups:copy_projects",
}


def lines_for(name: str, world) -> list[str]:
    """A page that should not care for them gets a fourth of what one that reads them gets."""
    view = getattr(resolve(address(name, world)).func, "view_class", None)
    reads = name in READERS or (view is not None and issubclass(view, ListView))
    lines, turn = query_strings(), list(POLICY).index(name)
    if reads:
        return part(lines, one_in=32, turn=turn, always=everywhere(BITING) + alone(BITING[:1]))
    return part(lines[turn % 4 :: 4], one_in=16, turn=turn // 4, always=everywhere(BITING)[:1])


def read(client, path: str) -> int:
    answer = client.get(path)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def test_they_are_as_many_as_they_seem():
    assert len(set(query_strings())) == 2 * len(VALUES) - 1 + len(SORTS) + len(ODD)


@pytest.mark.parametrize("name", part(POLICY, always=sorted(READERS), one_in=16))
def test_no_query_string_breaks_a_page(name, world, tried):
    client, path = actor(name, world), address(name, world)

    for line in tried(lines_for(name, world)):
        assert read(client, f"{path}?{line}") in ANSWERED, line[:80]


NO_PAGES = ["abc", "0", "9999", "last", "9" * 50]
LISTS = [name for name, view in VIEWS.items() if issubclass(view, ListView)]


@pytest.mark.parametrize("name", part(LISTS, one_in=6))
def test_a_page_that_there_is_not_is_a_page_that_there_is(name, world):
    client, path = actor(name, world), address(name, world)

    for page in part(NO_PAGES, one_in=2, turn=LISTS.index(name), always=["9" * 50]):
        assert read(client, f"{path}?page={page}") in (200, 302), page


@pytest.mark.parametrize("name", LISTS)
def test_each_choice_of_a_filter_is_offered_once(name, world):
    answer = actor(name, world).get(address(name, world), follow=True)

    for box in re.findall(r"<select.*?</select>", answer.content.decode(), re.DOTALL):
        values = re.findall(r'<option value="([^"]*)"', box)
        assert len(values) == len(set(values)), plain(box)[:200]


@pytest.mark.parametrize("name", part(EXPORTS, one_in=4))
def test_no_query_string_breaks_a_download(name, world, tried):
    client, path = actor(name, world), address(name, world)
    turn = EXPORTS.index(name)

    for line in tried(part(query_strings(), one_in=32, turn=turn, always=everywhere(BITING[:2]))):
        assert read(client, f"{path}?{line}&format=csv") in ANSWERED, line[:80]


ROWS = [name for name, policy in POLICY.items() if isinstance(policy, Row)]
NO_ROWS = [0, 2**31, 2**63, 10**30, 10**400]


@pytest.mark.parametrize("name", part(ROWS, one_in=6, turn=1))
def test_a_number_no_row_can_have_is_no_row(name, world, tried):
    own = f"/{world.rows[POLICY[name].row].pk}/"
    path = address(name, world)
    client = actor(name, world)

    for pk in tried(part(NO_ROWS, always=[2**63])):
        # The last number may be a school, and one without a bill is no mistake.
        last = (302, 422) if name == "fees:issue_invoice" else (404, 405)
        first_changed, last_changed = path.replace(own, f"/{pk}/", 1), with_last_number(path, pk)
        for method in (client.get, client.post):
            assert method(first_changed).status_code in (404, 405)
            if last_changed != first_changed:
                assert method(last_changed).status_code in last


def with_last_number(path: str, number: int) -> str:
    """The address with its last number replaced, which may be a second row's."""
    parts = path.split("/")
    last = max(place for place, part in enumerate(parts) if part.isdigit())
    return "/".join([*parts[:last], str(number), *parts[last + 1 :]])
