"""The pack of papers for a board: sections of tables, kept as they stood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from evaluations.rules.scores import percentage

Cell = str | int | None


@dataclass(frozen=True)
class PackTable:
    """Rows under named columns; the first cell of a row names it."""

    caption: str
    columns: list[str]
    rows: list[list[Cell]]

    @property
    def labelled_rows(self) -> list[tuple[Cell, list[tuple[str, Cell]]]]:
        """(name of the row, (column, cell) of each of its other cells)."""
        return [
            (name, list(zip(self.columns[1:], cells, strict=True))) for name, *cells in self.rows
        ]


@dataclass(frozen=True)
class PackSection:
    """One subject: what its tables show, in a sentence, and how it is counted."""

    title: str
    finding: str
    counted: str
    tables: list[PackTable] = field(default_factory=list)


class CellChange(NamedTuple):
    """A figure that is another in the later of two packs."""

    section: str
    table: str
    row: str
    column: str
    before: Cell
    now: Cell


def sections_kept(kept: Sequence[dict[str, Any]]) -> list[PackSection]:
    """From what was kept as JSON."""
    return [
        PackSection(**row | {"tables": [PackTable(**table) for table in row["tables"]]})
        for row in kept
    ]


def share_words(part: int, whole: int) -> str:
    """61% (25 of 41); a dash of none."""
    percent = percentage(part, whole)
    return "–" if percent is None else f"{percent}% ({part} of {whole})"


def finding_of(part: int, whole: int, *, says: str, nothing: str) -> str:
    """A sentence about a share, which begins it; or what is said where there is none."""
    return f"{share_words(part, whole)} {says}" if whole else nothing


def percent_words(part: int, whole: int) -> str:
    percent = percentage(part, whole)
    return "–" if percent is None else f"{percent}%"


def pack_changes(before: Sequence[PackSection], now: Sequence[PackSection]) -> list[CellChange]:
    """Every cell that differs, rows that are new or gone included, in the order of the later."""
    old, new = dict(cells_of(before)), dict(cells_of(now))
    gone = [place for place in old if place not in new]
    return [
        CellChange(*place, before=old.get(place), now=new.get(place))
        for place in [*new, *gone]
        if old.get(place) != new.get(place)
    ]


def cells_of(sections: Sequence[PackSection]) -> Iterator[tuple[tuple[str, str, str, str], Cell]]:
    """Each cell by where it stands; the names of rows are no figures."""
    for section in sections:
        for table in section.tables:
            for name, *cells in table.rows:
                for column, cell in zip(table.columns[1:], cells, strict=True):
                    yield (section.title, table.caption, str(name), column), cell
