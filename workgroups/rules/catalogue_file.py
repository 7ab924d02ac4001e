"""A list of projects as a CSV file: bytes in, rows and problems out, no database."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from access.refusal import Refused
from pages.rules.decoding import UnreadableLine, lines_of
from pages.rules.odd_characters import odd_character_problem, trimmed
from pages.tables import numbered_records, read_headings
from workgroups.choices import JobRole, ProjectKind
from workgroups.rules.catalogue_row import read_choices, read_phases, read_year
from workgroups.rules.project_code import read_codes

# The names that Maths Hubs gave their projects in 2021/22, for a portal that begins empty.
STARTER = Path(__file__).parent / "starter_catalogue.csv"
NEEDED = ("title", "academic_year")
TITLE_AT_MOST, SUMMARY_AT_MOST = 160, 5000
PROBLEMS_AT_MOST = 20
UNREADABLE = re.compile("[\x80-\x9f]")  # bytes that Windows-1252 does not know


class CatalogueFileError(Refused):
    """The file cannot be used; the message names each problem with its line."""


@dataclass
class CatalogueRow:
    """One line of the list, read."""

    line: int
    title: str
    code: str = ""
    earlier: tuple[str, ...] = ()
    school_year: int = 0
    kind: str = ProjectKind.NETWORK
    phases: list[str] = field(default_factory=list)
    key_stages: list[str] = field(default_factory=list)
    audience: list[str] = field(default_factory=list)
    summary: str = ""
    notes: list[str] = field(default_factory=list)  # what was read, and what was not


def read_catalogue(data: bytes, *, year_if_blank: int | None = None) -> list[CatalogueRow]:
    """Every row of the list. Columns are found by name, in any order; others are passed over.

    Raises CatalogueFileError with every problem, up to twenty.
    """
    problems: list[str] = []
    rows = []
    for line, cells in catalogue_records(data):
        try:
            rows.append(read_row(line, cells, year_if_blank))
        except ValueError as error:
            problems.append(f"Line {line}: {error}")
        if len(problems) == PROBLEMS_AT_MOST:
            problems.append("There may be more: reading stopped here.")
            break
    if problems:
        raise CatalogueFileError("\n".join(problems))
    if not rows:
        raise CatalogueFileError("The file holds no projects.")
    return rows


def catalogue_records(data: bytes):
    """(line, cells by column) of each line that is not empty."""
    lines = numbered_records(catalogue_lines(data))
    try:
        headings = read_headings(lines, any_case=True)
        if missing := headings.missing(NEEDED):
            raise CatalogueFileError(f"The first line must name the column {missing[0]}.")
        for line, typed in lines:
            cells = [trimmed(cell) for cell in typed]
            if any(cells):
                # People leave out the last cells of a line, or type a comma too many.
                yield line, dict(zip(headings.names, cells, strict=False))
    except UnreadableLine as error:
        raise CatalogueFileError(f"Line {error.line}: {error.text}") from error


def text_of(data: bytes) -> str:
    """The whole list, to be carried to the next page."""
    return "".join(catalogue_lines(data))


def catalogue_lines(data: bytes) -> Iterator[str]:
    if b"\0" in data:
        raise CatalogueFileError("The file is no text. Save the list as a CSV file.")
    for number, line in enumerate(lines_of(io.BytesIO(data)), 1):
        if UNREADABLE.search(line):
            raise UnreadableLine("There is a character that cannot be read.", number)
        yield line


def read_row(line: int, cells: dict[str, str], year_if_blank: int | None) -> CatalogueRow:
    """Raises ValueError, in words, for what cannot be placed in the catalogue."""
    row = CatalogueRow(line=line, title=cells["title"], school_year=year_of(cells, year_if_blank))
    if not row.title:
        raise ValueError("the title is missing.")
    if problem := odd_character_problem(row.title):
        raise ValueError(f"the title: {problem}.")
    if len(row.title) > TITLE_AT_MOST:
        raise ValueError(f"the title is longer than {TITLE_AT_MOST} characters.")
    read_code(row, cells.get("ncp_code", ""))
    row.kind = kind_of(cells.get("kind", ""))
    row.summary = cells.get("summary", "")[:SUMMARY_AT_MOST]
    phase = cells.get("phase", "")
    row.phases, row.key_stages, unread = read_phases(phase)
    row.audience, not_roles = read_choices(cells.get("audience", ""), JobRole)
    row.notes += [f"phase “{word}” not read" for word in unread]
    row.notes += [f"audience “{word}” not read" for word in not_roles]
    return row


def year_of(cells: dict[str, str], year_if_blank: int | None) -> int:
    cell = cells.get("academic_year", "")
    if not cell and year_if_blank:
        return year_if_blank
    if not cell:
        raise ValueError("the school year is missing. Say which year such rows belong to.")
    try:
        return read_year(cell)
    except ValueError as error:
        raise ValueError(f"“{cell[:40]}” is no school year like 2021/22.") from error


def kind_of(cell: str) -> str:
    found, unread = read_choices(cell, ProjectKind)
    if unread or len(found) > 1:
        raise ValueError(f"“{cell[:40]}” is no kind of project.")
    return found[0] if found else ProjectKind.NETWORK


def read_code(row: CatalogueRow, cell: str) -> None:
    try:
        codes = read_codes(cell)
    except ValueError as error:
        raise ValueError(f"“{cell[:40]}” is no code like NCP21-15 or NCP24-30a.") from error
    row.code, row.earlier = codes.own, codes.earlier
    if codes.own and codes.own != cell:
        row.notes.append(f"code “{cell}” read as {codes.own}")
    elif codes.own:
        row.notes.append(f"code {codes.own}")
    elif codes.earlier:
        row.notes.append(f"no code of its own; predecessors {', '.join(codes.earlier)}")
    else:
        row.notes.append("no code")
