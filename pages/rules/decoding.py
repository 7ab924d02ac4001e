"""From the bytes of a CSV file to its lines, in whichever way each was written.

A file is in UTF-8 or, as the national registers are published, in Windows-1252. Where somebody has
joined the two, each line that is plainly one of them is read so, and a line that is neither is
named: what nobody can tell is refused, and never guessed.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

# Windows-1252, with its five unused bytes as the control characters that they are in Latin-1.
WINDOWS_1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
# What may be one letter beyond ASCII in UTF-8.
SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Letters and signs of European languages. Two letters of Windows-1252, such as É’, may by chance
# be one of UTF-8, but then one that nobody writes.
USUAL = re.compile("[\u00a0-\u017f\u0218-\u021b\u1e80-\u1ef9\u2010-\u203a\u20ac\u2122]")
# Of a line with such bytes whoever reads its values says what is wrong.
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
LINE_AT_MOST = 200_000  # bytes
TWO_WAYS = (
    "Its letters with accents are written in two ways (UTF-8 and Windows-1252)."
    " Save the file as CSV in UTF-8 again."
)

Decoder = Callable[[bytes], str]


class UnreadableLine(Exception):
    """The line, and all that follows, cannot be told apart into values.

    `place` is the value it happens in, counted from 0, if it is one in particular.
    """

    def __init__(self, text: str, line: int, place: int | None = None):
        super().__init__(text)
        self.text = text
        self.line = line
        self.place = place


class TwoWays(ValueError):
    """UTF-8 and Windows-1252 meet in one line."""


def lines_of(file: BinaryIO) -> Iterator[str]:
    """Line by line. A length limit, as a file without line ends would be one line of gigabytes.

    Raises UnreadableLine.
    """
    decode = decoder_of(file)
    number = 0
    while line := file.readline(LINE_AT_MOST + 1):
        number += 1
        if len(line) > LINE_AT_MOST:
            raise UnreadableLine("The line is longer than any line of such a file.", number)
        try:
            yield decode(line)
        except TwoWays as error:
            raise UnreadableLine(TWO_WAYS, number) from error


def decoder_of(file: BinaryIO) -> Decoder:
    """How to read each line of the file; it raises TwoWays.

    Looks through the file first and leaves it where the text begins, behind a byte order mark.
    """
    file.seek(0)
    has_mark = file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
    start = file.seek(len(codecs.BOM_UTF8) if has_mark else 0)
    try:
        return decoder_for(file)
    finally:
        file.seek(start)


def decoder_for(file: BinaryIO) -> Decoder:
    # To the very end: the first letter beyond ASCII may stand thousands of rows down.
    has_utf8 = has_other = False
    while line := file.readline(LINE_AT_MOST):
        if line.isascii():
            continue
        has_utf8 = has_utf8 or holds_usual_letters(line)
        has_other = has_other or not is_utf8(line)
    if not has_other:
        return decode_utf8
    return decode_either if has_utf8 else decode_windows_1252


def decode_utf8(text: bytes) -> str:
    return text.decode("utf-8")


def decode_windows_1252(text: bytes) -> str:
    return codecs.charmap_decode(text, "strict", WINDOWS_1252)[0]


def decode_either(text: bytes) -> str:
    """One line of a file in which both ways are met."""
    if NO_TEXT.search(text):
        return decode_windows_1252(text)
    if text.isascii() or (is_utf8(text) and holds_usual_letters(text)):
        return decode_utf8(text)
    if is_utf8(text) or holds_usual_letters(text):
        raise TwoWays
    return decode_windows_1252(text)


def is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def holds_usual_letters(text: bytes) -> bool:
    """Does any part of it look like a letter in UTF-8?"""
    return any(USUAL.match(part.decode("utf-8", "ignore")) for part in SEQUENCE.findall(text))
