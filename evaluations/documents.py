"""A board pack as a tagged PDF and as a workbook, and a report as a tagged PDF."""

from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from evaluations.rules.board_pack import PackSection
from pages.exports import text_cell, workbook_cell
from pages.typeset import tagged_pdf

SOURCES = Path(__file__).parent / "typst"
BOARD_PACK = (SOURCES / "board_pack.typ").read_bytes()
REPORT = (SOURCES / "report.typ").read_bytes()
LONGEST_SHEET_NAME = 31  # characters, as Excel has it
BOLD = Font(bold=True)


def pack_pdf(sections: Sequence[PackSection], *, title: str, made: str) -> bytes:
    return tagged_pdf(
        BOARD_PACK,
        {"title": title, "made": made, "sections": [asdict(section) for section in sections]},
    )


def report_pdf(sheet: dict[str, Any]) -> bytes:
    """A report; `sheet` as sheet_of_report() gives it."""
    return tagged_pdf(REPORT, sheet)


def pack_workbook(sections: Sequence[PackSection], *, title: str, made: str) -> bytes:
    """A sheet for each section, its tables below one another."""
    book = Workbook(write_only=True)
    first = book.create_sheet("About")
    for line in (title, made, *(f"{one.title}: {one.finding}" for one in sections)):
        first.append([text_cell(first, line)])
    for number, section in enumerate(sections, 1):
        sheet = book.create_sheet(f"{number} {section.title}"[:LONGEST_SHEET_NAME])
        # Before any row, as each is written as it comes.
        sheet.column_dimensions["A"].width = 40
        sheet.append([text_cell(sheet, section.finding)])
        sheet.append([text_cell(sheet, section.counted)])
        for table in section.tables:
            sheet.append([])
            sheet.append([text_cell(sheet, table.caption)])
            sheet.append([heading_cell(sheet, column) for column in table.columns])
            for row in table.rows:
                sheet.append([workbook_cell(sheet, cell) for cell in row])
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def heading_cell(sheet: Any, words: str) -> Any:
    cell = text_cell(sheet, words)
    cell.font = BOLD
    return cell
