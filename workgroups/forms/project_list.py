from django import forms

from pages.forms.base import PortalForm
from pages.rules.school_year import typed_school_year
from workgroups.rules.catalogue_file import (
    CatalogueFileError,
    CatalogueRow,
    read_catalogue,
    text_of,
)

LETTERS_AT_MOST = 200_000
TOO_LONG = "The list is too long. Take it over in parts of up to 2,000 projects"


class ProjectListForm(PortalForm):
    """A list of projects, pasted or as a file; the file is then shown as text to put right."""

    needed_at_times = frozenset({"list", "file"})
    public_details = ("list",)
    says_optional = False
    widths = {"year": 10}

    list = forms.CharField(
        label="The list",
        help_text="The first line names the columns: title and academic_year and, if you like,"
        " ncp_code, phase, kind, audience and summary.",
        required=False,
        max_length=LETTERS_AT_MOST,
        # So that lines keep their numbers, by which problems are told.
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"max_length": TOO_LONG},
    )
    file = forms.FileField(label="Or a CSV file", required=False, allow_empty_file=True)
    year = forms.CharField(
        label="School year of rows that name none",
        help_text="For example, 2026/27",
        max_length=20,
        required=False,
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
        if file and file.size > LETTERS_AT_MOST:
            self.add_error("file", TOO_LONG)
        elif not file and not cleaned["list"].strip():
            self.add_error("list", "Paste the list, or choose a CSV file")
        else:
            self.read(cleaned, file)
        return cleaned

    def read(self, cleaned: dict, file) -> None:
        """Keeps the rows, and the text they were read from."""
        data = file.read() if file else cleaned["list"].encode()
        try:
            self.rows: list[CatalogueRow] = read_catalogue(data, year_if_blank=cleaned["year"])
            self.text = text_of(data)
        except CatalogueFileError as error:
            self.add_error("file" if file else "list", error.message)
