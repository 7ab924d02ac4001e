"""Parts that the forms of projects and of Work Groups are both made of."""

from collections.abc import Iterable

from django import forms

from workgroups.models.project import OUTCOME_AT_MOST
from workgroups.rules.typed_list import lines_of


def share_of_completion(label: str, usual: int) -> forms.IntegerField:
    """Of the minutes or of the tasks, in percent."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=100,
        help_text=f"Leave it empty for the usual {usual}.",
    )


def refuse_long_outcomes(form: forms.Form, names: Iterable[str]) -> None:
    """Beside each of these boxes, which hold one outcome on a line."""
    for name in names:
        if any(len(line) > OUTCOME_AT_MOST for line in lines_of(form.cleaned_data.get(name, ""))):
            form.add_error(name, f"Keep each outcome to {OUTCOME_AT_MOST} characters")
