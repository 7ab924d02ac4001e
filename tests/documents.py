"""Small documents of every kind, as people send them, and some that must not be taken."""

from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter

TYPES = "[Content_Types].xml"


@cache
def pdf() -> bytes:
    """One empty page."""
    file, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(72, 72)
    writer.write(file)
    return file.getvalue()


def office(*parts: str) -> bytes:
    """An archive with these files in it, and what every document of Office has."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for part in (TYPES, *parts):
            archive.writestr(part, "<xml/>")
    return file.getvalue()


def as_sent(content: bytes = b"", name: str = "lesson.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or pdf(), "application/octet-stream")


def pdf_text(content: bytes) -> str:
    """All that a document says, in single spaces."""
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
