"""A list that is checked before it is taken in."""

from typing import ClassVar

from django import forms

from pages.forms.base import PortalForm
from pages.rules.school_year import typed_school_year
from workgroups.rules.list_file import ListFileError, text_of_list

LETTERS_AT_MOST = 200_000
BYTES_AT_MOST = 2_000_000  # a workbook is larger than the list in it
TOO_LONG = "The list is too long. Take it over in parts of up to 1,000 lines"


class ListForm(PortalForm):
    """A list, pasted or as a file; the file is then shown as text to put right."""

    needed_at_times = frozenset({"list", "file"})
    public_details = ("list",)
    says_optional = False
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

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        file = cleaned.get("file")
        if file and file.size > BYTES_AT_MOST:
            self.add_error("file", TOO_LONG)
        elif not file and not cleaned["list"].strip():
            self.add_error("list", "Paste the list, or choose a file")
        else:
            self.read(cleaned, "file" if file else "list")
        return cleaned

    def read(self, cleaned: dict, source: str) -> None:
        """Keeps the rows, and the text they were read from."""
        data = cleaned["file"].read() if source == "file" else cleaned["list"].encode()
        try:
            text = text_of_list(data)
        except ListFileError as error:
            self.add_error(source, error.message)
            return
        if len(text) > LETTERS_AT_MOST:
            self.add_error(source, TOO_LONG)
            return
        # A browser sends a file only once: what was read of it is put right in the box.
        self.data = self.data.copy()
        self.data["list"] = cleaned["list"] = text
        try:
            self.rows = self.read_rows(text, cleaned)
        except ListFileError as error:
            self.add_error("list", error.message)

    def read_rows(self, text: str, cleaned: dict) -> "list":
        """One for each line of the text. May raise ListFileError."""
        raise NotImplementedError
