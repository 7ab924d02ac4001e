from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError

from pages.forms.base import FilterForm, PortalForm
from pages.forms.widgets import Radios
from pages.rules.school_year import typed_school_year
from pages.uploads import LARGEST, MEGABYTES_AT_MOST
from schools.choices import RegisterFileKind

TOO_LARGE = f"The file is larger than {MEGABYTES_AT_MOST} MB. Choose the CSV file as published"
NAME_AT_MOST = 200


class RegisterFileForm(PortalForm):
    """Which file of the national register, and what it tells of."""

    submit_label = "Check the file"
    missing = {
        "kind": "Choose what the file tells of",
        "file": "Choose a file",
        "year": "Enter the school year, like 2025/26",
    }
    widths = {"year": 10}

    kind = forms.ChoiceField(
        label="What does the file tell of?",
        choices=RegisterFileKind.choices,
        initial=RegisterFileKind.SCHOOLS,
        widget=Radios(
            hints={
                RegisterFileKind.SCHOOLS: "The register itself, with every school, open or closed.",
                RegisterFileKind.LINKS: "The register’s own file of links: which school came from"
                " which.",
                RegisterFileKind.PREMIUM: "A table with a URN and a percentage for each school.",
            },
            reveals={RegisterFileKind.PREMIUM: "year"},
        ),
    )
    year = forms.CharField(label="School year", help_text="For example, 2025/26", max_length=20)
    file = forms.FileField(
        label="CSV file",
        help_text=f"Up to {MEGABYTES_AT_MOST} MB, as it is published. Nothing changes before you"
        " have seen what would.",
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=36)

    def __init__(self, *args, is_too_large=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid4
        # Such a file was never received, so to Django the box is empty.
        if is_too_large:
            self.fields["file"].error_messages["required"] = TOO_LARGE

    def clean_year(self) -> int:
        year = typed_school_year(self.cleaned_data["year"])
        if year is None:
            raise ValidationError("Enter a school year like 2025/26")
        return year

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(TOO_LARGE)
        return file

    def clean_key(self) -> UUID:
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError as error:
            raise ValidationError("Load this page again, then choose the file") from error

    @property
    def file_name(self) -> str:
        letters = (letter for letter in self.cleaned_data["file"].name if letter.isprintable())
        return "".join(letters)[:NAME_AT_MOST] or "Without a name"


class RegisterFilterForm(FilterForm):
    """The filters of past imports and of their changes, all of which may stay empty."""

    says_optional = False
