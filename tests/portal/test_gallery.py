"""Every component renders, nobody is kept out of it, and its scripts do what they say."""

import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from portal.gallery import PAGES
from tests.chromium import in_chromium, violations
from tests.sweeps import part

COMPONENTS = Path(__file__).resolve().parent.parent.parent / "templates" / "components"
SCHOOLS = {
    "schools": [
        {"id": 7, "name": "Larch Hill School", "particulars": "Wyvern, URN 100001"},
        {"id": 8, "name": "<img src=x onerror=alert(1)>", "particulars": "Vale, URN 100002"},
    ]
}


@pytest.fixture
def _debug(settings):
    settings.DEBUG = True


@pytest.fixture
def server(settings):
    """A live server of this test's settings; pytest-django's own keeps those of the first."""
    settings.DEBUG = True
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def gallery(page, server):
    """Opens a page of the gallery; whatever the browser complained about fails the test."""
    complaints = []

    def listen(said):
        # An answer other than 200 is for the page's own script to deal with.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            complaints.append(said.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def open_page(name, width=1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{server.url}/gallery/{name}/")
        return page

    yield open_page
    assert complaints == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("_debug")
def test_a_page_of_the_gallery_renders(client, name):
    page = client.get(f"/gallery/{name}/")

    assert page.status_code == 200
    assert re.search(
        r"<title>(Error: )?\w.+ - Wyvern Vale Maths Hub</title>", page.content.decode()
    )


@pytest.mark.parametrize("address", ["/gallery/", "/gallery/form/"])
def test_there_is_no_gallery_without_debug(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("_debug")
def test_a_page_the_gallery_does_not_have_is_404(client):
    assert client.get("/gallery/none/").status_code == 404


@pytest.mark.usefixtures("_debug")
def test_every_component_is_in_the_gallery(client, settings):
    settings.DEMO = True
    shown = {
        template.name
        for name in PAGES
        for template in client.get(f"/gallery/{name}/").templates
        if template.name and template.name.startswith("components/")
    }

    # A message stands on the page after the one that caused it, two more on those of staff alone,
    # a download asks the list that it stands on, and one is empty until a form is on its way.
    elsewhere = {"messages", "idle_warning", "second_factor_due", "download", "working"}
    assert shown | {f"components/{name}.html" for name in elsewhere} == {
        f"components/{path.name}" for path in COMPONENTS.iterdir()
    }


@pytest.mark.usefixtures("_debug")
def test_the_title_says_error_only_where_there_is_one(client):
    good, bad = client.get("/gallery/form/"), client.get("/gallery/errors/")

    assert "<title>Every field - " in good.content.decode()
    assert "<title>Error: Every field with an error - " in bad.content.decode()


@pytest.mark.usefixtures("_debug")
def test_a_page_without_a_form_sets_no_cookie(client):
    page = client.get("/gallery/link-expired/")

    assert dict(page.cookies) == {}


@pytest.mark.usefixtures("_debug")
def test_every_error_of_the_summary_leads_to_a_place_on_the_page(client):
    html = client.get("/gallery/errors/").content.decode()
    summary = html.split("govuk-error-summary__list")[1].split("</ul>")[0]
    targets = re.findall(r'href="#([^"]+)"', summary)

    assert len(targets) == 15
    assert [target for target in targets if f'id="{target}"' not in html] == []


@pytest.mark.usefixtures("_debug")
def test_no_id_stands_twice_on_a_page(client):
    for name in PAGES:
        ids = re.findall(r'\sid="([^"]+)"', client.get(f"/gallery/{name}/").content.decode())
        assert sorted(ids) == sorted(set(ids)), name


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("_debug")
def test_no_style_or_script_stands_in_a_page(client, name):
    html = client.get(f"/gallery/{name}/").content.decode()

    assert re.findall(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", html) == []


@pytest.mark.parametrize(
    ("query", "order", "leads_to"),
    [
        ("", "ascending", "?sort=-title"),
        ("?sort=title&page=2&q=a", "ascending", "?sort=-title&amp;q=a"),
        ("?sort=-title", "descending", "?sort=title"),
        ("?sort=code", None, "?sort=title"),
    ],
)
@pytest.mark.usefixtures("_debug")
def test_a_sort_heading_says_the_order_and_turns_it_round(client, query, order, leads_to):
    html = client.get(f"/gallery/list/{query}").content.decode()
    heading = re.search(r'<th [^>]*>\s*<a [^>]*href="([^"]*)">\s*<span>Title', html)

    assert heading[1] == leads_to
    assert (f'aria-sort="{order}"' in heading[0]) is bool(order)


@pytest.mark.usefixtures("_debug")
def test_a_chosen_filter_can_be_taken_away_alone(client):
    html = client.get("/gallery/list/?state=draft&state=running&q=a&sort=-code").content.decode()
    tags = re.findall(r'moj-filter__tag" href="([^"]*)">.*?</span>([^<]*)</a>', html)

    assert tags == [
        ("?state=draft&amp;state=running&amp;sort=-code", "Title: a"),
        ("?state=running&amp;q=a&amp;sort=-code", "State: Draft"),
        ("?state=draft&amp;q=a&amp;sort=-code", "State: Running"),
    ]
    assert '<input type="hidden" name="sort" value="-code">' in html


@pytest.mark.parametrize("width", part([320, 1280], always=[320]))
@pytest.mark.parametrize("name", part(PAGES, one_in=6))
class TestInChromium:
    pytestmark = in_chromium

    def test_a_page_keeps_nobody_out(self, gallery, name, width):
        page = gallery(name, width)

        found = violations(page)

        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


class TestWithoutScript:
    pytestmark = in_chromium

    @pytest.fixture
    def browser_context_args(self, browser_context_args):
        return {**browser_context_args, "java_script_enabled": False}

    def test_everything_is_there(self, gallery):
        page = gallery("form", 390)

        expect(page.get_by_label("What do you do?")).to_be_hidden()
        page.get_by_label("Something else").check()
        expect(page.get_by_label("What do you do?")).to_be_visible()
        expect(page.get_by_role("link", name="People")).to_be_visible()


class TestSchoolLookup:
    pytestmark = in_chromium

    def test_a_school_is_offered_and_chosen_by_keyboard(self, gallery):
        page = gallery("components")
        page.route("**/schools.json?q=*", lambda route: route.fulfill(json=SCHOOLS))
        box = page.get_by_role("combobox")

        box.press_sequentially("lar", delay=20)
        expect(page.get_by_role("option")).to_have_count(2)
        box.press("ArrowDown")
        with page.expect_navigation(url="**/?q=*"):
            page.keyboard.press("Enter")

        assert parse_qs(page.url.partition("?")[2]) == {
            "q": ["Larch Hill School"],
            "school": ["7"],
        }

    def test_enter_searches_for_what_was_typed_while_schools_are_offered(self, gallery):
        page = gallery("components")
        page.route("**/schools.json?q=*", lambda route: route.fulfill(json=SCHOOLS))
        page.get_by_role("combobox").press_sequentially("lar", delay=20)
        expect(page.get_by_role("option")).to_have_count(2)

        with page.expect_navigation(url="**/?q=*"):
            page.keyboard.press("Enter")

        assert parse_qs(page.url.partition("?")[2]) == {"q": ["lar"]}

    def test_a_schools_name_is_never_markup(self, gallery):
        page = gallery("components")
        page.route("**/schools.json?q=*", lambda route: route.fulfill(json=SCHOOLS))

        page.get_by_role("combobox").press_sequentially("img", delay=20)

        expect(page.get_by_role("option").nth(1)).to_contain_text("<img src=x onerror=alert(1)>")
        assert page.locator("[role=option] img").count() == 0
        assert violations(page) == []

    def test_the_plain_box_comes_back_when_nothing_answers(self, gallery):
        page = gallery("components")
        page.route("**/schools.json?q=*", lambda route: route.fulfill(body="<html>", status=200))

        page.get_by_role("combobox").press_sequentially("larch", delay=20)

        expect(page.get_by_role("combobox")).to_have_count(0)
        expect(page.get_by_label("School’s name, postcode or URN")).to_have_value("larch")


class TestRegister:
    pytestmark = in_chromium

    @pytest.fixture
    def page_with_script(self, gallery):
        """A mark is saved as it is made from when the script is there."""
        page = gallery("register", 390)
        page.wait_for_load_state("networkidle")
        return page

    def test_a_mark_is_saved_as_it_is_made(self, page_with_script):
        page = page_with_script
        sent = []
        page.route("**/gallery/save/", answering(sent, 204))
        row = page.get_by_role("group", name="Priya Nair")

        row.get_by_label("Not here").check()

        expect(row.get_by_text("Saved", exact=True)).to_be_visible()
        expect(page.get_by_text("3 of 4 marked")).to_be_visible()
        assert [(mark["participant"], mark["mark"]) for mark in sent] == [(["3"], ["absent"])]

    def test_why_a_line_stays_takes_no_room_from_its_name(self, page_with_script):
        legend = page_with_script.get_by_role("group", name="Priya Nair").locator("legend")
        width = "legend => legend.getBoundingClientRect().width"
        before = legend.evaluate(width)

        why = '<p class="govuk-hint portal-register__why">A fee is on invoice LARK-00001.</p>'
        legend.evaluate("(legend, why) => legend.insertAdjacentHTML('afterend', why)", why)

        assert legend.evaluate(width) == before

    def test_a_tap_on_the_row_means_here(self, page_with_script):
        page = page_with_script
        sent = []
        page.route("**/gallery/save/", answering(sent, 204))

        page.get_by_text("Jo Lindqvist").click()
        page.get_by_text("Tom Fletcher").click()

        expect(page.get_by_text("3 of 4 marked")).to_be_visible()
        expect(page.get_by_role("group", name="Jo Lindqvist").get_by_text("Saved")).to_be_visible()
        assert [(mark["participant"], mark["mark"]) for mark in sent] == [(["4"], ["present"])]

    def test_a_mark_that_cannot_be_sent_waits_and_goes_later(self, page_with_script):
        page = page_with_script
        sent = []
        page.route("**/gallery/save/", lambda route: route.fulfill(status=503))
        row = page.get_by_role("group", name="Priya Nair")
        row.get_by_label("Not here").check()
        expect(row.get_by_text("Not saved yet: will try again")).to_be_visible()

        page.unroute("**/gallery/save/")
        page.route("**/gallery/save/", answering(sent, 204))
        page.reload()

        expect(row.get_by_text("Saved", exact=True)).to_be_visible()
        expect(row.get_by_label("Not here")).to_be_checked()
        assert [(mark["participant"], mark["mark"]) for mark in sent] == [(["3"], ["absent"])]
        assert page.evaluate("localStorage.length") == 0

    def test_a_mark_made_before_the_script_came_is_saved_when_it_comes(self, page, gallery):
        sent, held = [], []
        page.route("**/gallery/save/", answering(sent, 204))
        page.route("**/part-register-*.js", lambda route: held.append(route))
        with page.expect_request("**/part-register-*.js"):
            gallery("register", 390)
        row = page.get_by_role("group", name="Priya Nair")
        row.get_by_label("Not here").check()

        held.pop().continue_()

        expect(row.get_by_text("Saved", exact=True)).to_be_visible()
        assert [(mark["participant"], mark["mark"]) for mark in sent] == [(["3"], ["absent"])]

    def test_a_register_that_was_closed_says_so(self, page_with_script):
        page = page_with_script
        page.route("**/gallery/save/", lambda route: route.fulfill(status=409))
        row = page.get_by_role("group", name="Priya Nair")

        row.get_by_label("Here", exact=True).check()

        expect(row.get_by_text("Not saved. Load the page again")).to_be_visible()
        assert page.evaluate("localStorage.length") == 0


def answering(sent: list, status: int):
    def answer(route):
        sent.append(parse_qs(route.request.post_data))
        route.fulfill(status=status)

    return answer
