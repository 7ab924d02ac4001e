"""Characters that nobody sees, or that only look like others."""

import pytest
from django import forms

from pages.forms.base import FilterForm, PortalForm
from pages.forms.fields import CodeField, EmailField
from pages.rules.odd_characters import odd_character_problem, odd_hyphen_problem, trimmed


@pytest.mark.parametrize(
    "letter", ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\x07", "\t", "\n", "\u2028"]
)
def test_an_invisible_character_goes_at_the_ends_and_is_refused_inside(letter):
    assert trimmed(f"{letter} Amina Patel{letter}") == "Amina Patel"
    problem = odd_character_problem(f"Amina{letter} Patel")
    assert problem.startswith("There is an invisible character (")
    assert problem.endswith(") after “Amina” (character 6). Delete it")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "Amina\u202elaptaP",
            "There is an invisible character (right-to-left override) after “Amina” "
            "(character 6). Delete it",
        ),
        (
            "Amina\u00a0Patel",
            "There is a special space (no-break space) after “Amina” (character 6). "
            "Type an ordinary space in its place",
        ),
        (
            "Ａmina",
            "“Ａ” (fullwidth latin capital letter a) at the beginning (character 1) is not the "
            "ordinary “A”. Type “A” in its place",
        ),
        (
            "The name of a long school\x07",
            "There is an invisible character (control character) after "
            "“ame of a long school” (character 26). Delete it",
        ),
        (
            "\u3164",
            "There is an invisible character (hangul filler) at the beginning (character 1). "
            "Delete it",
        ),
        # A joiner between Latin letters does nothing but make another name.
        (
            "Ami\u200cna",
            "There is an invisible character (zero width non-joiner) after “Ami” (character 4). "
            "Delete it",
        ),
    ],
)
def test_the_message_says_which_character_stands_where(text, problem):
    assert odd_character_problem(text) == problem


@pytest.mark.parametrize(
    "name",
    [
        "Amina Patel",
        "Zoë O’Neill-Smith",
        "Łukasz Żółć",
        "Nguyễn Thị Minh Khai",
        "Jo\u0301zsef",
        "Σοφία Παπαδοπούλου",
        "رضا\u200cزاده",
        "ශ්\u200dරී",
        "王小明",
    ],
)
def test_names_in_any_script_are_left_alone(name):
    assert trimmed(name) == name
    assert odd_character_problem(name) == ""


@pytest.mark.parametrize("hyphen", "\u2010\u2011\u2012\u2013\u2014\u2212")
def test_a_hyphen_of_another_sort_in_a_code_is_named(hyphen):
    assert odd_hyphen_problem(f"BCDF{hyphen}GHJK").endswith(
        ") after “BCDF” (character 5) is not the ordinary “-”. Type “-” in its place"
    )
    assert odd_hyphen_problem("BCDF-GHJK") == ""


class WrittenForm(PortalForm):
    name = forms.CharField()
    email = EmailField(required=False)
    code = CodeField(required=False)
    text = forms.CharField(required=False, widget=forms.Textarea)


def test_every_line_of_a_form_is_trimmed_and_judged_and_free_text_is_not():
    free = "A no-break\u00a0space, 👩\u200d🏫 and a tab\t."
    form = WrittenForm(
        {
            "name": "\u200bAmina\u202e Patel",
            "email": "Amina@Example.org\u200b",
            "code": "NCP21\u201315",
            "text": free,
        }
    )

    assert form.errors == {
        "name": [
            "There is an invisible character (right-to-left override) after “Amina” "
            "(character 6). Delete it"
        ],
        "code": [
            "“–” (en dash) after “NCP21” (character 6) is not the ordinary “-”. Type “-” in its "
            "place"
        ],
    }
    assert form.cleaned_data == {"email": "amina@example.org", "text": free}


def test_words_that_are_only_looked_for_may_hold_anything():
    class SearchForm(FilterForm):
        q = forms.CharField()

    form = SearchForm({"q": "Amina\u00a0Patel"})

    assert form.is_valid()
