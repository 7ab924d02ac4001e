"""From the bytes of a register file to its lines, or what to say of a file that is none."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from pages.rules.decoding import lines_of
from schools.gias.problems import whole_file


def text_lines(file: BinaryIO) -> Iterator[str]:
    """Its lines, as every CSV file is read. Raises RegisterFileError and UnreadableLine."""
    check_opening(file)
    yield from lines_of(file)


def check_opening(file: BinaryIO) -> None:
    """Raises RegisterFileError unless the first bytes are those of a text."""
    file.seek(0)
    opening = file.read(4096)
    if not opening.removeprefix(codecs.BOM_UTF8).strip():
        raise whole_file("The file is empty.")
    if what := what_it_is_instead(opening):
        raise whole_file(what)
    heading = opening.lstrip().partition(b"\n")[0]
    # UTF-16 without its mark: every other byte of plain letters is nought.
    if b"\0" in heading:
        raise whole_file(NO_TEXT)
    for sign, called in ((b";", "semicolons"), (b"\t", "tabs")):
        if sign in heading and b"," not in heading:
            raise whole_file(
                f"The file has {called} between its values. Save it as CSV with commas."
            )


SPREADSHEET = (
    "The file is a spreadsheet, whatever its name says."
    " Open it and save it as CSV, or download the register as CSV again."
)
ARCHIVE = "The file is a packed archive. Unpack it, and choose the CSV file that was inside."
IN_A_ZIP = (b"[Content_Types].xml", b"xl/", b"mimetypeapplication/vnd.oasis")
# The first bytes of what people choose by mistake. UTF-32 comes before UTF-16, which begins it.
OPENINGS = [
    (b"\xd0\xcf\x11\xe0", SPREADSHEET),
    (b"\x1f\x8b", ARCHIVE),
    (b"x\x9c", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"\x89PNG", "The file is a picture."),
    (b"\xff\xd8\xff", "The file is a picture."),
    (b"GIF8", "The file is a picture."),
    (b"%PDF", "The file is a PDF. Download the register as CSV."),
    (codecs.BOM_UTF32_LE, "The file is in UTF-32. Save it as CSV in UTF-8 instead."),
    (codecs.BOM_UTF32_BE, "The file is in UTF-32. Save it as CSV in UTF-8 instead."),
    (codecs.BOM_UTF16_LE, "The file is in UTF-16. Save it as CSV in UTF-8 instead."),
    (codecs.BOM_UTF16_BE, "The file is in UTF-16. Save it as CSV in UTF-8 instead."),
]
WEB_PAGE = "The file is a web page, perhaps of a sign-in or an error. Download the register again."
NO_TEXT = (
    "The file holds bytes that are not text."
    " Save the register as a CSV file, not in Unicode or as a spreadsheet."
)
JSON = "The file is JSON. Download the register as CSV."


def what_it_is_instead(opening: bytes) -> str:
    """What to say of a file whose first bytes are of another kind than CSV, or ''."""
    # Spreadsheets are zip archives too; only the names inside tell the two apart.
    if opening.startswith(b"PK\x03\x04"):
        return SPREADSHEET if any(name in opening for name in IN_A_ZIP) else ARCHIVE
    for start, message in OPENINGS:
        if opening.startswith(start):
            return message
    text = opening.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml")):
        return WEB_PAGE
    return JSON if text.startswith((b"{", b"[")) else ""
