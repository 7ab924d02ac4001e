"""What every box for words asks and refuses, on forms of its own."""

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms

from pages.forms.base import FilterForm, PortalForm

NAMED = "My pupil Tom Bakewell counts in fives."
ASKED = (
    "“Tom Bakewell” looks like a pupil’s name. Write a code such as A or “pupil 1” instead, or "
    "tick the box if no pupil is meant"
)
NUMBER = "A123456789012"


class WordsForm(PortalForm):
    """A box of each sort."""

    public_details = ("where",)

    notes = forms.CharField(label="Notes", required=False, widget=forms.Textarea)
    line = forms.CharField(label="In short", required=False)
    where = forms.CharField(label="Where?", required=False, widget=forms.Textarea)


class KeptForm(WordsForm):
    """Opens with what is kept."""

    opens_with_kept_words = True


def refused(**data) -> dict:
    return dict(WordsForm(data).errors)


@pytest.mark.parametrize("box", ["notes", "line", "where"])
def test_a_pupils_name_is_asked_about_beside_its_box(box):
    assert refused(**{box: NAMED}) == {box: [ASKED]}


def test_several_names_are_asked_about_at_once():
    form = WordsForm({"notes": "Pupils: Tom Bakewell, Ann Orr and Layla K."})

    assert form.errors["notes"][0].startswith(
        "“Tom Bakewell”, “Ann Orr” and “Layla K.” look like pupils’ names."
    )


def test_a_tick_says_that_no_pupil_is_meant():
    form = WordsForm({"notes": NAMED, "notes-not_a_pupil": "Tom Bakewell"})

    assert form.is_valid()
    assert form.cleaned_data["notes"] == NAMED
    assert form.boxes_said_to_name_no_pupil == ["Notes"]


@pytest.mark.parametrize("ticked", ["on", "", "Ann Orr", "Tom"])
def test_a_tick_for_other_words_is_none(ticked):
    form = WordsForm({"notes": NAMED, "notes-not_a_pupil": ticked})

    assert form.errors == {"notes": [ASKED]}
    assert form.boxes_said_to_name_no_pupil == []


def test_the_form_comes_back_with_what_was_typed_and_the_tick():
    shown = render_crispy_form(WordsForm({"notes": NAMED, "line": "Else"}))

    assert NAMED in shown
    assert 'value="Else"' in shown
    assert 'name="notes-not_a_pupil"' in shown
    assert 'value="Tom Bakewell"' in shown
    assert "line-not_a_pupil" not in shown


def test_a_tick_stays_while_another_box_is_wrong():
    data = {"notes": NAMED, "notes-not_a_pupil": "Tom Bakewell", "line": NUMBER}

    shown = render_crispy_form(WordsForm(data))

    assert "checked" in shown
    assert ASKED not in shown


def test_a_name_that_stands_there_already_is_not_asked_about_again():
    initial = {"notes": NAMED}

    assert KeptForm({"notes": f"{NAMED} Well."}, initial=initial).is_valid()
    assert not KeptForm({"notes": f"{NAMED} So does my pupil Ann Orr."}, initial=initial).is_valid()
    assert not WordsForm({"notes": NAMED}, initial=initial).is_valid()


@pytest.mark.parametrize("words", ["a@example.org", "ZZ1 1ZZ", "Born 12/05/2019"])
def test_addresses_and_dates_are_taken_where_they_belong_and_only_there(words):
    assert [*refused(notes=words, line=words, where=words)] == ["notes", "line"]


@pytest.mark.parametrize("box", ["notes", "line", "where"])
def test_a_pupils_number_is_taken_nowhere(box):
    assert refused(**{box: NUMBER})[box][0].startswith("Take out the unique pupil number")


@pytest.mark.parametrize(
    ("letter", "called"),
    [
        ("\u202e", "right-to-left override"),
        ("\u2066", "left-to-right isolate"),
        ("\x07", "control character"),
        ("\x1b", "control character"),
    ],
)
def test_a_hidden_character_is_refused_by_its_place(letter, called):
    assert refused(notes=f"Well begun.\nHalf {letter}done") == {
        "notes": [
            f"There is an invisible character ({called}) after “Half ” (character 6). Delete it"
        ]
    }


def test_lines_are_kept_and_what_pasting_brings_along_is_left_out():
    form = WordsForm(
        {"notes": "One\r\ntwo\vthree\u2028four\tfi\u00adve\ufeff \u2014 \u0646\u200c\u0645"}
    )

    assert form.is_valid()
    assert form.cleaned_data["notes"] == "One\ntwo\nthree\nfour\tfive \u2014 \u0646\u200c\u0645"


def test_a_filter_looks_for_any_words():
    class WordsFilter(FilterForm):
        q = forms.CharField()

    assert WordsFilter({"q": f"{NAMED} {NUMBER}"}).is_valid()
