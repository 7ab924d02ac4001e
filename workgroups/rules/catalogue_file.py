"""A list of projects: text in, rows and problems out, no database."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from workgroups.choices import JobRole, ProjectKind
from workgroups.rules.catalogue_row import read_choices, read_phases
from workgroups.rules.list_file import (
    Cells,
    read_codes_of,
    read_kind,
    read_list,
    read_school_year,
    read_title,
)
from workgroups.rules.project_code import Codes

# The names that Maths Hubs gave their projects in 2021/22, for a portal that begins empty.
STARTER = Path(__file__).parent / "starter_catalogue.csv"
SUMMARY_AT_MOST = 5000


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


def read_catalogue(text: str, *, year_if_blank: int | None = None) -> list[CatalogueRow]:
    """Every row of the list. Raises ListFileError."""
    return read_list(text, partial(read_project, year_if_blank), of_what="projects")


def read_project(year_if_blank: int | None, line: int, cells: Cells) -> CatalogueRow:
    """Raises ValueError, which begins with the column, for what cannot be taken in."""
    row = CatalogueRow(
        line=line,
        title=read_title(cells, of_what="project"),
        school_year=read_school_year(cells, year_if_blank),
        kind=read_kind(cells),
        summary=cells.get("summary", "")[:SUMMARY_AT_MOST],
    )
    note_codes(row, read_codes_of(cells), cells.get("ncp_code", ""))
    row.phases, row.key_stages, unread = read_phases(cells.get("phase", ""))
    row.audience, not_roles = read_choices(cells.get("audience", ""), JobRole)
    row.notes += [f"phase “{word}” not read" for word in unread]
    row.notes += [f"audience “{word}” not read" for word in not_roles]
    return row


def note_codes(row: CatalogueRow, codes: Codes, cell: str) -> None:
    row.code, row.earlier = codes.own, codes.earlier
    if codes.own and codes.own != cell:
        row.notes.append(f"code “{cell}” read as {codes.own}")
    elif codes.own:
        row.notes.append(f"code {codes.own}")
    elif codes.earlier:
        row.notes.append(f"no code of its own; predecessors {', '.join(codes.earlier)}")
    else:
        row.notes.append("no code")
