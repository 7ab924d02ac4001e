"""One CSV file with a heading line, from that line to its last row."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, ClassVar

from pages.rules.decoding import UnreadableLine
from pages.tables import Headings, Record, numbered_records, read_headings
from schools.gias.columns import Column
from schools.gias.lines import text_lines
from schools.gias.problems import Problem, Problems, RegisterFileError, Skipped, shown


class TableFile:
    """One file, read once from beginning to end.

    Rows are handed out as they are read, so whoever takes them must be ready to undo: a file with
    a problem raises RegisterFileError, at the latest after its last row.
    """

    # What the file should be and what its rows are, as a message says it.
    what: ClassVar[str]
    rows_are: ClassVar[str]
    columns: ClassVar[dict[str, Column]]
    row_class: ClassVar[Any]
    # Three times what the register holds, so that a wrong file does not run for ever.
    rows_at_most = 150_000

    def __init__(self, file: BinaryIO):
        self.rows = 0
        self.skipped: list[Skipped] = []
        self.problems = Problems()
        self.records = numbered_records(text_lines(file))
        self.headings = headings_of(self.records)
        places = {name: self.place_of(each) for name, each in self.columns.items()}
        self.places = {name: place for name, place in places.items() if place is not None}
        self.refuse_headings()
        # Where each value stands; one that the file lacks is read from a blank at the line's end.
        self.readers = [
            (self.places.get(name, -1), each.read) for name, each in self.columns.items()
        ]

    def place_of(self, column: Column) -> int | None:
        """Where the column stands in the file; None where the file lacks it."""
        return self.headings.place_of(column.heading)

    def refuse_headings(self) -> None:
        # By place and not by heading: a subclass may find a column under many headings.
        required = [name for name, each in self.columns.items() if each.required]
        missing = [self.columns[name].heading for name in required if name not in self.places]
        if missing:
            columns = "column" if len(missing) == 1 else "columns"
            raise RegisterFileError.saying(
                f"This is not {self.what}: the {columns} {', '.join(missing)} cannot be found in"
                " its heading line.",
                self.headings.line,
            )
        for name, times in Counter(self.headings.names).items():
            # Columns without a heading are not read, so there may be any number of them.
            if name and times > 1:
                self.report("This column comes twice.", self.headings.line, shown(name))
        self.problems.refuse()

    @property
    def fields(self) -> list[str]:
        """The fields of a row that the file has a column for; the others are blank."""
        return [name for name in self.columns if name in self.places]

    @property
    def lacks(self) -> list[str]:
        """The headings of columns that the portal reads and the file does not have."""
        return [each.heading for name, each in self.columns.items() if name not in self.places]

    def __iter__(self) -> Iterator[Any]:
        for line, cells in self.readable_records():
            self.rows += 1
            row = self.read_row(line, cells)
            # After a problem the rest is read only to name further ones, as nothing will be kept.
            if row and self.is_taken(row) and not self.problems:
                yield row
        if not self.rows and not self.problems:
            self.report(f"The file has a heading line but no {self.rows_are} below it.")
        if not self.problems:
            self.check_whole()
        self.problems.refuse()

    def is_taken(self, row: Any) -> bool:
        """May the row be handed out? If not, the answer says why in `skipped` or `problems`."""
        return True

    def check_whole(self) -> None:
        """Report what only shows once every row has been read."""

    def readable_records(self) -> Iterator[tuple[int, list[str]]]:
        """The records up to the first one after which nothing can be trusted."""
        try:
            for line, cells in self.records:
                if self.rows >= self.rows_at_most:
                    self.report(f"There are more than {self.rows_at_most:,} rows.", line)
                    return
                yield line, cells
        except UnreadableLine as error:
            self.report(error.text, error.line, shown(self.headings.column_at(error.place)))

    def read_row(self, line: int, cells: list[str]) -> Any | None:
        if len(cells) != len(self.headings.names):
            self.report_length(line, len(cells))
            return None
        cells.append("")
        try:
            # In one go, as nearly every row is right. One that is not is read again, cell by cell,
            # to name whichever are wrong.
            return self.row_class(line, *[read(cells[place]) for place, read in self.readers])
        except ValueError:
            self.report_cells(line, cells)
            return None

    def report_length(self, line: int, values: int) -> None:
        number = "1 value" if values == 1 else f"{values} values"
        columns = len(self.headings.names)
        there_are = f"{number}, but there are {columns} columns."
        if values < columns:
            column = shown(self.headings.column_at(values))
            self.report(f"{there_are} The line may have been cut short here.", line, column)
        else:
            self.report(f"{there_are} A comma in a value needs quotation marks around it.", line)

    def report_cells(self, line: int, cells: list[str]) -> None:
        for place, read in self.readers:
            try:
                read(cells[place])
            except ValueError as error:
                self.report(
                    f"“{shown(cells[place])}” {error}", line, shown(self.headings.column_at(place))
                )

    def skip(self, line: int, why: str) -> bool:
        self.skipped.append(Skipped(line, why))
        return False

    def report(self, text: str, line: int | None = None, column: str = "") -> None:
        self.problems.add(Problem(text, line, column))


class Known:
    """The lines on which keys were met, to name both lines of one that comes twice."""

    def __init__(self) -> None:
        self.lines: dict[Any, int] = {}

    def earlier(self, key: Any, line: int) -> int | None:
        found = self.lines.setdefault(key, line)
        return None if found == line else found


def headings_of(records: Iterator[Record]) -> Headings:
    try:
        return read_headings(records)
    except UnreadableLine as error:
        column = Headings(error.line, []).column_at(error.place)
        raise RegisterFileError.saying(error.text, error.line, column) from error
