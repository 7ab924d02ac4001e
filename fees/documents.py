"""An issued invoice as a tagged PDF, byte for byte the same each time it is printed."""

import json
from pathlib import Path

import typst

from fees.models import Invoice
from fees.rules import vat_words
from pages.wording import day_words, money_words

SOURCE = Path(__file__).parent / "typst" / "invoice.typ"
# No font of the machine it runs on, so that every machine prints the same.
OWN_FONTS = typst.Fonts(include_system_fonts=False)


def invoice_pdf(invoice: Invoice) -> bytes:
    words = json.dumps(invoice_words(invoice))
    try:
        return printed_pdf(words, standards=["ua-1"])
    except typst.TypstError:
        # PDF/UA may hold no letter that the fonts cannot show. A name in such letters is printed
        # as boxes, as an invoice that cannot be issued at all would help nobody.
        return printed_pdf(words, standards=[])


def printed_pdf(words: str, *, standards: list) -> bytes:
    return typst.compile(
        SOURCE,
        format="pdf",
        font_paths=OWN_FONTS,
        sys_inputs={"invoice": words},
        pdf_standards=standards,
        # The moment of printing would make every copy another file.
        timestamp=0,
    )


def invoice_words(invoice: Invoice) -> dict:
    """All that is printed. The template adds headings and no decision of its own."""
    return {
        "reference": invoice.reference,
        "issued_on": day_words(invoice.issued_on),
        "issued_on_parts": [
            invoice.issued_on.year,
            invoice.issued_on.month,
            invoice.issued_on.day,
        ],
        "due_on": day_words(invoice.due_on),
        "vat_treatment": vat_words(invoice.vat_treatment),
        "net": money_words(invoice.net),
        "vat": money_words(invoice.vat),
        "total": money_words(invoice.total),
        "bill_from": invoice.bill_from,
        "bill_to": invoice.bill_to,
        "lines": invoice.lines,
    }
