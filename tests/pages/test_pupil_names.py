"""Measured on sentences that the rule was not learnt from. Every pupil in them is made up."""

from pathlib import Path

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from pages.forms.base import PortalForm
from pages.rules.pupil_names import pupil_names

HERE = Path(__file__).with_name("pupil_names")
LEAST_CAUGHT, MOST_FALSE = 0.95, 0.05  # as wanted: docs/decisions/0010


def sentences(name: str, kind: str) -> list[str]:
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [text for of, text in (line.split("\t") for line in lines) if of == kind]


def share_asked_about(texts: list[str]) -> float:
    return sum(bool(pupil_names(text)) for text in texts) / len(texts)


def test_nearly_every_sentence_that_names_a_pupil_is_asked_about():
    named = sentences("kept_apart", "pupil")

    assert len(named) > 200
    assert share_asked_about(named) >= LEAST_CAUGHT


def test_hardly_any_other_sentence_is_asked_about():
    others = sentences("kept_apart", "other")

    assert len(others) > 200
    assert share_asked_about(others) <= MOST_FALSE


@pytest.mark.whole
@pytest.mark.parametrize(("kind", "least", "most"), [("pupil", 0.98, 1), ("other", 0, 0.04)])
def test_what_the_rule_was_learnt_from_stays_told_apart(kind, least, most):
    texts = sentences("development", kind)

    assert len(texts) > 900
    assert least <= share_asked_about(texts) <= most


def test_no_sentence_was_measured_that_the_rule_was_learnt_from():
    kinds = ("pupil", "other")
    learnt_from = {text for kind in kinds for text in sentences("development", kind)}
    measured = {text for kind in kinds for text in sentences("kept_apart", kind)}

    assert len(measured) >= 400
    assert not learnt_from & measured


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("My pupil Tom Bakewell counts in fives.", ["Tom Bakewell"]),
        ("Ayesha K. in Y4 and Jordan (Year 5, SEND) had a go.", ["Ayesha K.", "Jordan"]),
        ("Pupils: Zoë Łapińska, Siôn O’Brien-Hale.", ["Zoë Łapińska", "Siôn O’Brien-Hale"]),
        ("in year 3 amir hussein drew the bar model", ["amir hussein"]),
        ("Tom Bakewell is in Year 5. Tom Bakewell can halve.", ["Tom Bakewell"]),
        ("Okonkwo, Chidi: 112 maths, 108 reading.", ["Okonkwo, Chidi"]),
        ("LYDIA FOSS needs glasses.", ["LYDIA FOSS"]),
        ("Ye-jin Park and Thomas Ó Briain struggled.", ["Ye-jin Park", "Thomas Ó Briain"]),
        ("We spoke with Lola Kerr and her parents about Year 4.", ["Lola Kerr"]),
        ("We released a TA for Lola Kerr each day.", ["Lola Kerr"]),
        ("I teach Bao Nguyen and he can halve.", ["Bao Nguyen"]),
    ],
)
def test_the_words_are_given_as_they_stand(text, names):
    assert pupil_names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Pupil A in Year 4 and pupil 1 in Year 5 can explain why.",
        "Mrs Patel's Year 4 class used Numicon and White Rose.",
        "Tom Bakewell, our maths lead, observed Year 5 at St Mary's Primary.",
        "In May the pupils met Pascal's triangle and the Shanghai teachers.",
        "They saw Tom Bakewell with Year 4 and the nursery team.",
        "SLT: Jane Corrigan (HT), Paul Dhillon (DHT), Rosemary Blythe (AHT, Y6).",
        "Tom Bakewell and Ann Poole, both new to Year 6, have had no training.",
        "Feedback for Emily Stoke: let the children do the next one.",
        "Link governor: Rev. Peter Simms. He saw Year 2.",
        "Tom has 3 apples and gives Sam 1.",
        "Ellen Wilkinson and Josephine Butler schools both have gaps in Year 7.",
        "We have written to ned@example.org.",
        "Priya Sen",
        "Łukasz Şen",
        "Blackbirds (Y1/2) and Wrens (EYFS) share a TA.",
        "Tom Bakewell taught Year 4. Two pupils said that Tom Bakewell is fun.",
    ],
)
def test_grown_ups_schools_and_books_are_not_asked_about(text):
    assert pupil_names(text) == []


@given(st.text())
def test_any_text_is_searched_and_what_is_found_stands_in_it(text):
    assert all(name in text for name in pupil_names(text))


@given(st.sampled_from(["Tom ", "Tom, ", "T. ", "tom ", "Tom's Year 5 (", "\n", "Ab'"]))
def test_a_long_text_is_searched_within_the_deadline_of_hypothesis(part):
    pupil_names(part * (5000 // len(part)))


class NameForm(PortalForm):
    name = forms.CharField(label="Your name")
    head_name = forms.CharField(label="Name of your head", required=False)


@pytest.mark.parametrize(
    "name", ["Rosie Work", "Amy Boy", "Alfie Six", "Amy Score", "Isla SEND", "Anna Working"]
)
def test_a_grown_up_may_be_called_anything(name):
    assert NameForm({"name": name, "head_name": name}).is_valid()


@pytest.mark.parametrize("name", ["Jayden Smith 3B", "Aisha Khan, Year 4", "pupil Alfie Jones"])
def test_a_pupil_among_grown_ups_is_asked_about(name):
    assert list(NameForm({"name": name}).errors) == ["name"]
