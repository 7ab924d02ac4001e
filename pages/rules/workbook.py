"""The first sheet of an Excel workbook (XLSX) as a CSV file: bytes in, bytes out.

A row of the sheet is the line of that number, so that problems are told by either. Why openpyxl
reads it, and how far it is let: docs/decisions/0018-excel-workbooks.md.
"""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from openpyxl.reader.excel import ExcelReader

# Of files in the zip, unpacked; the library may take a hundred times as much to read one.
PART_AT_MOST, PARTS_AT_MOST = 4 << 20, 20 << 20
ROWS_AT_MOST, COLUMNS_AT_MOST = 20_000, 200
LETTERS_AT_MOST = 2_000_000  # any number of cells may show one long text
PLACES_AT_MOST = 2_000_000  # gone over in looking for cells: Excel has a million rows
NO_WORKBOOK = "The file is no Excel workbook that can be read. Save it as XLSX or CSV again."
TOO_LARGE = "The workbook is too large. Save the sheet with the list as a CSV file."

# It tells whoever would write the workbook again what of it would be lost.
warnings.filterwarnings("ignore", module="openpyxl")


class UnreadableWorkbook(Exception):
    """The message says what to do about it."""


class FirstSheetReader(ExcelReader):
    """Opens no sheet but the first that is shown: a file may name one sheet many thousand times."""

    def read_worksheets(self) -> None:
        shown = (sheet for sheet in self.parser.sheets if sheet.state == "visible")
        self.parser.sheets = [next(sheet for sheet in shown if not self.is_chart(sheet))]
        super().read_worksheets()

    def is_chart(self, sheet) -> bool:
        return self.parser.rels[sheet.id].Type.endswith("/chartsheet")


def is_workbook(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def csv_of_workbook(data: bytes) -> bytes:
    """Raises UnreadableWorkbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            refuse_bomb(parts)
        return as_csv(sheet_rows(data))
    except UnreadableWorkbook:
        raise
    # A broken part makes the library raise whatever it runs into.
    except Exception as error:
        raise UnreadableWorkbook(NO_WORKBOOK) from error


def refuse_bomb(parts: zipfile.ZipFile) -> None:
    """Counted as it is unpacked: what a zip says of its own sizes may be wrong."""
    together = 0
    for part in parts.infolist():
        read = 0
        with parts.open(part) as file:
            while chunk := file.read(1 << 16):
                read += len(chunk)
                together += len(chunk)
                if read > PART_AT_MOST or together > PARTS_AT_MOST:
                    raise UnreadableWorkbook(TOO_LARGE)


def sheet_rows(data: bytes) -> dict[int, list[str]]:
    """The rows that say something by their number, counted from 1, without what is blank behind."""
    reader = FirstSheetReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    [sheet] = reader.wb.worksheets
    sheet.reset_dimensions()  # they may be wrong, and cells outside them were then left out
    rows = enumerate(bounded(sheet.iter_rows(values_only=True)), 1)
    return {number: cells for number, values in rows if (cells := row_words(number, values))}


def bounded(rows: Iterable[tuple]) -> Iterator[tuple]:
    places = letters = 0
    for values in rows:
        places += 1 + len(values)
        letters += sum(len(value) for value in values if isinstance(value, str))
        if places > PLACES_AT_MOST or letters > LETTERS_AT_MOST:
            raise UnreadableWorkbook(TOO_LARGE)
        yield values


def row_words(number: int, values: tuple) -> list[str]:
    cells = [cell_words(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    if cells and (number > ROWS_AT_MOST or len(cells) > COLUMNS_AT_MOST):
        raise UnreadableWorkbook(TOO_LARGE)
    return cells


def as_csv(rows: dict[int, list[str]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    width = max(map(len, rows.values()), default=0)
    for number in range(1, max(rows, default=0) + 1):
        cells = rows.get(number, [])
        writer.writerow(cells + [""] * (width - len(cells)))
    return written.getvalue().encode()


def cell_words(value: object) -> str:
    """On one line; days as 2026-11-17, times as 09:30."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.15g}"  # as many digits as Excel keeps
        case datetime() | time() | timedelta():
            return moment_words(value)
        case date():
            return value.isoformat()
        case _:
            return " ".join(str(value).split())


def moment_words(value: datetime | time | timedelta) -> str:
    """To the minute, as a fraction of a day is no exact time."""
    if isinstance(value, timedelta):
        hours, minutes = divmod(round(value / timedelta(minutes=1)), 60)
        return f"{hours:02}:{minutes:02}"
    if isinstance(value, time):
        return f"{nearest_minute(datetime.combine(date.min, value)):%H:%M}"
    moment = nearest_minute(value)
    is_day = moment.time() == time.min
    return moment.date().isoformat() if is_day else moment.isoformat(" ", "minutes")


def nearest_minute(moment: datetime) -> datetime:
    return (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)
