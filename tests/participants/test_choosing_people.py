"""Ticking people on the page of a Work Group, to offer them places: one by one or a whole list."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse

from access.roles import Role
from participants.choices import InterestState
from tests.factories import InterestFactory, UserFactory, WorkGroupFactory, approved, london, member
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db

OFFER, WHOLE_LIST = "Offer places to those chosen", "Choose everybody on this list"
WHOLE_WAITING_LIST = "Choose everybody on the waiting list"


class Forms(HTMLParser):
    """The ticks and buttons of each form of a page that asks and changes nothing."""

    def __init__(self, page):
        super().__init__()
        self.forms: list[dict] = []
        self.is_open = False
        self.button: dict | None = None
        self.feed(page.content.decode())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.is_open = True
            self.forms.append({"action": given.get("action"), "ticks": {}, "buttons": []})
        elif not self.is_open:
            return
        elif tag == "input" and given.get("name") == "interest":
            self.forms[-1]["ticks"][int(given["value"])] = "checked" in given
        elif tag == "button":
            self.button = {**given, "words": ""}
            self.forms[-1]["buttons"].append(self.button)

    def handle_endtag(self, tag):
        self.is_open = self.is_open and tag != "form"
        self.button = None if tag == "button" else self.button

    def handle_data(self, data):
        if self.button is not None:
            self.button["words"] += data


def to_choose_in(page) -> dict:
    """The form with the ticks, of which there is one."""
    (form,) = [form for form in Forms(page).forms if form["ticks"]]
    return form


def ticked(page) -> set[int]:
    return {pk for pk, is_ticked in to_choose_in(page)["ticks"].items() if is_ticked}


def press(client, page, words, ticks, which=0):
    """As a browser does it without a script."""
    form = to_choose_in(page)
    button = [one for one in form["buttons"] if one["words"] == words][which]
    asked = {"interest": [row.pk for row in ticks]}
    if "name" in button:
        asked[button["name"]] = button["value"]
    return client.get(button.get("formaction", form["action"]).partition("#")[0], asked)


@pytest.fixture
def workgroup():
    return WorkGroupFactory(capacity=9, places_per_school=1)


@pytest.fixture
def staff(client, workgroup):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    return client


def asked(workgroup, name, since=None):
    state = InterestState.WAITING if since else InterestState.NEW
    row = InterestFactory(workgroup=workgroup, person__name=name, state=state, waiting_since=since)
    return approved(row)


@pytest.fixture
def new(workgroup):
    return [asked(workgroup, name) for name in ("Ann New", "Bea New")]


@pytest.fixture
def waiting(workgroup):
    """The later two sent theirs before the first did."""
    later = [asked(workgroup, name, london(2021, 9, day)) for name, day in (("C", 3), ("D", 2))]
    return [asked(workgroup, "First", london(2021, 9, 1)), *reversed(later)]


@pytest.fixture
def people(workgroup):
    return reverse("participants:people", args=[workgroup.pk])


@pytest.mark.parametrize("which", [0, 1])
def test_ticks_of_both_tables_count_in_the_order_of_their_turns(staff, people, new, waiting, which):
    ticks = [new[0], *waiting]

    offer = press(staff, staff.get(people), OFFER, ticks, which)

    chosen = [row["interest"] for row in offer.context["chosen"]]
    assert "Offer places to 4 people?" in text_of(offer)
    assert chosen == [*waiting, new[0]]


def test_a_whole_list_is_chosen_beside_what_is_ticked(staff, people, new, waiting):
    shown = staff.get(people)

    listed = press(staff, shown, WHOLE_LIST, [waiting[1]])
    both = press(staff, listed, WHOLE_WAITING_LIST, [*new, waiting[1]])

    assert ticked(shown) == set()
    assert ticked(listed) == {row.pk for row in (*new, waiting[1])}
    assert ticked(both) == {row.pk for row in (*new, *waiting)}


def test_whoever_is_on_neither_list_is_not_chosen(staff, people, new, workgroup):
    elsewhere = asked(WorkGroupFactory(hub=workgroup.hub), "Elsewhere")
    declined = InterestFactory(workgroup=workgroup, state=InterestState.DECLINED)

    page = press(staff, staff.get(people), WHOLE_LIST, [elsewhere, declined])

    assert to_choose_in(page)["ticks"] == {row.pk: True for row in new}


def test_the_first_button_offers_as_enter_presses_that_one(staff, people, new, waiting):
    buttons = to_choose_in(staff.get(people))["buttons"]

    assert [one["words"] for one in buttons] == [OFFER, WHOLE_LIST, OFFER, WHOLE_WAITING_LIST]


def test_whoever_gives_no_places_is_offered_nothing_to_choose(client, people, workgroup, new):
    lead = UserFactory()
    workgroup.leads.add(lead)
    client.force_login(lead)

    page = client.get(people, {"choose": "undecided"})

    assert "Ann New" in text_of(page)
    assert [form for form in Forms(page).forms if form["ticks"]] == []
    assert WHOLE_LIST not in text_of(page)


def test_the_way_back_from_offering_keeps_what_is_ticked(staff, people, new, waiting):
    ticks = [new[1], waiting[2]]

    offer = press(staff, staff.get(people), OFFER, ticks)

    assert ticked(staff.get(offer.context["back_url"])) == {row.pk for row in ticks}


def test_ones_own_turn_is_a_colleagues_to_decide_and_not_there_to_be_ticked(
    client, people, workgroup, new
):
    admin = member(workgroup.hub, Role.ADMINISTRATOR, user__email=new[0].person.email)
    client.force_login(admin)

    page = client.get(people, {"choose": "undecided"})

    assert to_choose_in(page)["ticks"] == {new[1].pk: True}
    assert "This is your own place, so ask a colleague to see to it." in text_of(page)
