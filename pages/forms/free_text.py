"""What is looked for in every box for words: who a pupil is, and characters that nobody sees."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.utils import timezone

from pages.rules.hidden_characters import hidden_character_problem
from pages.rules.pupil_identity import pupil_identity_problem, pupil_number_problem
from pages.rules.pupil_names import names_in_a_name, pupil_names

BETWEEN_NAMES = ", "


@dataclass(frozen=True)
class NameQuestion:
    """Words of one box that look like pupils' names, and whether their writer says they are not."""

    names: list[str]
    is_confirmed: bool
    tick: ClassVar[str] = "not_a_pupil"  # the end of its name

    @property
    def value(self) -> str:
        return BETWEEN_NAMES.join(self.names)

    @property
    def quoted(self) -> str:
        *others, last = [f"“{name}”" for name in self.names]
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def is_one(self) -> bool:
        return len(self.names) == 1

    @property
    def message(self) -> str:
        looks = "looks like a pupil’s name" if self.is_one else "look like pupils’ names"
        return (
            f"{self.quoted} {looks}. Write a code such as A or “pupil 1” instead, or tick the box "
            "if no pupil is meant"
        )

    @property
    def tick_label(self) -> str:
        are_not = "is not a pupil’s name" if self.is_one else "are not pupils’ names"
        return f"{self.quoted} {are_not}"


def holds_words(field: forms.Field) -> bool:
    """Is it a box that takes any words, on one line or several?"""
    if not isinstance(field, forms.CharField) or isinstance(
        field, forms.EmailField | forms.URLField
    ):
        return False
    # Boxes for passwords and hidden ones are kinds of it, and not meant.
    is_line = type(field.widget) is forms.TextInput
    return is_line or isinstance(field.widget, forms.Textarea)


def is_for_a_name(form, name: str) -> bool:
    is_line = isinstance(form.fields[name].widget, forms.TextInput)
    return is_line and (name == "name" or name.endswith("_name"))


def tick_name(form: forms.BaseForm, name: str) -> str:
    return f"{form.add_prefix(name)}-{NameQuestion.tick}"


def guard_words(form) -> Iterator[tuple[str, str]]:
    """(field, what to do about it) of the boxes whose words cannot be kept as they are.

    Notes in `form.name_questions` what looks like a pupil's name.
    """
    for name, field in form.fields.items():
        text = form.cleaned_data.get(name)
        if not holds_words(field) or not text:
            continue
        # A box may take several words apart, as that of specialisms does, or make a number of them.
        text = "\n".join(map(str, text)) if isinstance(text, list) else str(text)
        if problem := problem_of(form, name, text):
            yield name, problem
        elif question := question_about(form, name, text):
            form.name_questions[name] = question
            if not question.is_confirmed:
                yield name, question.message


def problem_of(form, name: str, text: str) -> str | None:
    field = form.fields[name]
    if isinstance(field.widget, forms.Textarea) and (problem := hidden_character_problem(text)):
        return problem
    where = f" from “{field.called}”"
    if name in form.public_details:
        return pupil_number_problem(text, where=where)
    return pupil_identity_problem(text, on=timezone.localdate(), where=where)


def question_about(form, name: str, text: str) -> NameQuestion | None:
    kept = kept_words(form, name)
    look = names_in_a_name if is_for_a_name(form, name) else pupil_names
    names = [
        found
        for found in look(text)
        if found not in kept and not is_of_grown_up(found, form.grown_ups)
    ]
    if not names:
        return None
    ticked = str(form.data.get(tick_name(form, name), "")).split(BETWEEN_NAMES)
    return NameQuestion(names, is_confirmed=set(names) <= set(ticked))


def is_of_grown_up(found: str, grown_ups: Iterable[str]) -> bool:
    """Is each word of it a name of somebody whom the page is about?"""
    known = {word for name in grown_ups for word in name.casefold().split()}
    return set(found.casefold().split()) <= known


def kept_words(form, name: str) -> list[str]:
    """Names that stood there when the form was opened: whoever wrote them was asked."""
    if not form.opens_with_kept_words:
        return []
    return pupil_names(str(form.get_initial_for_field(form.fields[name], name) or ""))
