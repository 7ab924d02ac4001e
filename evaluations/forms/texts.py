"""Boxes for words about a Work Group, which must not show who a pupil is."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils import timezone

from evaluations.rules.identity import pupil_identity_problem


def words_field(label: str, *, longest: int, hint: str = "", rows: int = 4) -> forms.CharField:
    """A box of so many rows, or a line if there are none; never required.

    The limit is a validator of its own, so that no box counts down while somebody writes.
    """
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.Textarea({"rows": rows}) if rows else forms.TextInput(),
        validators=[MaxLengthValidator(longest), refuse_pupil_identity(label)],
    )


def refuse_pupil_identity(label: str) -> Callable[[str], None]:
    """A validator that names the box, as a page has several of them."""

    def validate(text: str) -> None:
        where = f" from “{label}”"
        if problem := pupil_identity_problem(text, on=timezone.localdate(), where=where):
            raise ValidationError(problem, code="pupil_identity")

    return validate
