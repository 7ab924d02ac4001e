"""Boxes for free text, in which no pupil may be shown."""

from django import forms
from django.core.validators import MaxLengthValidator


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
        validators=[MaxLengthValidator(longest)],
    )
