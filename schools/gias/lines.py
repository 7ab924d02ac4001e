"""From bytes to records: the encoding, the lines, the values between commas."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import BinaryIO

from schools.gias.problems import whole_file

LINE_AT_MOST = 200_000  # bytes

# Windows-1252, with its five unused bytes as the control characters that `Text` then refuses.
WINDOWS_1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


# A whole value, with the comma behind it.
VALUE = re.compile(r'(?:"(?:[^"]|"")*+"|[^",\r\n][^,\r\n]*+|),')


class UnreadableLine(Exception):
    """The line, and all that follows, cannot be told apart into values.

    `place` is the value it happens in, counted from 0, if it is one in particular.
    """

    def __init__(self, text: str, line: int, place: int | None = None):
        super().__init__(text)
        self.text = text
        self.line = line
        self.place = place


def numbered_records(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on; lines without any value are passed over."""
    read: list[str] = []
    reader = csv.reader(kept_in(read, lines), strict=True)
    while True:
        line = reader.line_num + 1
        read.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            place = whole_values("".join(read))
            raise UnreadableLine(csv_problem(str(error)), line, place) from error
        if any("\0" in text for text in read):
            place = next(number for number, cell in enumerate(cells) if "\0" in cell)
            raise UnreadableLine("There is a byte that is not text.", line, place)
        if any(cells):
            yield line, cells


def kept_in(read: list[str], lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        read.append(line)
        yield line


def whole_values(text: str) -> int:
    """How many values can be read from the beginning of a record before one that cannot."""
    number = start = 0
    while found := VALUE.match(text, start):
        number, start = number + 1, found.end()
    return number


def csv_problem(error: str) -> str:
    if "unexpected end" in error or "field limit" in error:
        return (
            "A quotation mark opens a value and none closes it. The file may have been cut short."
        )
    if "expected after" in error:
        return "There is a quotation mark in the middle of a value."
    return "The line ends in a way of old computers. Save the file as CSV in UTF-8 again."


def text_lines(file: BinaryIO) -> Iterator[str]:
    decode = decoder_of(file)
    number = 0
    while line := file.readline(LINE_AT_MOST + 1):
        number += 1
        if len(line) > LINE_AT_MOST:
            raise UnreadableLine("The line is longer than any line of the register.", number)
        yield decode(line)


def decoder_of(file: BinaryIO) -> Callable[[bytes], str]:
    """Looks through the file once and leaves it where the text begins."""
    start = check_opening(file)
    incremental = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in chain(iter(lambda: file.read(1 << 20), b""), [b""]):
            incremental.decode(chunk, final=not chunk)
        return decode_utf8
    except UnicodeDecodeError:
        return decode_windows_1252
    finally:
        file.seek(start)


def check_opening(file: BinaryIO) -> int:
    """Where the text begins, once the first bytes have been found to be those of a text."""
    file.seek(0)
    opening = file.read(4096)
    start = len(codecs.BOM_UTF8) if opening.startswith(codecs.BOM_UTF8) else 0
    if not opening[start:].strip():
        raise whole_file("The file is empty.")
    if what := what_it_is_instead(opening):
        raise whole_file(what)
    heading = opening.lstrip().partition(b"\n")[0]
    if b"\0" in heading:
        raise whole_file(NO_TEXT)
    for sign, called in ((b";", "semicolons"), (b"\t", "tabs")):
        if sign in heading and b"," not in heading:
            raise whole_file(
                f"The file has {called} between its values. Save it as CSV with commas."
            )
    file.seek(start)
    return start


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
    if opening.startswith(b"PK\x03\x04"):
        return SPREADSHEET if any(name in opening for name in IN_A_ZIP) else ARCHIVE
    for start, message in OPENINGS:
        if opening.startswith(start):
            return message
    text = opening.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml")):
        return WEB_PAGE
    return JSON if text.startswith((b"{", b"[")) else ""


def decode_utf8(line: bytes) -> str:
    return line.decode("utf-8")


def decode_windows_1252(line: bytes) -> str:
    return codecs.charmap_decode(line, "strict", WINDOWS_1252)[0]
