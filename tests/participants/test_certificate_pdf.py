"""What is printed of certificates."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from participants.choices import CertificateKind
from participants.documents import certificates_pdf, plain_code
from participants.models import Certificate
from tests.factories import london

# No rows: what is printed comes from the certificate alone.
FACTS = {
    "title": "Reasoning",
    "code": "NCP21-15",
    "year": "2021/22",
    "hub": "Larkfield Maths Hub",
    "leads": ["Lena Lead", "Łukasz Lead"],
    "dates": [{"on": "2021-11-17", "minutes": 300}, {"on": "2022-02-03", "minutes": 90}],
}


def certificate(name="Ann Able", number="7F3K9QXD2M01", kind=CertificateKind.COMPLETION, **facts):
    return Certificate(
        name=name,
        kind=kind,
        number=number,
        facts=FACTS | facts,
        issued_at=london(2022, 6, 1, 12),
    )


def pages_of(*certificates, **kwargs) -> list[str]:
    reader = PdfReader(BytesIO(certificates_pdf(certificates, **kwargs)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.parametrize(
    "name",
    ["Zoë #strong[x] $x^2$ <b>", "Łukasz Żak", 'O’Neil "Q" \\ #v(9cm)', "*Bold* _it_ `c` @ref ~"],
)
def test_a_name_is_printed_to_the_letter(name):
    [page] = pages_of(certificate(name))

    assert name in page


def test_all_that_was_certified_stands_on_it():
    [page] = pages_of(certificate())

    for words in (
        "Certificate of completion",
        "has completed the Work Group Reasoning NCP21-15, 2021/22 Led by Lena Lead and Łukasz Lead",
        "In all 6 hours 30 minutes: Wednesday 17 November 2021, 5 hours",
        "Thursday 3 February 2022, 1 hour 30 minutes",
        "Issued on Wednesday 1 June 2022",
        "Certificate number 7F3K-9QXD-2M01",
        "portal.example.org/certificate",
    ):
        assert words in page


def test_each_kind_says_its_own():
    attended, led = pages_of(
        certificate(kind=CertificateKind.ATTENDANCE),
        certificate(kind=CertificateKind.LEADING, schools=12),
    )

    assert "Certificate of attendance" in attended
    assert "has attended workshops of the Work Group" in attended
    assert "Certificate for leading" in led
    assert "NCP21-15, 2021/22, with teachers of 12 schools" in led
    assert "Led by" not in led


@pytest.mark.parametrize("dates", [1, 8, 9, 25, 60])
def test_however_many_dates_there_are_it_is_one_page(dates):
    many = [{"on": f"2021-{1 + n // 28:02}-{1 + n % 28:02}", "minutes": 90} for n in range(dates)]
    long = "A very long title that somebody gave to a Work Group of many hubs " * 3

    assert len(pages_of(certificate("Ann " * 37, dates=many, title=long[:160]))) == 1


def test_it_is_tagged_for_those_who_hear_it_and_comes_out_the_same():
    content = certificates_pdf([certificate()])
    reader = PdfReader(BytesIO(content))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.metadata.title == "Certificate of completion: Reasoning"
    assert certificates_pdf([certificate()]) == content


def test_several_are_one_document_with_a_title_of_its_own():
    content = certificates_pdf([certificate(), certificate("Ben Brook")], title="Certificates: R")

    reader = PdfReader(BytesIO(content))
    assert (reader.metadata.title, len(reader.pages)) == ("Certificates: R", 2)


def test_letters_that_no_font_of_ours_has_do_not_keep_it_from_being_printed():
    assert len(pages_of(certificate("王小明"))) == 1


def test_the_code_is_drawn_whole():
    drawn = plain_code("https://portal.example.org/certificate/7F3K9QXD2M01/")

    # The three corners that a telephone looks for.
    assert drawn.count("h7v1h-7z") >= 6
