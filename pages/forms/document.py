"""A box for one document, read and judged before anything is kept."""

from django import forms
from django.core.exceptions import ValidationError

from pages.rules.document import (
    LARGEST,
    MEGABYTES_AT_MOST,
    TOO_LARGE,
    BadDocument,
    Document,
    read_document,
)

KINDS = f"A PDF, Word, PowerPoint or Excel file up to {MEGABYTES_AT_MOST} MB."
SHOWS_NO_PUPIL = "The file shows no pupil: no name, no photograph"
SAY_IT_SHOWS_NO_PUPIL = (
    "Look through the file, and tick the box if it shows no pupil. Otherwise choose another one"
)
CHOOSE_AGAIN = "Choose the file again: a page that comes back cannot keep it"
CHOOSE_OR_UNTICK = "Choose the file, or take away the tick"


class DocumentField(forms.FileField):
    """Gives back a Document, or None."""

    def __init__(self, *, label: str, hint: str = "", required: bool = False):
        super().__init__(label=label, help_text=f"{KINDS} {hint}".strip(), required=required)

    def clean(self, data, initial=None) -> Document | None:
        file = super().clean(data, initial)
        if not file:
            return None
        # Asked before read(), which takes all of it into memory.
        if file.size > LARGEST:
            raise ValidationError(TOO_LARGE)
        try:
            return read_document(file.read())
        except BadDocument as problem:
            raise ValidationError(str(problem)) from problem


class WithDocument:
    """A form that may take a document in `file`, once its sender says that it shows no pupil."""

    needed_at_times = frozenset({"shows_no_pupil"})
    is_judged = False

    def clean(self):
        cleaned = super().clean()
        has_file, is_ticked = bool(cleaned.get("file")), bool(cleaned.get("shows_no_pupil"))
        if has_file and not is_ticked:
            self.add_error("shows_no_pupil", SAY_IT_SHOWS_NO_PUPIL)
        # Or whoever ticks it on a page that has come back would leave without their file.
        if is_ticked and not has_file and "file" not in self.errors:
            self.add_error("shows_no_pupil", CHOOSE_OR_UNTICK)
        return cleaned

    def full_clean(self):
        self.is_judged = False
        super().full_clean()
        self.is_judged = True
        if self.errors:
            self.ask_for_file_again()

    def add_error(self, field, error):
        super().add_error(field, error)
        # What the deed refuses comes after the form has been judged.
        if self.is_judged:
            self.ask_for_file_again()

    def ask_for_file_again(self) -> None:
        if self.cleaned_data.pop("file", None):
            super().add_error("file", CHOOSE_AGAIN)


def no_pupil_box() -> forms.BooleanField:
    return forms.BooleanField(label=SHOWS_NO_PUPIL, required=False)
