"""What participants prints as tagged PDFs, byte for byte the same each time."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

SOURCES = Path(__file__).parent / "typst"
# No font of the machine it runs on, so that every machine prints the same.
OWN_FONTS = typst.Fonts(include_system_fonts=False)


def lesson_pdf(sheet: dict[str, Any]) -> bytes:
    """The final lesson of a lesson study; `sheet` as sheet_of_lesson() gives it."""
    return printed("lesson", sheet)


def agreement_pdf(sheet: dict[str, Any]) -> bytes:
    """The agreement on one place; `sheet` as sheet_of_agreement() gives it."""
    return printed("agreement", sheet)


def governor_report_pdf(sheet: dict[str, Any]) -> bytes:
    """A school's report of a term; `sheet` as sheet_of_report() gives it."""
    return printed("governor_report", sheet)


@cache
def source_of(name: str) -> bytes:
    return (SOURCES / f"{name}.typ").read_bytes()


def printed(name: str, sheet: dict[str, Any]) -> bytes:
    words = json.dumps(sheet)
    try:
        return compiled(source_of(name), words, standards=["ua-1"])
    except typst.TypstError:
        # PDF/UA may hold no letter that the fonts cannot show: better as a box than nothing.
        return compiled(source_of(name), words, standards=[])


def compiled(source: bytes, words: str, *, standards: list) -> bytes:
    return typst.compile(
        source,
        format="pdf",
        font_paths=OWN_FONTS,
        sys_inputs={"sheet": words},
        pdf_standards=standards,
        # The moment of printing would make each copy another file.
        timestamp=0,
    )
