from collections.abc import Collection
from functools import partial

from django import forms

from access.refusal import Refused
from pages.forms.base import PortalForm
from participants.choices import Mark
from participants.queries.attendance_register import RegisterRow, with_missed_last
from participants.rules.missed_minutes import minutes_kept, minutes_missed

# Of everybody else there are no minutes to keep.
IN_THE_ROOM = (Mark.PRESENT, Mark.SUBSTITUTE)
MISSED_ALL = "Mark them as here, or take the minutes out: whoever is not here missed all of it"


def missed_field(whole: int, **kwargs) -> forms.IntegerField:
    """Of a workshop of `whole` minutes: how many somebody missed at its beginning and its end."""
    return forms.IntegerField(
        label="Minutes missed",
        required=False,
        min_value=0,
        max_value=whole - 1,
        error_messages={
            "invalid": "Enter the minutes missed as a whole number",
            "min_value": "Enter the minutes missed as a whole number",
            "max_value": f"Enter fewer minutes than the {whole} that the workshop lasts",
        },
        **kwargs,
    )


class RegisterForm(PortalForm):
    """A mark for each participant, named mark-<id>; those not marked yet may stay so.

    And missed-<id>, the minutes they came late or left early. The marks of the participants in
    `fixed` are shown and stay as they are.
    """

    def __init__(
        self, *args, rows: list[RegisterRow], fixed: Collection[int], whole: int, **kwargs
    ):
        self.rows, self.whole = rows, whole
        super().__init__(*args, **kwargs)
        for row in rows:
            is_fixed = row.participant.pk in fixed
            self.fields[self.name_of(row)] = forms.ChoiceField(
                label=str(row.participant.person),
                choices=Mark.choices,
                required=False,
                # Not read where the form is only sent.
                initial=partial(self.mark_of, row),
                widget=forms.RadioSelect,
                disabled=is_fixed,
            )
            self.fields[self.missed_name_of(row)] = missed_field(
                whole, initial=partial(self.missed_of, row), disabled=is_fixed
            )

    def fields_not_revealed(self):
        # None reveals another, and to look would read what each line was before.
        return ()

    def mark_of(self, row: RegisterRow) -> str:
        return row.mark

    def missed_of(self, row: RegisterRow) -> int | None:
        return minutes_missed(self.whole, row.minutes)

    def name_of(self, row: RegisterRow) -> str:
        return f"mark-{row.participant.pk}"

    def missed_name_of(self, row: RegisterRow) -> str:
        return f"missed-{row.participant.pk}"

    def lines(self) -> list[tuple[RegisterRow, forms.BoundField, forms.BoundField]]:
        return [
            (row, self[self.name_of(row)], self[self.missed_name_of(row)])
            for row in with_missed_last(self.rows)
        ]

    def clean(self):
        cleaned = super().clean()
        for row in self.rows:
            mark, missed = cleaned.get(self.name_of(row)), self.missed_name_of(row)
            is_elsewhere = mark and mark not in IN_THE_ROOM
            # Not where the box stands as it was: another mark alone takes its minutes away.
            if is_elsewhere and cleaned.get(missed) and cleaned[missed] != self.missed_of(row):
                self.add_error(missed, MISSED_ALL)
        return cleaned

    def marks(self) -> dict[int, str]:
        """The marks made, by participant; minutes without one are somebody's who is here."""
        found = {}
        for row in self.rows:
            mark = self.cleaned_data[self.name_of(row)]
            if not mark and self.cleaned_data[self.missed_name_of(row)]:
                mark = row.mark_when_all_came
            if mark:
                found[row.participant.pk] = mark
        return found

    def minutes(self) -> dict[int, int | None]:
        """The minutes there, by participant; None for all of it, or where they were elsewhere."""
        found = {}
        for row in self.rows:
            is_elsewhere = self.cleaned_data[self.name_of(row)] not in ("", *IN_THE_ROOM)
            missed = None if is_elsewhere else self.cleaned_data[self.missed_name_of(row)]
            found[row.participant.pk] = minutes_kept(self.whole, missed)
        return found


class OneMarkForm(PortalForm):
    """One tap, sent by the script of the register."""

    participant = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    mark = forms.ChoiceField(choices=Mark.choices)

    def __init__(self, *args, whole: int, **kwargs):
        self.whole = whole
        super().__init__(*args, **kwargs)
        self.fields["missed"] = missed_field(whole)

    def as_marks(self) -> tuple[dict[int, str], dict[int, int | None] | None]:
        """The mark and, where the box of minutes was sent, the minutes, by participant.

        Raises Refused with what is wrong.
        """
        if not self.is_valid():
            said = self.errors.get("missed", ["This mark could not be read."])
            raise Refused(said[0])
        place, mark = self.cleaned_data["participant"], self.cleaned_data["mark"]
        if "missed" not in self.data:
            return {place: mark}, None
        missed = self.cleaned_data["missed"] if mark in IN_THE_ROOM else None
        return {place: mark}, {place: minutes_kept(self.whole, missed)}
