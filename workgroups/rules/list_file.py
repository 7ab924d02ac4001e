"""A list of projects or of Work Groups, as a CSV file or an Excel workbook.

Bytes in, rows out, no database. Every problem names its line and, once there are columns, its
column.
"""

import io
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from access.refusal import Refused
from pages.rules.decoding import UnreadableLine, lines_of
from pages.rules.formulas import without_guard
from pages.rules.odd_characters import odd_character_problem, trimmed
from pages.rules.workbook import UnreadableWorkbook, csv_of_workbook, is_workbook
from pages.tables import numbered_records, read_headings
from workgroups.choices import ProjectKind
from workgroups.rules.catalogue_row import read_choices, read_year
from workgroups.rules.project_code import Codes, read_codes

NEEDED = ("title", "academic_year")
# What the portal's own downloads, and people, call a column.
ALSO_CALLED = {
    "school year": "academic_year",
    "year": "academic_year",
    "project code": "ncp_code",
    "code": "ncp_code",
    "phases": "phase",
    "dates": "session_dates",
    "capacity": "places",
}
TITLE_AT_MOST = 160
PROBLEMS_AT_MOST = 20
UNREADABLE = re.compile("[\x80-\x9f]")  # bytes that Windows-1252 does not know


class ListFileError(Refused):
    """The list cannot be used; the message names each problem."""

    def __init__(self, message: str):
        super().__init__(message, field="list")


def text_of_list(data: bytes) -> str:
    """The whole list as CSV, to be carried to the next page. Raises ListFileError."""
    try:
        return "".join(readable_lines(csv_of_workbook(data) if is_workbook(data) else data))
    except UnreadableWorkbook as error:
        raise ListFileError(str(error)) from error
    except UnreadableLine as error:
        raise ListFileError(f"Line {error.line}: {error.text}") from error


def readable_lines(data: bytes) -> Iterator[str]:
    if b"\0" in data:
        raise ListFileError("The file is no text. Save the list as a CSV file.")
    for number, line in enumerate(lines_of(io.BytesIO(data)), 1):
        if UNREADABLE.search(line):
            raise UnreadableLine("There is a character that cannot be read.", number)
        yield line


Cells = dict[str, str]  # by column
Row = TypeVar("Row")


def read_list(text: str, read_row: Callable[[int, Cells], Row], *, of_what: str) -> list[Row]:
    """Every row. Columns are found by name, in any order; `read_row` passes over what it wants.

    `read_row` raises ValueError, which begins with the column, for what it cannot read. Raises
    ListFileError with every problem, up to twenty.
    """
    problems: list[str] = []
    rows = []
    for line, cells in records(text):
        try:
            rows.append(read_row(line, cells))
        except ValueError as error:
            problems.append(f"Line {line}, {error}")
        if len(problems) == PROBLEMS_AT_MOST:
            problems.append("There may be more: reading stopped here.")
            break
    if problems:
        raise ListFileError("\n".join(problems))
    if not rows:
        raise ListFileError(f"The list holds no {of_what}.")
    return rows


def records(text: str) -> Iterator[tuple[int, Cells]]:
    """(line, cells by column) of each line that is not empty."""
    lines = numbered_records(io.StringIO(text, newline="\n"))
    try:
        headings = read_headings(lines, any_case=True)
        names = [ALSO_CALLED.get(name, name) for name in headings.names]
        for column in NEEDED:
            if column not in names:
                raise ListFileError(f"The first line must name the column {column}.")
        for line, typed in lines:
            cells = [trimmed(without_guard(trimmed(cell))) for cell in typed]
            if any(cells):
                # People leave out the last cells of a line, or type a comma too many.
                yield line, dict.fromkeys(NEEDED, "") | dict(zip(names, cells, strict=False))
    except UnreadableLine as error:
        raise ListFileError(f"Line {error.line}: {error.text}") from error


def read_title(cells: Cells, *, of_what: str) -> str:
    title = read_name("title", cells["title"], TITLE_AT_MOST)
    if not title:
        raise ValueError(f"column title: enter what the {of_what} is called.")
    return title


def read_name(column: str, cell: str, at_most: int) -> str:
    if problem := odd_character_problem(cell):
        raise ValueError(f"column {column}: {problem}.")
    if len(cell) > at_most:
        raise ValueError(f"column {column}: keep it to {at_most} characters.")
    return cell


def read_school_year(cells: Cells, year_if_blank: int | None) -> int:
    cell = cells["academic_year"]
    if not cell and year_if_blank is not None:
        return year_if_blank
    if not cell:
        raise ValueError(
            "column academic_year: it is empty. Enter a school year like 2025/26, or say which "
            "year such lines belong to."
        )
    try:
        return read_year(cell)
    except ValueError as error:
        raise ValueError(
            f"column academic_year: “{cell[:40]}” is no school year like 2025/26."
        ) from error


def read_kind(cells: Cells) -> str:
    cell = cells.get("kind", "")
    found, unread = read_choices(cell, ProjectKind)
    if unread or len(found) > 1:
        raise ValueError(f"column kind: “{cell[:40]}” is no kind of project.")
    return found[0] if found else ProjectKind.NETWORK


def read_codes_of(cells: Cells) -> Codes:
    cell = cells.get("ncp_code", "")
    try:
        return read_codes(cell)
    except ValueError as error:
        raise ValueError(
            f"column ncp_code: “{cell[:40]}” is no code like NCP21-15 or NCP24-30a."
        ) from error
