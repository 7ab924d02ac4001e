"""Files that somebody may choose by mistake or in malice, each made from one that is good.

A maker takes the good file's text and gives bytes. None of them may be taken by any import. They
stand by what is at fault, as that decides how exactly the message can say where.
"""

import codecs
import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Callable

Maker = Callable[[str], bytes]

MANY = 1_000_000


def encoded(encoding: str, mark: bytes = b"") -> Maker:
    return lambda text: mark + text.encode(encoding)


def lines(text: str) -> list[str]:
    return text.split("\r\n")[:-1]


def joined(rows: list[str], end: str = "\r\n") -> bytes:
    return (end.join(rows) + end).encode()


def with_row(change: Callable[[str], str]) -> Maker:
    """The last row changed."""
    return lambda text: joined([*lines(text)[:-1], change(lines(text)[-1])])


def with_heading(change: Callable[[str], str]) -> Maker:
    return lambda text: joined([change(lines(text)[0]), *lines(text)[1:]])


def with_first_cell(cell: str) -> Maker:
    """The URN of the last row is something else."""
    return with_row(lambda row: f"{cell},{row.partition(',')[2]}")


def zipped(name: str) -> Maker:
    def make(text: str) -> bytes:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr(name, text)
        return content.getvalue()

    return make


def noise(text: str) -> bytes:
    return random.Random(20251122).randbytes(200_000)


THE_FILE: dict[str, Maker] = {
    "nothing": lambda text: b"",
    "blank lines": lambda text: b"\r\n \r\n\t\r\n",
    "byte order mark alone": lambda text: codecs.BOM_UTF8,
    "heading alone": lambda text: joined(lines(text)[:1]),
    "UTF-16": encoded("utf-16"),
    "UTF-16 LE without mark": encoded("utf-16-le"),
    "UTF-16 BE without mark": encoded("utf-16-be"),
    "UTF-32": encoded("utf-32"),
    "UTF-32 BE with mark": encoded("utf-32-be", codecs.BOM_UTF32_BE),
    "UTF-32 LE without mark": encoded("utf-32-le"),
    "NUL bytes between": lambda text: text.encode().replace(b",", b"\0,"),
    "a million NUL bytes": lambda text: b"\0" * MANY,
    "binary noise": noise,
    "semicolons": lambda text: text.replace(",", ";").encode(),
    "tabs": lambda text: text.replace(",", "\t").encode(),
    "a zip": zipped("edubasealldata.csv"),
    "a spreadsheet": zipped("xl/workbook.xml"),
    "an old spreadsheet": lambda text: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + text.encode(),
    "gzip": lambda text: gzip.compress(text.encode()),
    "a gzip bomb": lambda text: gzip.compress(b"\0" * 50 * MANY),
    "zlib": lambda text: zlib.compress(text.encode() * 50),
    "a picture": lambda text: b"\x89PNG\r\n\x1a\n" + noise(text),
    "a photograph": lambda text: b"\xff\xd8\xff\xe0" + noise(text),
    "a PDF": lambda text: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a web page": lambda text: b"<!DOCTYPE html><html><body>Sign in</body></html>",
    "XML": lambda text: b'<?xml version="1.0"?><schools/>',
    "JSON": lambda text: b'{"URN": 100000}',
    "a list in JSON": lambda text: b'[{"URN": 100000}]',
    "a program": lambda text: b"\x7fELF\x02\x01\x01" + b"\0" * 500,
}
THE_HEADING: dict[str, Maker] = {
    "rows without heading": lambda text: joined(lines(text)[1:]),
    "EBCDIC": lambda text: text.encode("cp500", "replace"),
    "UTF-7": lambda text: text.replace("URN", "+AFUAUgBO-").encode(),
    "a million columns": with_heading(lambda row: row + "".join(f",c{n}" for n in range(MANY))),
    "a column twice": with_heading(lambda row: f"{row},URN"),
    "the whole heading twice": with_heading(lambda row: f"{row},{row}"),
    "no URN": with_heading(lambda row: row.replace("URN", "Number", 1)),
    "a very long heading": with_heading(lambda row: row + "x" * 5 * MANY),
    "one line of many megabytes": lambda text: b"x" * 20 * MANY,
    "old line ends": lambda text: joined(lines(text), "\r"),
    "a script": lambda text: b"#!/bin/sh\nrm -rf /\n",
}
THE_LAST_LINE: dict[str, Maker] = {
    "a row with one too many": with_row(lambda row: row + ",x"),
    "a row with a million values": with_row(lambda row: row + "," * MANY),
    "a very long line": with_row(lambda row: row + "x" * 5 * MANY),
}
THE_LAST_URN: dict[str, Maker] = {
    "an open quote": with_row(lambda row: '"' + row),
    "a quote in the middle": with_row(lambda row: f'1"a"b{row}'),
    "a URN in letters": with_first_cell("abc"),
    "a negative URN": with_first_cell("-5"),
    "a URN of nought": with_first_cell("0"),
    "a huge URN": with_first_cell("9" * 40),
    "a URN of 5,000 figures": with_first_cell("9" * 5000),
    "a URN with a fraction": with_first_cell("100000.5"),
    "a URN in exponents": with_first_cell("1E+05"),
    "a URN in Arabic figures": with_first_cell("١٠٠٠٠٠"),
    "a blank URN": with_first_cell(""),
    "a formula for a URN": with_first_cell("=1+1"),
    "a command for a URN": with_first_cell("=cmd|' /C calc'!A0"),
    "a control character": with_first_cell("1\x07"),
}
ELSEWHERE: dict[str, dict[str, Maker]] = {
    "Line 2, {first}: ": {
        "noise behind the heading": lambda text: joined(lines(text)[:1]) + noise(text),
    },
    "Line 3, {second}: ": {
        "a row with one value": with_row(lambda row: row.partition(",")[0]),
    },
    "Line 3, {last}: ": {
        "a row cut short": with_row(lambda row: row.rpartition(",")[0]),
    },
    "Line 4, {first}: ": {
        "a NUL byte at the end": lambda text: text.encode() + b"\0",
        "an open quote over many lines": lambda text: text.encode() + b'"' + b"x\r\n" * MANY,
    },
}
# How the message of each file begins; nothing where it is of the file as a whole.
PLACES: dict[str, str] = {
    **dict.fromkeys(THE_FILE, ""),
    **dict.fromkeys(THE_HEADING, "Line 1"),
    **dict.fromkeys(THE_LAST_LINE, "Line 3: "),
    **dict.fromkeys(THE_LAST_URN, "Line 3, {first}: "),
    **{name: place for place, makers in ELSEWHERE.items() for name in makers},
}
HOSTILE_FILES = THE_FILE | THE_HEADING | THE_LAST_LINE | THE_LAST_URN
for makers in ELSEWHERE.values():
    HOSTILE_FILES |= makers


def is_said_where(message: str, name: str, good: str) -> bool:
    """Does the message begin with the place of the fault, and with none if there is none?"""
    headings = [heading.strip('"') for heading in lines(good)[0].split(",")]
    place = PLACES[name].format(first=headings[0], second=headings[1], last=headings[-1])
    return message.startswith(place) if place else not message.startswith("Line ")
