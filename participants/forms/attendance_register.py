from collections.abc import Collection

from django import forms

from pages.forms.base import PortalForm
from participants.choices import Mark
from participants.queries.attendance_register import RegisterRow


class RegisterForm(PortalForm):
    """A mark for each participant, named mark-<id>; those not marked yet may stay so.

    The marks of the participants in `fixed` are shown and stay as they are.
    """

    def __init__(self, *args, rows: list[RegisterRow], fixed: Collection[int], **kwargs):
        self.rows = rows
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[self.name_of(row)] = forms.ChoiceField(
                label=str(row.participant.person),
                choices=Mark.choices,
                required=False,
                initial=row.mark,
                widget=forms.RadioSelect,
                disabled=row.participant.pk in fixed,
            )

    def name_of(self, row: RegisterRow) -> str:
        return f"mark-{row.participant.pk}"

    def lines(self) -> list[tuple[RegisterRow, forms.BoundField]]:
        return [(row, self[self.name_of(row)]) for row in self.rows]

    def marks(self) -> dict[int, str]:
        """The marks made, by participant."""
        found = {row.participant.pk: self.cleaned_data[self.name_of(row)] for row in self.rows}
        return {participant: mark for participant, mark in found.items() if mark}
