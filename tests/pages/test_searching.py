"""Rows that hold every word, in whichever of their columns."""

import pytest
from django.db.models import Q

from hubs.models import Hub
from pages.rules.search_words import WORDS_AT_MOST
from pages.searching import holding_every_word
from tests.factories import HubFactory

pytestmark = pytest.mark.django_db


def found(text: str, **more) -> list[str]:
    rows = holding_every_word(Hub.objects.order_by("name"), text, "name", "mailbox", **more)
    return [hub.name for hub in rows]


@pytest.fixture(autouse=True)
def _hubs():
    HubFactory(name="Larkfield", mailbox="maths@lark.example.org")
    HubFactory(name="Wrenbury", mailbox="maths@wren.example.org")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["Larkfield", "Wrenbury"]),
        ("maths", ["Larkfield", "Wrenbury"]),
        ("MATHS field", ["Larkfield"]),
        ("field maths", ["Larkfield"]),
        ("field wren", []),
        ("  lark\t", ["Larkfield"]),
        ("lark\x00field", ["Larkfield"]),
        ("\x00", ["Larkfield", "Wrenbury"]),
        ("%", []),
    ],
)
def test_each_word_is_found_in_any_of_the_columns(text, names):
    assert found(text) == names


def test_words_after_the_tenth_are_passed_over():
    assert found("lark " * WORDS_AT_MOST + "wren") == ["Larkfield"]
    assert found("lark " * (WORDS_AT_MOST - 1) + "wren") == []


def test_a_word_may_be_found_elsewhere_instead():
    Hub.objects.filter(name="Wrenbury").update(slug="north")

    assert found("wren north") == []
    assert found("wren north", also=lambda word: Q(slug=word)) == ["Wrenbury"]
