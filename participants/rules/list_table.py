"""The tables in a list that somebody pasted or uploaded: from its text to numbered rows.

Hubs keep a title above, blank lines between, a sum below, and several tables one below the other.
A line that names people and at least one thing more is the heading of a table, wherever it stands.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pages.rules.formulas import without_guard
from pages.rules.odd_characters import trimmed
from participants.rules.list_columns import (
    chosen_columns,
    columns_by_cells,
    columns_by_heading,
    is_heading_of_people,
)

DELIMITERS = "\t;,|"
LINES_OF_A_ROW = 12  # an answer may have line breaks in it
SUMS = ("total", "sum", "count", "number of")
DITTO = {"ditto", "do.", "do", "as above", "same", "same as above", '"', "''", "“", "”", "〃", "″"}
DASHES = {"-", "–", "—"}


@dataclass(frozen=True)
class ListLine:
    """One row of the list, which begins on the line of this number."""

    number: int
    cells: tuple[str, ...]


@dataclass
class ListTable:
    """The rows below one heading, and where each field stands among their cells."""

    headings: tuple[str, ...]
    lines: list[ListLine] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)

    def named_rows(self) -> Iterator[tuple[ListLine, dict[str, str]]]:
        """Each row and its cells by field; what says “ditto” says what the cell above it does."""
        above: dict[str, str] = {}
        for line in self.lines:
            cells = list(line.cells) + [""] * (len(self.headings) - len(line.cells))
            for name, place in self.columns.items():
                said = cells[place].casefold()
                # A dash is no school, and of anything else it says that there is none.
                if said in DITTO or (name == "school" and said in DASHES):
                    cells[place] = above.get(name, "")
                elif said in DASHES:
                    cells[place] = ""
            named = {name: cells[place] for name, place in self.columns.items()}
            above |= {name: cell for name, cell in named.items() if cell}
            yield ListLine(line.number, tuple(cells)), named


@dataclass
class ListTables:
    tables: list[ListTable]
    # Titles, sums and the like, in which nobody is named.
    passed_over: list[ListLine]

    @property
    def rows(self) -> int:
        return sum(len(table.lines) for table in self.tables)

    def take_columns(self, chosen: Mapping[str, str]) -> None:
        """What somebody has put right: for a field a heading, or '' for none."""
        for table in self.tables:
            table.columns = chosen_columns(table.columns, table.headings, chosen)

    @property
    def headings(self) -> list[str]:
        named = [heading for table in self.tables for heading in table.headings if heading]
        return list(dict.fromkeys(named))


def read_tables(text: str) -> ListTables:
    """By the separator under which there is most in tables; none where nothing is in any."""
    readings = [tables_parted_by(delimiter, text) for delimiter in DELIMITERS]
    found = max(readings, key=lambda one: (one.rows > 0, known_columns(one)))
    if not found.rows:
        readings = [without_headings(delimiter, text) for delimiter in DELIMITERS]
        found = max(readings, key=known_columns)
    return found


def known_columns(found: ListTables) -> int:
    return sum(len(table.columns) for table in found.tables)


def tables_parted_by(delimiter: str, text: str) -> ListTables:
    found = ListTables([], [])
    for line in lines_of_list(text, delimiter):
        if is_heading_of_people(line.cells):
            found.tables.append(ListTable(line.cells))
        elif found.tables and says_who(line):
            found.tables[-1].lines.append(line)
        else:
            found.passed_over.append(line)
    found.tables = [table for table in found.tables if table.lines]
    for table in found.tables:
        table.columns = columns_by_heading(table.headings, [line.cells for line in table.lines])
    return found


def without_headings(delimiter: str, text: str) -> ListTables:
    lines = list(lines_of_list(text, delimiter))
    named = [line for line in lines if says_who(line)]
    columns = columns_by_cells([line.cells for line in named])
    if "email" not in columns:
        return ListTables([], lines)
    width = max(len(line.cells) for line in named)
    headings = tuple(f"Column {number}" for number in range(1, width + 1))
    others = [line for line in lines if not says_who(line)]
    return ListTables([ListTable(headings, named, columns)], others)


def says_who(line: ListLine) -> bool:
    filled = [cell for cell in line.cells if cell]
    if not filled or filled[0].casefold().startswith(SUMS):
        return False
    return len(filled) > 1 or "@" in filled[0]


def lines_of_list(text: str, delimiter: str) -> Iterator[ListLine]:
    """Every row, also of a list in which a quotation mark opens that nothing closes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = 0
    while start < len(lines):
        taken, cells = record_at(lines, start, delimiter)
        yield ListLine(start + 1, tuple(trimmed(without_guard(trimmed(cell))) for cell in cells))
        start += taken


def record_at(lines: list[str], start: int, delimiter: str) -> tuple[int, list[str]]:
    """How many lines the record that begins here takes, and its cells."""
    if '"' not in lines[start]:
        return 1, lines[start].split(delimiter)
    for taken in range(1, LINES_OF_A_ROW + 1):
        part = [f"{line}\n" for line in lines[start : start + taken]]
        try:
            [cells] = csv.reader(part, delimiter=delimiter, strict=True)
        except csv.Error as error:
            if "unexpected end" in str(error):
                continue  # a line break within quotation marks
            break
        return taken, [cell.removesuffix("\n") for cell in cells]
    # Marks that quote nothing, as people type them: they are part of what is said.
    return 1, lines[start].split(delimiter)
