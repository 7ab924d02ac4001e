"""The list of choices that the portal draws itself is the one that Django would draw."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy

from pages.forms.widgets import QuickSelect

CHOICES = [
    ("", "However far"),
    (None, "Nothing said"),
    (7, "Seven"),
    ("a&b", 'Ampersand & "quotes" <b>'),
    ("lazy", gettext_lazy("Yes")),
]
ATTRS = {"class": "govuk-select", "maxlength": False, "required": True, "aria-describedby": 'x"y'}


class Reader(HTMLParser):
    """What a browser would find: each tag with its attributes, and the words."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, sorted(attrs, key=str)))

    def handle_data(self, data):
        if data.strip():
            self.found.append(data.strip())


@pytest.mark.parametrize("value", ["", None, 7, "7", "a&b", "lazy", "none of them"])
def test_it_draws_what_django_draws(value):
    own = QuickSelect({"data-x": "1"}, CHOICES).render("phase", value, ATTRS)
    djangos = forms.Select({"data-x": "1"}, CHOICES).render("phase", value, ATTRS)

    assert Reader(own).found == Reader(djangos).found


def test_nothing_in_a_choice_becomes_markup():
    drawn = QuickSelect({}, CHOICES).render("phase", "", {})

    assert escape('Ampersand & "quotes" <b>') in drawn
    assert "<b>" not in drawn
