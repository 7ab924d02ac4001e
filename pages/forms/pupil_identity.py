"""Boxes for free text, in which no pupil may be shown."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils import timezone

from pages.rules.pupil_identity import pupil_identity_problem


def refuse_pupil_identity(label: str) -> Callable[[str], None]:
    """A validator that names the box, as a page has several of them."""

    def validate(text: str) -> None:
        where = f" from “{label}”"
        if problem := pupil_identity_problem(text, on=timezone.localdate(), where=where):
            raise ValidationError(problem, code="pupil_identity")

    return validate


def words_box(
    label: str, hint: str = "", *, longest: int = 2000, rows: int = 4, required: bool = False
) -> forms.CharField:
    """A box of so many rows, or a line if there are none.

    The limit is a validator of its own, so that no box counts down while somebody writes.
    """
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.Textarea({"rows": rows}) if rows else forms.TextInput(),
        validators=[MaxLengthValidator(longest), refuse_pupil_identity(label)],
    )
