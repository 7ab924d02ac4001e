"""Widgets the template pack `govuk` knows beside Django's own."""

from django import forms


class Radios(forms.RadioSelect):
    """One of a few. `hints` and `reveals` are by the choice's value.

    A hint is a sentence under the choice; what it reveals is the name of the form's field that
    is asked only where that choice is made.
    """

    def __init__(self, *, hints=None, reveals=None, inline=False, attrs=None, choices=()):
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.reveals = reveals or {}
        self.inline = inline


class Checkboxes(forms.CheckboxSelectMultiple):
    """Any of a few; hints and revealed fields as for Radios."""

    def __init__(self, *, hints=None, reveals=None, attrs=None, choices=()):
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.reveals = reveals or {}


class DayInput(forms.MultiWidget):
    """Day, month and year in three boxes, named <name>_day, <name>_month and <name>_year."""

    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({part: forms.TextInput() for part in ("day", "month", "year")}, attrs)

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else ["", "", ""]


class TrapInput(forms.TextInput):
    """A box that people neither see nor reach, and machines fill in."""
