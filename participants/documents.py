"""What participants prints as tagged PDFs."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import qrcode
from django.urls import reverse
from django.utils import timezone

from access.links import site_url
from pages.typeset import tagged_pdf
from pages.wording import counted_things, day_words, join_words
from participants.choices import CertificateKind
from participants.models import Certificate
from participants.rules.certificate import days_in, hours_words

SOURCES = Path(__file__).parent / "typst"


def lesson_pdf(sheet: dict[str, Any]) -> bytes:
    """The final lesson of a lesson study; `sheet` as sheet_of_lesson() gives it."""
    return tagged_pdf(source_of("lesson"), sheet)


def agreement_pdf(sheet: dict[str, Any]) -> bytes:
    """The agreement on one place; `sheet` as sheet_of_agreement() gives it."""
    return tagged_pdf(source_of("agreement"), sheet)


def governor_report_pdf(sheet: dict[str, Any]) -> bytes:
    """A school's report of a term; `sheet` as sheet_of_report() gives it."""
    return tagged_pdf(source_of("governor_report"), sheet)


def certificates_pdf(certificates: Sequence[Certificate], *, title: str = "") -> bytes:
    """A page for each; the title is that of the one unless it is given."""
    return tagged_pdf(source_of("certificate"), certificates_sheet(certificates, title=title))


@cache
def source_of(name: str) -> bytes:
    return (SOURCES / f"{name}.typ").read_bytes()


DID = {
    CertificateKind.COMPLETION: "has completed the Work Group",
    CertificateKind.ATTENDANCE: "has attended workshops of the Work Group",
    CertificateKind.LEADING: "has led workshops of the Work Group",
}


def certificates_sheet(certificates: Sequence[Certificate], *, title: str = "") -> dict[str, Any]:
    pages = [words_of_certificate(one) for one in certificates]
    return {
        "title": title or f"{pages[0]['heading']}: {pages[0]['group']}",
        "hub": pages[0]["hub"],
        "certificates": pages,
    }


def words_of_certificate(certificate: Certificate) -> dict[str, Any]:
    """All that is printed of one, from what was kept when it was issued."""
    facts = certificate.facts
    link = site_url(certificate.check_path)
    form = site_url(reverse("participants:check_certificate"))
    return {
        "heading": certificate.kind_words,
        "hub": facts["hub"],
        "name": certificate.name,
        "did": DID[CertificateKind(certificate.kind)],
        "group": facts["title"],
        "about": about_group(facts),
        "led-by": led_by_words(certificate),
        "hours": f"In all {hours_words(certificate.minutes)}:",
        "dates": dates_in_words(certificate),
        "issued": f"Issued on {day_words(timezone.localdate(certificate.issued_at))}",
        "number": certificate.number_words,
        "form": form,
        "form-words": form.partition("://")[2].rstrip("/"),
        "link": link,
        "code": plain_code(link),
    }


def about_group(facts: dict[str, Any]) -> str:
    """NCP21-15, 2021/22, with teachers of 12 schools."""
    schools = counted_things(facts["schools"], "school") if facts.get("schools") else ""
    parts = [facts["code"], facts["year"], f"with teachers of {schools}" if schools else ""]
    return ", ".join(filter(None, parts))


def led_by_words(certificate: Certificate) -> str:
    leads = certificate.facts["leads"]
    if not leads or certificate.kind == CertificateKind.LEADING:
        return ""
    return f"Led by {join_words(leads)}"


def dates_in_words(certificate: Certificate) -> list[str]:
    dates = certificate.dates
    return [
        f"{day_words(day)}, {hours_words(one['minutes'])}"
        for day, one in zip(days_in(dates), dates, strict=True)
    ]


def plain_code(link: str) -> str:
    """The link as a square that a telephone reads, as a drawing.

    The pattern laid over it is always the same: to try all eight and keep the best takes longer
    than typst takes for the whole page, and helps only where a code is worn.
    """
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M, border=0, mask_pattern=0
    )
    # As one piece: to look for stretches that could be packed closer gains a link nothing.
    code.add_data(link, optimize=0)
    code.make()
    size = len(code.modules)
    runs = "".join(row_of_code(y, row) for y, row in enumerate(code.modules))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{runs}"/></svg>'
    )


DARK = re.compile(b"\x01+")


def row_of_code(y: int, row: Sequence[bool]) -> str:
    """Its dark stretches, each one rectangle of the path."""
    found = [stretch.span() for stretch in DARK.finditer(bytes(row))]
    return "".join([f"M{start} {y}h{end - start}v1h{start - end}z" for start, end in found])
