"""Red is the button of what no page gives back, and of nothing else."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.access_policy import POLICY
from tests.browser.test_accessibility import NOT_PAGES, everybody, reader
from tests.sweeps import part
from tests.test_access import address
from tests.world import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# How the button of an act begins that takes something away from somebody.
TAKES_AWAY = re.compile(
    r"(Call|Cancel|Close|Decline|Delete|End|Give up|Issue invoice|Merge|Refuse|Reject|Remove|Retire"
    r"|Revoke|Stop|They have gone|Throw|Waive|Withdraw)\b|Take\b(?! it in| over)"
)
# The page that gives back what the first one took away.
GIVEN_BACK = {
    "fees:waive": "fees:undo_waiver",
    "needs:close_enquiry": "needs:reopen_enquiry",
    "participants:cancel_date": "participants:come_after_all",
    "participants:cancel_for": "participants:come_after_all_for",
    "participants:merge_people": "participants:undo_merge",
    # The same page lets them go on.
    "participants:stop_digest": "participants:stop_digest",
    "participants:stop_news": "participants:stop_news",
    "schools:close_organisation": "schools:reopen_organisation",
    "workgroups:remove_filter": "workgroups:save_filter",
    "workgroups:retire_template": "workgroups:offer_template_again",
    "workgroups:retire_venue": "workgroups:offer_venue_again",
}


class Buttons(HTMLParser):
    """The words and the classes of each button that sends a form by POST within main."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[list[str]] = []
        self.posts = self.is_open = False
        self.feed(text.partition("<main")[2].partition("</main>")[0])

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.posts = given.get("method") == "post"
        if tag == "button" and self.posts:
            self.is_open = True
            self.found.append(["", given.get("class", "")])

    def handle_endtag(self, tag):
        if tag == "button":
            self.is_open = False

    def handle_data(self, data):
        if self.is_open:
            self.found[-1][0] += data


def buttons_of_every_page() -> dict[str, list[tuple[str, bool]]]:
    """Each page's buttons by its name: the words, and whether it is red."""
    world = everybody(build_world())
    found = {}
    back = {*GIVEN_BACK, *GIVEN_BACK.values()}
    for name in part(sorted(set(POLICY) - NOT_PAGES), one_in=6, always=sorted(back)):
        client = Client()
        if user := reader(POLICY[name], world):
            client.force_login(user)
        answer = client.get(address(name, world))
        is_page = answer.get("Content-Type", "").startswith("text/html")
        if answer.status_code == 200 and is_page:
            shown = Buttons(answer.text).found
            found[name] = [(words.strip(), "--warning" in classes) for words, classes in shown]
    return found


def test_what_nothing_gives_back_has_a_red_button_and_nothing_else_has():
    found = buttons_of_every_page()
    takes_away = {
        name for name, shown in found.items() if any(TAKES_AWAY.match(words) for words, _ in shown)
    }
    red = {name for name, shown in found.items() if any(is_red for _, is_red in shown)}

    assert sorted(takes_away - set(GIVEN_BACK)) == sorted(red)
    assert set(GIVEN_BACK) <= takes_away
    assert set(GIVEN_BACK.values()) <= set(POLICY)
