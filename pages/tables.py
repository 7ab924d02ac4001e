"""Tables in CSV files: from lines to numbered records, and the place of what is wrong in them.

Read once from beginning to end, so that no file is ever held whole. What a table should hold, and
how its problems are told, each reader says itself: schools/gias for the national registers,
workgroups/rules/catalogue_file.py for a list of projects.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pages.rules.decoding import UnreadableLine

# A whole value, with the comma behind it.
VALUE = re.compile(r'(?:"(?:[^"]|"")*+"|[^",\r\n][^,\r\n]*+|),')

Record = tuple[int, list[str]]


@dataclass(frozen=True)
class Headings:
    """The heading line of a table: its number, and the name of each column."""

    line: int
    names: list[str]

    def place_of(self, name: str) -> int | None:
        """Where the column stands in the table; None where the table lacks it."""
        return self.names.index(name) if name in self.names else None

    def missing(self, needed: Iterable[str]) -> list[str]:
        return [name for name in needed if name not in self.names]

    def column_at(self, place: int | None) -> str:
        """The column of the value at `place`, by its heading if there is one; '' of no place."""
        if place is None:
            return ""
        return self.names[place] if place < len(self.names) else f"column {place + 1}"


def read_headings(records: Iterator[Record], *, any_case: bool = False) -> Headings:
    """The first record as headings; in `any_case` they are compared, and kept, in lower case."""
    line, cells = next(records, (1, []))
    names = [cell.strip() for cell in cells]
    return Headings(line, [name.lower() for name in names] if any_case else names)


def numbered_records(lines: Iterable[str]) -> Iterator[Record]:
    """Each record with the line it begins on; lines without any value are passed over.

    Raises UnreadableLine, after which nothing more can be read.
    """
    # The lines of the record that is being read: of a broken one the csv module only says that
    # it is broken, so they are looked through for the value.
    read: list[str] = []
    # Strict, or a stray quotation mark would be taken for a letter, and rows for one value.
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
        # The csv module lets it pass, and PostgreSQL keeps no text with it.
        if any("\0" in text for text in read):
            place = next(number for number, cell in enumerate(cells) if "\0" in cell)
            raise UnreadableLine("There is a byte that is not text.", line, place)
        if any(cells):
            yield line, cells


def kept_in(read: list[str], lines: Iterable[str]) -> Iterator[str]:
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
