"""The forms everything is built on."""

from collections.abc import Iterable
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    ProhibitNullCharactersValidator,
)
from django.forms.utils import ErrorDict, pretty_name
from django.utils.functional import cached_property

from pages.forms.fields import DayField
from pages.forms.free_text import NameQuestion, guard_words
from pages.forms.messages import NOT_STORABLE, messages_for
from pages.forms.widgets import TrapInput
from pages.rules.hidden_characters import with_plain_lines
from pages.rules.odd_characters import odd_character_problem, trimmed

LARGEST_NUMBER = 2_147_483_647  # what an integer column takes
LONGEST_TYPED = 10_000  # characters of one box that nobody has judged
DASHES = "---------"
CHOOSE = "Choose one"
ONE_LINE = {"text", "email", "tel", "url", "number"}


class PortalFormMixin:
    """How every form of the portal looks and speaks. The dictionaries are by field name."""

    submit_label: ClassVar[str] = "Continue"
    missing: ClassVar[dict[str, str]] = {}  # the message for an answer that is not there
    widths: ClassVar[dict[str, int]] = {}  # in characters: 2, 3, 4, 5, 10, 20 or 30
    autocomplete: ClassVar[dict[str, str]] = {}
    heading_field: ClassVar[str] = ""  # whose label is the page's heading
    says_optional: ClassVar[bool] = True  # "(optional)" after the label where it is so
    # Fields that some other answer makes necessary, and that are therefore not called optional.
    needed_at_times: ClassVar[frozenset[str]] = frozenset()
    keeps_answers: ClassVar[bool] = True  # and so takes no invisible characters on a line
    # Boxes in which addresses and dates of hubs, schools and grown-ups belong.
    public_details: ClassVar[tuple[str, ...]] = ()
    opens_with_kept_words: ClassVar[bool] = False  # and not with a draft that nobody judged
    grown_ups: Iterable[str] = ()  # the names of whom the page is about, who are no pupils

    # Our own messages are what people read, not the browser's.
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.name_questions: dict[str, NameQuestion] = {}
        for name, field in self.fields.items():
            prepare(field, label=str(field.label or pretty_name(name)))
            if self.keeps_answers and is_one_line(field.widget):
                field.validators.append(refuse_odd_characters)
            if name in self.missing:
                field.error_messages["required"] = self.missing[name]
            if name in self.widths:
                field.width = self.widths[name]
            if name in self.autocomplete:
                field.widget.attrs["autocomplete"] = self.autocomplete[name]
        days = [field for field in self.fields.values() if isinstance(field, DayField)]
        if len(days) > 1:
            for day in days:
                day.named_in_errors()

    @cached_property
    def helper(self):
        helper = FormHelper()
        helper.attrs = {"novalidate": True}
        return helper

    def prepare_for(self, user) -> None:
        """Tell the fields that have a `prepare_for` of their own who fills the form in."""
        for field in self.fields.values():
            if hasattr(field, "prepare_for"):
                field.prepare_for(user)

    def as_typed(self) -> dict[str, str]:
        """What stands in each box, judged by nobody, as far as the database can keep it."""
        typed = {name: self.data.get(self.add_prefix(name), "") for name in self.fields}
        return {name: storable(text)[:LONGEST_TYPED] for name, text in typed.items()}

    def asks_for_more(self) -> list[str]:
        """The fields whose own button for one more answer was pressed, not the form's button."""
        return [
            name
            for name, field in self.fields.items()
            if hasattr(field.widget, "asks_for_more")
            and field.widget.asks_for_more(self.data, self.add_prefix(name))
        ]

    def show_as_typed(self, *, judging=()) -> None:
        """Show what was typed without judging it, as its writer has not sent it yet; but for
        the fields named, which were.
        """
        said = {name: self.errors[name] for name in judging if name in self.errors}
        self._errors = ErrorDict(said)

    def _clean_fields(self):
        super()._clean_fields()
        if self.keeps_answers:
            for name, problem in list(guard_words(self)):
                self.add_error(name, problem)

    @property
    def boxes_said_to_name_no_pupil(self) -> list[str]:
        """What the boxes are called whose writer was asked about a name, and said so."""
        return [
            self.fields[name].called
            for name, question in self.name_questions.items()
            if question.is_confirmed
        ]

    def clean(self):
        """A field whose choice was not made was not asked for: no answer and no error."""
        cleaned = super().clean()
        for name in self.fields_not_revealed():
            self.errors.pop(name, None)
            self.cleaned_data[name] = getattr(self.fields[name], "empty_value", None)
        return cleaned

    def fields_not_revealed(self):
        for name, field in self.fields.items():
            chosen = self[name].value()
            chosen = {str(value) for value in (chosen if isinstance(chosen, list) else [chosen])}
            for value, revealed in getattr(field.widget, "reveals", {}).items():
                if str(value) not in chosen:
                    yield revealed

    def _widget_data_value(self, widget, html_name):
        value = super()._widget_data_value(widget, html_name)
        if not isinstance(value, str):
            return value
        if is_one_line(widget):
            return trimmed(value)
        # A line's end counts as one character, as it does in the browser's own count.
        return with_plain_lines(value) if isinstance(widget, forms.Textarea) else value


class PortalForm(PortalFormMixin, forms.Form):
    """A form that is no single row."""


class FilterForm(PortalForm):
    """The filters of a list: words that are looked for, and kept nowhere."""

    keeps_answers = False


class ConfirmForm(PortalForm):
    """A form that asks nothing: its button alone says it all."""

    submit_label = "Confirm"


class PortalModelForm(PortalFormMixin, forms.ModelForm):
    """A form over one row."""

    @property
    def opens_with_kept_words(self) -> bool:
        return self.instance.pk is not None


def prepare(field: forms.Field, *, label: str) -> None:
    """Give one form's own copy of a field our words and our limits."""
    field.called = label  # in messages
    speak_plainly(field, label)
    refuse_what_cannot_be_kept(field)
    ask_for_a_choice(field)


def ask_for_a_choice(field: forms.Field) -> None:
    """Say "Choose one" where Django shows a row of dashes, which reads as nothing at all."""
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = CHOOSE
    elif isinstance(field, forms.ChoiceField) and isinstance(field.widget, forms.Select):
        choices: Any = list(field.choices)
        # Left alone where a filter adds a first choice of its own, which it would add once more.
        if any(words == DASHES for _, words in choices):
            field.choices = [
                (value, CHOOSE if words == DASHES else words) for value, words in choices
            ]


def speak_plainly(field: forms.Field, label: str) -> None:
    """Replace Django's own messages, and leave those that somebody wrote."""
    standard: dict[str, str] = {}
    for cls in reversed(type(field).__mro__):
        if cls.__module__.startswith("django."):
            standard.update(getattr(cls, "default_error_messages", {}))
    for code, message in messages_for(label, field).items():
        said = field.error_messages.get(code)
        if said is None or str(said) == str(standard.get(code)):
            field.error_messages[code] = message


def refuse_what_cannot_be_kept(field: forms.Field) -> None:
    # What comes as JSON is no text any more when it is judged.
    if isinstance(field, forms.CharField) and not isinstance(field, forms.JSONField):
        # Ours says it in our words, and knows more than NUL.
        field.validators = [
            validator
            for validator in field.validators
            if not isinstance(validator, ProhibitNullCharactersValidator)
        ]
        field.validators.append(refuse_unstorable)
    # To Django a decimal is a kind of integer.
    if isinstance(field, forms.IntegerField) and not isinstance(field, forms.DecimalField):
        if field.max_value is None:
            field.validators.append(MaxValueValidator(LARGEST_NUMBER))
        if field.min_value is None:
            field.validators.append(MinValueValidator(-LARGEST_NUMBER))


def refuse_unstorable(value: str) -> None:
    if not is_storable(value):
        raise ValidationError(NOT_STORABLE, code="unstorable")


def is_storable(value: str) -> bool:
    """The database keeps neither NUL nor half of a surrogate pair."""
    return value == storable(value)


def storable(text: str) -> str:
    """The text without what the database cannot keep."""
    return "".join(sign for sign in text if sign != "\x00" and not "\ud800" <= sign <= "\udfff")


def is_one_line(widget: forms.Widget) -> bool:
    """Is it a box for a name, an address, a code or the like, and not for free text?"""
    # What fills in the trap is told nothing about its answer.
    return getattr(widget, "input_type", "") in ONE_LINE and not isinstance(widget, TrapInput)


def refuse_odd_characters(value: object) -> None:
    # What cannot be stored at all is refused by itself; a number or a date is read already.
    if isinstance(value, str) and is_storable(value) and (problem := odd_character_problem(value)):
        raise ValidationError(problem, code="odd_character")
