"""Forms that say in a sentence what to do, and how they are rendered."""

from html.parser import HTMLParser

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.utils.datastructures import MultiValueDict
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.forms.base import PortalForm
from pages.forms.widgets import Radios
from portal.gallery import EveryFieldForm
from tests.portal.hostile import HOSTILE


class AskingForm(PortalForm):
    """Labels of every sort, to see what is said when nothing is answered."""

    missing = {"own": "Tell us your name"}

    own = forms.CharField(label="Name")
    written = forms.CharField(error_messages={"required": "Write something"})
    email_address = forms.EmailField()
    urn = forms.CharField(label="URN")
    group = forms.CharField(label="Work Group")
    yours = forms.CharField(label="Your telephone")
    question = forms.CharField(label="What do you teach?")
    phase = forms.ChoiceField(label="Phase", choices=[("p", "Primary")])
    role = forms.ChoiceField(label="Role", choices=[("t", "Teacher")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="I agree")
    file = forms.FileField(label="Register of schools")


def test_a_missing_answer_is_asked_for_in_a_sentence():
    form = AskingForm({})

    assert form.errors == {
        "own": ["Tell us your name"],
        "written": ["Write something"],
        "email_address": ["Enter the email address"],
        "urn": ["Enter the URN"],
        "group": ["Enter the Work Group"],
        "yours": ["Enter your telephone"],
        "question": ["Answer “What do you teach?”"],
        "phase": ["Choose the phase"],
        "role": ["Choose the role"],
        "agree": ["Tick “I agree” to go on"],
        "file": ["Choose the register of schools"],
    }


class LimitedForm(PortalForm):
    """Answers with limits."""

    name = forms.CharField(max_length=5, min_length=2)
    places = forms.IntegerField(min_value=1, max_value=60)
    budget = forms.IntegerField(label="Budget")
    email = forms.EmailField()
    phase = forms.ChoiceField(choices=[("p", "Primary")])


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"name": "abcdef"}, {"name": ["Name must be 5 characters or fewer"]}),
        ({"name": "a"}, {"name": ["Name must be 2 characters or more"]}),
        (
            {"name": "a\x00b"},
            {"name": ["Remove the characters that are not letters, numbers or signs"]},
        ),
        (
            {"name": "a\ud800"},
            {"name": ["Remove the characters that are not letters, numbers or signs"]},
        ),
        ({"places": "61"}, {"places": ["Places must be 60 or less"]}),
        ({"places": "0"}, {"places": ["Places must be 1 or more"]}),
        ({"places": "ten"}, {"places": ["Places must be a whole number, like 12"]}),
        ({"budget": "2147483648"}, {"budget": ["Budget must be 2147483647 or less"]}),
        ({"email": "ada"}, {"email": ["Enter an email address in full, like name@example.org"]}),
        ({"phase": "<b>"}, {"phase": ["Choose one of the answers on the list"]}),
    ],
)
def test_an_answer_outside_its_limits_says_what_to_do(answer, message):
    usual = {"name": "abc", "places": "1", "budget": "1", "email": "a@example.org", "phase": "p"}

    assert LimitedForm(usual).errors == {}
    assert LimitedForm({**usual, **answer}).errors == message


class OwnWordsForm(PortalForm):
    """Labels that somebody wrote, with a sign that also fills words in."""

    reached = forms.CharField(label="Reach 50% of pupils", max_length=3)
    share = forms.IntegerField(label="Is 5%s enough?", min_value=1)
    mean = forms.DecimalField(label="100%(all)", decimal_places=1)


def test_a_percentage_in_a_label_is_only_that():
    form = OwnWordsForm({"reached": "abcd", "share": "0", "mean": "1.25"})

    assert form.errors == {
        "reached": ["Reach 50% of pupils must be 3 characters or fewer"],
        "share": ["Your answer to “Is 5%s enough?” must be 1 or more"],
        "mean": ["100%(all) must have no more than 1 decimal places"],
    }


def test_space_around_an_answer_is_taken_away():
    form = LimitedForm(
        {"name": " abc ", "places": " 1 ", "budget": "1", "email": " a@example.org ", "phase": "p"}
    )

    assert form.is_valid()
    assert (form.cleaned_data["name"], form.cleaned_data["email"]) == ("abc", "a@example.org")


class LongForm(PortalForm):
    """A text with a limit."""

    text = forms.CharField(widget=forms.Textarea, max_length=3)


def test_the_end_of_a_line_counts_as_one_character():
    form = LongForm({"text": "a\r\nb"})

    assert form.is_valid()
    assert form.cleaned_data["text"] == "a\nb"


class RevealingForm(PortalForm):
    """A choice that asks for more."""

    role = forms.ChoiceField(
        choices=[("teacher", "Teacher"), ("other", "Other")],
        widget=Radios(reveals={"other": "other_role"}),
    )
    other_role = forms.CharField(label="What do you do?")


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"role": "teacher"}, {}),
        ({"role": "teacher", "other_role": "\x00"}, {}),
        ({"role": "other", "other_role": "Adviser"}, {}),
        ({"role": "other"}, {"other_role": ["Answer “What do you do?”"]}),
    ],
)
def test_a_revealed_field_is_asked_only_with_its_choice(answers, errors):
    form = RevealingForm(answers)

    assert form.errors == errors


def test_an_answer_whose_choice_was_not_made_is_dropped():
    form = RevealingForm({"role": "teacher", "other_role": "Adviser"})

    assert form.is_valid()
    assert form.cleaned_data == {"role": "teacher", "other_role": ""}


def test_a_revealed_field_stands_once_under_its_choice():
    html = render_crispy_form(RevealingForm())

    assert html.count('name="other_role"') == 1
    assert html.index('id="conditional-id_role_1"') < html.index('name="other_role"')


# How it is rendered


def attributes(html, **wanted) -> dict[str, str | None]:
    """Those of the first element that has the wanted ones."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if wanted.items() <= dict(attrs).items():
                found.append(dict(attrs))

    Reader().feed(html)
    return found[0]


class PlainForm(PortalForm):
    """One field with all that may stand around it."""

    submit_label = "Send it"
    widths = {"name": 10}
    autocomplete = {"name": "name"}

    name = forms.CharField(help_text="As on your badge.", max_length=20)
    nickname = forms.CharField(required=False)


def test_a_field_names_its_hint_and_its_error():
    html = render_crispy_form(PlainForm({}))

    assert attributes(html, id="id_name") == {
        "type": "text",
        "name": "name",
        "id": "id_name",
        "class": "govuk-input govuk-input--error govuk-input--width-10",
        "autocomplete": "name",
        "aria-invalid": "true",
        "aria-describedby": "id_name_helptext id_name_error",
    }
    assert ">As on your badge.</div>" in html.partition('id="id_name_helptext"')[2]
    assert (
        '<span class="govuk-visually-hidden">Error:</span> Enter the name'
        in html.partition('id="id_name_error"')[2]
    )


def test_a_form_is_not_checked_by_the_browser_and_names_its_act():
    html = render_crispy_form(PlainForm())

    assert attributes(html, method="post") == {"method": "post", "novalidate": None}
    assert ">Send it</button>" in html
    assert "Nickname (optional)</label>" in html
    assert " required" not in html


def test_a_hint_and_a_label_cannot_bring_in_markup():
    class Form(PortalForm):
        name = forms.CharField(label="<b>Name</b>", help_text="<script>alert(1)</script>")

    html = render_crispy_form(Form({"name": "<i>"}))

    assert "<b>" not in html
    assert "<script>" not in html
    assert "<i>" not in html


@pytest.mark.slow
@given(data=st.dictionaries(st.sampled_from(sorted(EveryFieldForm.base_fields)), HOSTILE))
@settings(max_examples=150)
def test_every_field_survives_whatever_is_sent(data):
    days = {f"on_{part}": data.get("on", "1") for part in ("day", "month", "year")}
    form = EveryFieldForm(
        MultiValueDict({name: [value] for name, value in {**data, **days}.items()})
    )

    assert form.is_valid() is False
    assert render_crispy_form(form)
