"""Boxes for words about a Work Group, which must not show who a pupil is."""

from django import forms
from django.core.validators import MaxLengthValidator

from participants.pupil_identity import refuse_pupil_identity


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
