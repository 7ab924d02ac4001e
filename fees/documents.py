"""An issued invoice as a tagged PDF."""

from pathlib import Path

from fees.models import Invoice
from fees.rules import vat_words
from pages.typeset import tagged_pdf
from pages.wording import day_words, money_words

SOURCE = (Path(__file__).parent / "typst" / "invoice.typ").read_bytes()


def invoice_pdf(invoice: Invoice) -> bytes:
    return tagged_pdf(SOURCE, invoice_words(invoice))


def invoice_words(invoice: Invoice) -> dict:
    """All that is printed."""
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
