"""A board pack as a tagged PDF and as a workbook."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from openpyxl import Workbook
from openpyxl.styles import Font

from evaluations.rules.board_pack import PackSection
from pages.exports import text_cell, workbook_cell

SOURCE = (Path(__file__).parent / "typst" / "board_pack.typ").read_bytes()
# No font of the machine it runs on, so that every machine prints the same.
OWN_FONTS = typst.Fonts(include_system_fonts=False)
LONGEST_SHEET_NAME = 31  # characters, as Excel has it
BOLD = Font(bold=True)


def pack_pdf(sections: Sequence[PackSection], *, title: str, made: str) -> bytes:
    words = json.dumps(
        {"title": title, "made": made, "sections": [asdict(section) for section in sections]}
    )
    try:
        return printed_pack(words, standards=["ua-1"])
    except typst.TypstError:
        # PDF/UA may hold no letter that the fonts cannot show: better as a box than no pack.
        return printed_pack(words, standards=[])


def printed_pack(words: str, *, standards: list) -> bytes:
    return typst.compile(
        SOURCE,
        format="pdf",
        font_paths=OWN_FONTS,
        sys_inputs={"pack": words},
        pdf_standards=standards,
        timestamp=0,
    )


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
