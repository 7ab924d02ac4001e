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

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("file") and not cleaned.get("shows_no_pupil"):
            self.add_error("shows_no_pupil", SAY_IT_SHOWS_NO_PUPIL)
        return cleaned


def no_pupil_box() -> forms.BooleanField:
    return forms.BooleanField(label=SHOWS_NO_PUPIL, required=False)
