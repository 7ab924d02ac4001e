"""Public pages that are kept: what is kept of them, for whom, and that none is ever stale."""

import gzip
import re

from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from access.roles import Role
from pages import kept_pages, shown
from portal import settings as portal_settings
from tests.factories import (
    ParticipantFactory,
    SchoolFactory,
    UserFactory,
    member,
)
from workgroups.models import WorkGroup

CATALOGUE = "/work-groups/"
# What history leaves out because it never alters what somebody reads, each with its reason.
UNWATCHED = {
    "hubs_hublogo": "the hub's own row says by its hash which is shown",
    "schools_localauthority": "only a file of the register brings another name",
    "schools_district": "only a file of the register brings another name",
    "schools_region": "only a file of the register brings another name",
}


def queries_of(read) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        read()
    return [query["sql"] for query in captured]


def read_from_kept(path: str, *, then: str = "", tries: int = 50) -> bool:
    """Is it kept from one reading to the next, perhaps by another address, while nobody writes?

    Tried several times: whoever writes on the same server just then, or the end of the minute,
    makes it be drawn again.
    """
    client = Client()
    for _ in range(tries):
        caches["pages"].clear()
        client.get(path)
        if len(queries_of(lambda: client.get(then or path))) == 1:
            return True
    return False


def kept_views() -> set[str]:
    """The names of all pages that are kept."""

    def walk(resolver, space):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern, inside)
            elif issubclass(getattr(pattern.callback, "view_class", object), kept_pages.KeptPage):
                yield f"{space}{pattern.name}"

    return set(walk(get_resolver(), ""))


def paths(workgroup) -> dict[str, str]:
    return {
        "start": "/",
        "workgroups:catalogue": CATALOGUE,
        "workgroups:flyer": workgroup.get_absolute_url(),
        "workgroups:feed": "/work-groups/feed.atom",
        "workgroups:hub_frame": f"{workgroup.hub.get_absolute_url()}work-groups/",
        "workgroups:hub_values": f"{workgroup.hub.get_absolute_url()}work-groups.json",
        "robots": "/robots.txt",
        "sitemap": "/sitemap.xml",
        "workgroups:flyer_pdf": f"{workgroup.get_absolute_url()}flyer.pdf",
    }


def test_these_pages_are_kept(workgroup):
    assert kept_views() == set(paths(workgroup))
    assert {path for path in paths(workgroup).values() if not read_from_kept(path)} == set()


def test_what_a_page_does_not_read_makes_no_page_of_its_own(workgroup):
    """Whoever adds to its address fills nothing, and leaves no words on it for others."""
    for path in (*paths(workgroup).values(), f"{CATALOGUE}?q=lead&page=1"):
        more = f"{path}{'&' if '?' in path else '?'}utm_source=evil&next=//evil.example.org"
        assert read_from_kept(path, then=more), path
        assert b"evil" not in Client().get(more).content
        assert Client().get(more).content == Client().get(path).content


def test_in_which_order_an_address_asks_makes_no_difference(workgroup):
    assert read_from_kept(
        f"{CATALOGUE}?q=lead&days=3&days=4", then=f"{CATALOGUE}?days=3&days=4&q=lead"
    )
    assert not read_from_kept(f"{CATALOGUE}?q=lead", then=f"{CATALOGUE}?q=leads", tries=3)


FILTERED = (
    "?q=lead&near=ZZ1+1ZZ&miles=40&mode=in_person&phase=secondary&open=on&theme=leadership&area="
)


def test_every_table_that_a_kept_page_reads_is_watched(workgroup):
    """A page that shows something more has to say so, or it would be stale."""
    SchoolFactory(postcode="ZZ1 1ZZ", easting=359_000, northing=173_000)
    ParticipantFactory(workgroup=workgroup)
    read = set()
    for path in [*paths(workgroup).values(), CATALOGUE + FILTERED]:
        for sql in queries_of(lambda path=path: Client().get(path)):
            if "pg_snapshot_xip" not in sql:
                read |= set(re.findall(r'(?:FROM|JOIN)\s+"(\w+)"', sql))
    events = {table.removesuffix("event") for table in shown.known}

    assert {"workgroups_workgroup", "participants_participant", "schools_school"} <= read
    assert read - events - set(UNWATCHED) == set()
    assert set(UNWATCHED) & events == set()


# No leak


def test_a_kept_page_holds_no_token_and_sets_no_cookie(workgroup):
    for path in paths(workgroup).values():
        for page in (Client().get(path), Client().get(path)):
            assert b"csrf" not in page.content
            assert not page.cookies


def test_a_page_with_a_token_or_a_cookie_is_not_kept():
    token, plain = HttpResponse('<input name="csrfmiddlewaretoken">'), HttpResponse("words")
    cookie = HttpResponse("words")
    cookie.set_cookie("x", "y")

    assert [kept_pages.is_for_anybody(page) for page in (plain, token, cookie)] == [1, 0, 0]
    assert not kept_pages.is_for_anybody(HttpResponseRedirect("/"))


def test_nothing_is_kept_of_or_for_somebody_signed_in(workgroup):
    admin = Client()
    admin.force_login(member(workgroup.hub, Role.ADMINISTRATOR, user__name="Alma Admin"))

    mine = admin.get(CATALOGUE)
    theirs = Client().get(CATALOGUE)
    again = admin.get(CATALOGUE)

    assert "Alma Admin" in mine.content.decode()
    assert "Alma Admin" not in theirs.content.decode()
    assert "Alma Admin" in again.content.decode()
    assert mine["Cache-Control"] == again["Cache-Control"] == "no-store, private"
    assert "ETag" not in mine


def test_what_is_to_be_said_to_one_reader_is_said_to_nobody_else(workgroup):
    WorkGroup.objects.filter(pk=workgroup.pk).update(interest_closes_at=timezone.now())
    Client().get(workgroup.get_absolute_url())  # and so it is kept
    told = Client()
    begin = reverse("participants:begin", args=[workgroup.pk])

    page = told.post(begin, follow=True)

    assert page.redirect_chain == [(workgroup.get_absolute_url(), 302)]
    banner = b"govuk-notification-banner"
    assert banner in page.content
    assert banner not in Client().get(workgroup.get_absolute_url()).content
    assert banner not in told.get(workgroup.get_absolute_url()).content


def test_a_page_without_a_row_or_on_its_way_elsewhere_is_not_kept(db):
    assert Client().get("/work-groups/1/").status_code == 404
    assert Client().get(f"{CATALOGUE}?q=BS1+4ST").status_code == 302
    assert "ETag" not in Client().get(f"{CATALOGUE}?q={'x' * 300}")


def test_interest_begins_without_a_token(workgroup):
    """The button stands on a page that everybody is sent the same."""
    client = Client(enforce_csrf_checks=True)

    assert client.post(reverse("participants:begin", args=[workgroup.pk])).status_code == 302


# How it is sent


def test_a_browser_asks_each_time_whether_its_copy_still_holds(workgroup):
    first = Client().get(CATALOGUE)

    same = Client().get(CATALOGUE, headers={"if-none-match": first["ETag"]})
    WorkGroup.objects.filter(pk=workgroup.pk).update(title="Another")
    other = Client().get(CATALOGUE, headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"] == "public, no-cache"
    assert {"Cookie", "Accept-Encoding"} <= {name.strip() for name in first["Vary"].split(",")}
    assert (same.status_code, same.content) == (304, b"")
    assert other.status_code == 200
    assert "Another" in other.content.decode()


def test_the_tag_of_a_page_stays_while_its_words_do(workgroup, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    first = Client().get(CATALOGUE)["ETag"]

    time_machine.shift(120)

    assert Client().get(CATALOGUE)["ETag"] == first


def test_it_is_sent_compressed_to_whoever_can_read_that(workgroup):
    plain = Client().get(CATALOGUE)
    small = Client().get(CATALOGUE, headers={"accept-encoding": "gzip, br"})

    assert gzip.decompress(small.content) == plain.content
    assert small["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert len(small.content) < len(plain.content) / 3


def test_a_page_of_somebody_signed_in_is_never_compressed(workgroup):
    """Beside what a stranger can put into its address it holds a token (BREACH)."""
    client = Client()
    client.force_login(UserFactory())

    assert "Content-Encoding" not in client.get(CATALOGUE, headers={"accept-encoding": "gzip"})


def test_pages_are_kept_in_the_process_that_drew_them():
    """In no store that others share: none of them need be emptied, and none can be down."""
    kept = portal_settings.CACHES["pages"]["BACKEND"]

    assert kept.endswith("LocMemCache")
