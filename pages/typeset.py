"""Papers as tagged PDFs, byte for byte the same each time they are printed.

A template in typst adds headings and no decision of its own: all that it prints comes as JSON in
sys.inputs.sheet, so that no word of it is ever read as code.
"""

import json
from collections.abc import Mapping
from typing import Any

import typst

# No font of the machine it runs on, so that every machine prints the same.
OWN_FONTS = typst.Fonts(include_system_fonts=False)
Source = bytes | dict[str, bytes]  # a template, or one as "main" with the pictures it shows


def tagged_pdf(source: Source, sheet: Mapping[str, Any], **more: str) -> bytes:
    """`more` are further inputs, such as a size."""
    given = inputs_of(sheet, more)
    try:
        return in_standards(source, given, ["ua-1"])
    except typst.TypstError:
        # PDF/UA may hold no letter that the fonts cannot show. Such letters are printed as boxes,
        # as no paper at all would help nobody.
        return in_standards(source, given, [])


def in_standards(source: Source, given: dict[str, Any], standards: list) -> bytes:
    # The moment of printing would make every copy another file.
    return typst.compile(source, format="pdf", pdf_standards=standards, timestamp=0, **given)


def value_in(source: Source, label: str, sheet: Mapping[str, Any], **more: str) -> str:
    """What the template says under that label, such as how many pages there are."""
    return typst.query(source, label, field="value", one=True, **inputs_of(sheet, more))


def inputs_of(sheet: Mapping[str, Any], more: Mapping[str, str]) -> dict[str, Any]:
    return {"font_paths": OWN_FONTS, "sys_inputs": {"sheet": json.dumps(sheet), **more}}
