"""What every form promises: optional is optional, typing is kept, and each way out leads out."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django import forms
from django.db import transaction
from django.forms import MultiWidget

from pages.templatetags.field_parts import is_optional
from tests.access_kinds import ByLink, Everybody
from tests.access_policy import POLICY
from tests.robust.acts import ACTS, LOOKS_UP, actor, path_of
from tests.robust.crawl import name_of
from tests.sweeps import part

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TYPED = "Half of what they wanted to say"
# What says that it leaves, and what keeps the page where it is.
LEAVES = ("Cancel", "Go back", "Keep the workshop")
# Done instead of what the form is for, so that nobody misses what they typed there.
ANOTHER_DEED = (
    "name a colleague", "Take", "Go on without naming a school", "Back to the needs", "Close it",
    "merge it into another", "End the partnership", "Choose another", "Change",
    "Copy to", "Copy as", "Roll over", "Begin from a template", "Name somebody for",
    "Download the PDF", "Back to the expressions of interest", "Make one of",
    "Hide it", "Show it again", "Note how", "Pupil A has left",
    # Each tap on the register is kept at once.
    "Add somebody", "Leave as a guest", "Added by mistake", "Fill it in", "Close the register",
    "Nobody has this role now", "Find your hub",
)  # fmt: skip
TYPED_INTO = (forms.widgets.Input, forms.Textarea, MultiWidget)
STAYS = ("#", "mailto:", "tel:")


class Page(HTMLParser):
    """The ways out of a page: links and buttons, each with the form they stand in."""

    def __init__(self, text: str):
        super().__init__()
        self.form: dict | None = None
        self.links: list[dict] = []
        self.buttons: list[dict] = []
        self.forms: dict[str, dict] = {}
        self.open: dict | None = None
        self.in_main = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("main", "footer"):
            self.in_main = tag == "main"
        if tag == "form":
            self.form = given | {"method": given.get("method", "get").lower()}
            self.forms[given.get("id", "")] = self.form
        if tag in ("a", "button"):
            self.open = given | {"words": "", "inside": self.form, "in_main": self.in_main}
            (self.links if tag == "a" else self.buttons).append(self.open)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        if tag in ("a", "button"):
            self.open = None

    def handle_data(self, data):
        if self.open is not None:
            self.open["words"] += data

    def form_of(self, button: dict) -> dict | None:
        return self.forms.get(button["form"]) if "form" in button else button["inside"]


@pytest.fixture
def way(request, world):
    """Somebody's way to a page with a form, and the valid answers to it."""
    name = request.param
    ACTS[name].prepare(world)
    answers = dict(ACTS[name].answers(world))
    return actor(name, world), path_of(name, world), answers


# A third of the forms are in one of the three.
some_forms, other_forms, last_forms = (
    pytest.mark.parametrize("way", part(ACTS, one_in=18, turn=turn), indirect=True)
    for turn in range(3)
)


def read(answer) -> Page:
    return Page(answer.content.decode())


def tried(client, path: str, answers: dict):
    """The answer to a post that leaves nothing behind."""
    with transaction.atomic():
        answer = client.post(path, answers)
        transaction.set_rollback(True)
    return answer


def form_on(answer):
    form = (answer.context or {}).get("form")
    return form if isinstance(form, forms.BaseForm) else None


def boxes(form, name: str) -> list[str]:
    widget = form.fields[name].widget
    suffixes = widget.widgets_names if isinstance(widget, MultiWidget) else [""]
    return [form.add_prefix(name) + suffix for suffix in suffixes]


def choices_of(form, turn: int) -> list[tuple[str, str]]:
    """(box, value) of the choices that could be made instead."""
    found = []
    for name, field in form.fields.items():
        if isinstance(field, forms.ChoiceField):
            found += [(form.add_prefix(name), str(value)) for value, _ in field.choices if value]
        if isinstance(field, forms.BooleanField):
            found.append((form.add_prefix(name), "on"))
    return part(found[:40], one_in=8, turn=turn)


@some_forms
def test_what_is_called_optional_is_never_demanded(way, request):
    client, path, answers = way
    form = form_on(client.get(path))
    if form is None:
        return
    optional = [name for name in form.fields if is_optional(form[name])]
    # As a browser sends them: what is not chosen is not there, and an empty box is empty.
    emptied = {
        box: "" if isinstance(form.fields[name].widget, TYPED_INTO) else None
        for name in optional
        for box in boxes(form, name)
    }
    empty = {box: value for box, value in (answers | emptied).items() if value is not None}
    turn = list(ACTS).index(request.node.callspec.params["way"])
    for chosen in [{}, *({box: value} for box, value in choices_of(form, turn))]:
        again = form_on(tried(client, path, empty | chosen))
        demanded = set(again.errors) & set(optional) if again else set()
        assert demanded - {name for name in optional if set(boxes(form, name)) & set(chosen)} == (
            set()
        ), chosen


@other_forms
def test_no_link_inside_a_form_leaves_with_what_was_typed(way):
    client, path, _ = way
    page = read(client.get(path, follow=True))

    for link in page.links:
        # In the form that signs out, above every page, nothing is typed.
        is_typed_into = link["inside"] and link["inside"].get("class") != "portal-account"
        if is_typed_into and link["inside"]["method"] == "post":
            says = " ".join(link["words"].split())
            assert (
                says in LEAVES
                or link.get("href", "").startswith(STAYS)
                or link.get("target") == "_blank"
            ), says


@other_forms
def test_a_link_beside_a_form_opens_beside_it_or_leads_to_another_deed(way):
    """Whoever looks something up while filling in a form finds it as they left it."""
    client, path, _ = way
    answer = client.get(path, follow=True)
    is_led_away = answer.redirect_chain and answer.resolver_match.view_name != name_of(path)
    form = None if is_led_away else form_on(answer)
    if form is None or not any(isinstance(f.widget, TYPED_INTO) for f in form.fields.values()):
        return

    for link in read(answer).links:
        says = " ".join(link["words"].split())
        is_beside = link["in_main"] and link["inside"] is None
        if is_beside and not says.startswith((*LEAVES, *ANOTHER_DEED)):
            href = link.get("href", "")
            assert href.startswith(STAYS) or link.get("target") == "_blank", says


@last_forms
def test_half_a_form_is_kept_by_every_button_of_it(way):
    client, path, answers = way
    answer = client.get(path, follow=True)
    form = form_on(answer)
    texts = [
        name
        for name, field in (form.fields.items() if form else ())
        if type(field) is forms.CharField and not field.widget.is_hidden and not field.disabled
        # The trap for machines, which no person sees.
        if name != "homepage"
    ]
    if not texts:
        return
    typed = {form.add_prefix(name): TYPED for name in texts}
    for button in read(answer).buttons:
        of = read(answer).form_of(button)
        # The search in the head of every page is a form of its own, sent elsewhere.
        if of is None or of["method"] != "post" or of.get("action"):
            continue
        pressed = {button["name"]: button.get("value", "")} if button.get("name") else {}
        with transaction.atomic():
            back = client.post(path, typed | pressed)
            if back.status_code == 302 and pressed:
                # It was kept for later: whoever comes back finds it, or has just sent it whole.
                back = come_back(client, path, back["Location"])
            transaction.set_rollback(True)
        if back.status_code == 302:
            continue  # nothing was missing: all that was typed is saved
        assert TYPED in back.content.decode(), button["words"]


def come_back(client, path: str, away: str):
    """The page again, by its own address or by the way back from where the button led."""
    again = client.get(path, follow=True)
    if TYPED in again.content.decode():
        return again
    if (asked := urlsplit(away)).path == urlsplit(path).path:
        # Another school is chosen first, and what was typed comes back with it.
        again = client.get(f"{path}&{asked.query}")
        if TYPED in again.content.decode():
            return again
    there = client.get(away, follow=True)
    if TYPED in there.content.decode():
        return there
    backs = [link for link in read(there).links if "govuk-back-link" in link.get("class", "")]
    return client.get(urljoin(away, backs[0]["href"]), follow=True)


def ways_out(page: Page) -> list[dict]:
    return [
        link
        for link in page.links
        if "govuk-back-link" in link.get("class", "")
        or " ".join(link["words"].split()).startswith(LEAVES)
    ]


@some_forms
def test_each_cancel_and_each_way_back_leads_somewhere(way):
    client, path, answers = way
    shown, refused = client.get(path, follow=True), tried(client, path, {})

    for answer in (shown, refused):
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        for link in ways_out(read(answer)):
            href = urljoin(path, link.get("href", ""))
            assert link.get("href"), link["words"]
            assert urlsplit(href).path + "?" + urlsplit(href).query != path, link["words"]
            assert client.get(href, follow=True).status_code == 200, href


def test_every_page_with_a_form_is_among_them(world):
    """The sweeps above hold for every page that takes an answer, whoever opens it."""
    public = {name for name, kind in POLICY.items() if isinstance(kind, ByLink | Everybody)}
    assert public & set(ACTS)
    assert not LOOKS_UP & set(ACTS)
