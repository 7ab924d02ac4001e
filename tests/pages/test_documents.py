"""Which files are taken from people: judged by what is in them, never by their names."""

from zipfile import ZipFile

import pytest

from pages.choices import DocumentKind
from pages.rules.document import (
    BROKEN,
    HAS_MACROS,
    HAS_PASSWORD,
    LARGEST,
    NOT_A_DOCUMENT,
    TOO_LARGE,
    BadDocument,
    file_name,
    media_type,
    read_document,
)
from tests.documents import office, pdf


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf(), DocumentKind.PDF),
        (office("word/document.xml"), DocumentKind.TEXT),
        (office("ppt/presentation.xml"), DocumentKind.SLIDES),
        (office("xl/workbook.xml", "xl/media/image1.png"), DocumentKind.SHEET),
    ],
)
def test_a_document_is_known_by_what_is_in_it_and_kept_as_it_came(content, kind):
    found = read_document(content)

    assert (found.kind, found.content) == (kind, content)


def with_password() -> bytes:
    """Says of each part that it is locked, as archives do in their list and before each part."""
    content = bytearray(office("word/document.xml"))
    for sign, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(sign)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(sign, at + 1)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", NOT_A_DOCUMENT),
        (b"MZ\x90\x00", NOT_A_DOCUMENT),
        (b"<html><script>alert(1)</script></html>", NOT_A_DOCUMENT),
        (b"\x89PNG\r\n\x1a\n", NOT_A_DOCUMENT),
        (b"\xff\xd8\xff\xe0", NOT_A_DOCUMENT),
        (b"  %PDF-1.7\n%%EOF", NOT_A_DOCUMENT),
        (pdf().replace(b"%%EOF", b""), BROKEN),
        (pdf() + b" " * 4000, BROKEN),
        (b"PK\x03\x04 and no more", BROKEN),
        (office("word/document.xml")[:-30], BROKEN),
        (office(), NOT_A_DOCUMENT),
        (office("word/document.xml", "xl/workbook.xml"), NOT_A_DOCUMENT),
        (office("word/document.xml", "word/vbaProject.bin"), HAS_MACROS),
        (office("xl/workbook.xml", "xl/VBAPROJECT.BIN"), HAS_MACROS),
        (with_password(), HAS_PASSWORD),
        (b"%PDF-" + b" " * (LARGEST - 4), TOO_LARGE),
    ],
)
def test_whatever_is_no_whole_document_is_refused_with_what_to_do(content, problem):
    with pytest.raises(BadDocument) as refused:
        read_document(content)

    assert str(refused.value) == problem


def test_nothing_is_unpacked(monkeypatch):
    """A small archive may hold what fills a disk."""

    def unpack(*args, **kwargs):
        raise AssertionError("unpacked")

    content = office("word/document.xml")
    monkeypatch.setattr(ZipFile, "open", unpack)

    assert read_document(content).kind == DocumentKind.TEXT


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Try it: planning together", "try-it-planning-together.pdf"),
        ('"; filename="evil.exe', "filename-evil-exe.pdf"),
        ("../../etc/passwd\r\nX: y", "etc-passwd-x-y.pdf"),
        ("Ünïcode", "n-code.pdf"),
        ("…", "file.pdf"),
        ("x" * 300, f"{'x' * 80}.pdf"),
    ],
)
def test_a_file_is_called_after_what_it_belongs_to(title, name):
    assert file_name(title, DocumentKind.PDF) == name


def test_every_kind_has_its_own_type():
    assert len({media_type(kind) for kind in DocumentKind}) == len(DocumentKind)
