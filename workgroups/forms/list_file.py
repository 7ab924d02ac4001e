"""A list that is checked before it is taken in."""

from typing import ClassVar

from django import forms

from access.refusal import Refused
from pages.forms.base import PortalForm
from pages.rules.school_year import typed_school_year
from workgroups.rules.list_file import text_of_list

LETTERS_AT_MOST = 200_000
BYTES_AT_MOST = 2_000_000  # a workbook is larger than the list in it
TOO_LONG = "The list is too long. Take it over in parts of up to 1,000 lines"


class TextOrFileForm(PortalForm):
    """A list pasted into a box, or as a file, which then stands in the box to be put right."""

    box: ClassVar[str]
    letters_at_most: ClassVar[int]
    too_long: ClassVar[str]
    # Where neither is given: beside which of the two, and in which words.
    asked_for: ClassVar[tuple[str, str]]
    says_optional = False

    def clean(self):
        cleaned = super().clean()
        if self.hinders_reading():
            return cleaned
        file = cleaned.get("file")
        if file and file.size > BYTES_AT_MOST:
            self.add_error("file", self.too_long)
        elif not file and not cleaned[self.box].strip():
            self.add_error(*self.asked_for)
        else:
            data = file.read() if file else cleaned[self.box].encode()
            self.take_in(data, "file" if file else self.box)
        return cleaned

    def hinders_reading(self) -> bool:
        """Is something wrong without which the list cannot be read?"""
        return bool(self.errors)

    def take_in(self, data: bytes, source: str) -> None:
        """Keeps the text, and reads it."""
        try:
            text = self.text_of(data)
        except Refused as refusal:
            self.add_error(source, refusal.message)
            return
        if len(text) > self.letters_at_most:
            self.add_error(source, self.too_long)
            return
        # A browser sends a file only once.
        self.data = self.data.copy()
        self.data[self.box] = self.cleaned_data[self.box] = text
        try:
            self.read(text)
        except Refused as refusal:
            self.add_error(self.box, refusal.message)

    def text_of(self, data: bytes) -> str:
        """May raise Refused."""
        return text_of_list(data)

    def read(self, text: str) -> None:
        """May raise Refused."""
        raise NotImplementedError


class ListForm(TextOrFileForm):
    """A list of projects or of Work Groups."""

    box = "list"
    letters_at_most = LETTERS_AT_MOST
    too_long = TOO_LONG
    asked_for = ("list", "Paste the list, or choose a file")

    needed_at_times = frozenset({"list", "file"})
    public_details = ("list",)
    widths: ClassVar[dict[str, int]] = {"year": 10}
    columns: ClassVar[str] = ""  # those it may have besides the two that it needs

    list = forms.CharField(
        label="The list",
        required=False,
        max_length=LETTERS_AT_MOST,
        # So that lines keep their numbers, by which problems are told.
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"max_length": TOO_LONG},
    )
    file = forms.FileField(
        label="Or a file, CSV or Excel (XLSX)", required=False, allow_empty_file=True
    )
    year = forms.CharField(
        label="School year of lines that name none",
        help_text="For example, 2026/27",
        max_length=20,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["list"].help_text = (
            "The first line names the columns: title and academic_year and, if you like, "
            f"{self.columns}."
        )

    def clean_year(self) -> int | None:
        typed = self.cleaned_data["year"]
        year = typed_school_year(typed) if typed else None
        if typed and year is None:
            raise forms.ValidationError("Enter a school year like 2026/27")
        return year

    def read(self, text: str) -> None:
        self.rows = self.read_rows(text, self.cleaned_data)

    def read_rows(self, text: str, cleaned: dict) -> "list":
        """One for each line of the text. May raise ListFileError."""
        raise NotImplementedError
