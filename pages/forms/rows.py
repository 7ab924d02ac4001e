"""Forms with rows for what is done by when, over something that several people may save."""

import re
from typing import ClassVar

from django import forms

from pages.forms.base import PortalForm
from pages.forms.fields import DayField

ROWS_AT_MOST = 10


class ActionRowsForm(PortalForm):
    """Rows of boxes what_1, by_1, what_2 ..., as many as are needed and some more.

    `rows` has their numbers. The messages name the row as {row}.
    """

    no_day: ClassVar[str]
    no_words: ClassVar[str]
    says_optional = False
    rows: range

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def clean(self):
        cleaned = super().clean()
        for row in self.rows:
            self.clean_row(row)
        return cleaned

    def clean_row(self, row: int) -> None:
        what, by = f"what_{row}", f"by_{row}"
        if self.errors.keys() & {what, by}:
            return
        if self.cleaned_data.get(what) and not self.cleaned_data.get(by):
            self.add_error(by, self.no_day.format(row=row))
        elif self.cleaned_data.get(by) and not self.cleaned_data.get(what):
            self.add_error(what, self.no_words.format(row=row))

    @property
    def seen_version(self) -> int:
        """Of what its writer had before them; 0 where there was nothing yet."""
        return self.cleaned_data["version"] or 0

    def has_seen(self, version: int) -> None:
        """The writer now has that version before them, as the page that comes back shows it."""
        self.data = self.data.copy()
        self.data["version"] = str(version)


def day_of_row(label: str, called: str) -> DayField:
    """Its messages name the row, as the summary of errors shows them away from their box."""
    said = {
        code: re.sub("^The (date|year)", rf"The \1 of {called}", words)
        for code, words in DayField.default_error_messages.items()
    }
    return DayField(label=label, required=False, error_messages=said)


def rows_needed(data, written: int, *, empty: int, fewest: int) -> range:
    """As many as were sent, so that none is lost; else those written and some empty ones."""
    sent = [row for row in range(1, ROWS_AT_MOST + 1) if f"what_{row}" in data]
    shown = max(fewest, written + empty, *sent, 0)
    return range(1, min(shown, ROWS_AT_MOST) + 1)
