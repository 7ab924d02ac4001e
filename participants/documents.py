"""The final lesson of a lesson study as a tagged PDF, byte for byte the same each time."""

import json
from pathlib import Path
from typing import Any

import typst

SOURCE = (Path(__file__).parent / "typst" / "lesson.typ").read_bytes()
# No font of the machine it runs on, so that every machine prints the same.
OWN_FONTS = typst.Fonts(include_system_fonts=False)


def lesson_pdf(sheet: dict[str, Any]) -> bytes:
    """`sheet` as sheet_of_lesson() gives it."""
    words = json.dumps(sheet)
    try:
        return printed_lesson(words, standards=["ua-1"])
    except typst.TypstError:
        # PDF/UA may hold no letter that the fonts cannot show: better as a box than no lesson.
        return printed_lesson(words, standards=[])


def printed_lesson(words: str, *, standards: list) -> bytes:
    return typst.compile(
        SOURCE,
        format="pdf",
        font_paths=OWN_FONTS,
        sys_inputs={"sheet": words},
        pdf_standards=standards,
        # The moment of printing would make each copy another file.
        timestamp=0,
    )
