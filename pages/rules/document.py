"""A document that somebody sends: judged by what is in it, never by its name, which is not kept.

PDF and the three kinds of Office are taken, without macros. Pictures are not: no guard can see
whether a photograph shows who a pupil is.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from pages.choices import DocumentKind

MEGABYTES_AT_MOST = 10
LARGEST = MEGABYTES_AT_MOST << 20  # bytes


class Form(NamedTuple):
    """How one kind of document is told from others, and named where it is opened."""

    ending: str
    media_type: str
    part: str = ""  # the file inside that only this kind has


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS: dict[str, Form] = {
    DocumentKind.PDF: Form("pdf", "application/pdf"),
    DocumentKind.TEXT: Form("docx", f"{OFFICE}.wordprocessingml.document", "word/document.xml"),
    DocumentKind.SLIDES: Form(
        "pptx", f"{OFFICE}.presentationml.presentation", "ppt/presentation.xml"
    ),
    DocumentKind.SHEET: Form("xlsx", f"{OFFICE}.spreadsheetml.sheet", "xl/workbook.xml"),
}
# As every file begins that is an archive of others.
ZIP = b"PK\x03\x04"
PARTS_AT_MOST = 5_000

NOT_A_DOCUMENT = (
    "Choose a PDF, or a file of Word, PowerPoint or Excel that ends in .docx, .pptx or .xlsx"
)
TOO_LARGE = f"The file must be {MEGABYTES_AT_MOST} MB or smaller"
BROKEN = "The file is broken. Save it anew, then choose it again"
HAS_MACROS = "The file holds macros. Save it without them, then choose it again"
HAS_PASSWORD = "The file asks for a password. Save it without one, then choose it again"  # noqa: S105


class BadDocument(Exception):
    """Says what is wrong, to whoever chose the file."""


@dataclass(frozen=True)
class Document:
    kind: str
    content: bytes


def read_document(content: bytes) -> Document:
    """Raises BadDocument for whatever is no whole document of a kind that is taken."""
    if len(content) > LARGEST:
        raise BadDocument(TOO_LARGE)
    if content.startswith(b"%PDF-"):
        return Document(DocumentKind.PDF, whole_pdf(content))
    if content.startswith(ZIP):
        return Document(kind_of_office(content), content)
    raise BadDocument(NOT_A_DOCUMENT)


def whole_pdf(content: bytes) -> bytes:
    # The end of the file, after which some programs add a few blanks.
    if b"%%EOF" not in content[-2048:]:
        raise BadDocument(BROKEN)
    return content


def kind_of_office(content: bytes) -> str:
    """Reads the list of what is inside, and unpacks nothing."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise BadDocument(BROKEN) from error
    names = {part.filename for part in parts}
    found = [kind for kind, form in FORMS.items() if form.part and form.part in names]
    if len(found) != 1 or "[Content_Types].xml" not in names or len(parts) > PARTS_AT_MOST:
        raise BadDocument(NOT_A_DOCUMENT)
    if any(name.rpartition("/")[2].lower().startswith("vbaproject") for name in names):
        raise BadDocument(HAS_MACROS)
    if any(part.flag_bits & 1 for part in parts):
        raise BadDocument(HAS_PASSWORD)
    return found[0]


def file_name(title: str, kind: str) -> str:
    """What the file is called where it is kept: after what it belongs to, in plain letters."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title)
    return f"{'-'.join(letters.lower().split())[:80].strip('-') or 'file'}.{FORMS[kind].ending}"


def media_type(kind: str) -> str:
    return FORMS[kind].media_type
