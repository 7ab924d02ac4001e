"""Widgets the template pack `govuk` knows beside Django's own."""

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SELECTED = SafeString(" selected")


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


class QuickSelect(forms.Select):
    """As Django’s own for choices without groups. Its templates take two to three times as long,
    and the filters of one list have a hundred options.
    """

    def render(self, name, value, attrs=None, renderer=None):
        chosen = set(self.format_value(value))
        options = (
            ("" if value is None else value, SELECTED if str(value) in chosen else "", words)
            for value, words in self.choices
        )
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {"name": name} | (attrs or {}))),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


class DayInput(forms.MultiWidget):
    """Day, month and year in three boxes, named <name>_day, <name>_month and <name>_year."""

    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({part: forms.TextInput() for part in ("day", "month", "year")}, attrs)

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else ["", "", ""]


class TrapInput(forms.TextInput):
    """A box that people neither see nor reach, and machines fill in."""


class SchoolInput(forms.MultiWidget):
    """The words for a school in <name>, the school chosen in <name>_pk, and in <name>_for the
    words it was chosen for: other words since then look for another school.
    """

    takes_several = False

    def __init__(self, attrs=None):
        boxes = {"": forms.TextInput(), "pk": forms.HiddenInput(), "for": forms.HiddenInput()}
        super().__init__(boxes, attrs)

    def decompress(self, value):
        return value or ["", "", ""]


class SchoolsInput(SchoolInput):
    """As SchoolInput, for one more beside those in <name>_kept."""

    takes_several = True

    def asks_for_more(self, data, name) -> bool:
        return f"{name}_more" in data

    def value_from_datadict(self, data, files, name):
        get = data.getlist if hasattr(data, "getlist") else lambda key: data.get(key, [])
        return [*super().value_from_datadict(data, files, name), get(f"{name}_kept")]

    def value_omitted_from_data(self, data, files, name):
        return super().value_omitted_from_data(data, files, name) and f"{name}_kept" not in data
