"""Somebody from a university misses a workshop: its organisation has no URN to bill under."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from fees.documents import invoice_pdf
from outbox.models import Message
from tests.factories import InterestFactory, ParticipantFactory
from tests.fees.factories import confirmed_fee, invoice_of, issue_url, words
from tests.hubs.factories import OrganisationFactory
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def fee(workshop, administrator):
    workgroup = workshop.workgroup
    interest = InterestFactory(
        workgroup=workgroup, school=OrganisationFactory(name="University of Larkfield")
    )
    participant = ParticipantFactory(workgroup=workgroup, interest=interest)
    return confirmed_fee(workshop, participant=participant)


def test_what_an_organisation_owes_is_listed_and_leads_to_its_fees(client, workshop, fee):
    confirmed_fee(workshop)

    text = words(client.get(reverse("fees:to_invoice")))

    assert issue_url(fee) in text
    shown = client.get(reverse("fees:fees"), {"state": "confirmed", "school": fee.school_id})
    assert f"?state=confirmed&amp;school={fee.school_id}" in text
    assert list(shown.context["object_list"]) == [fee]
    assert "URN None" not in text


def test_an_organisation_is_invoiced_from_its_own_page(client, fee):
    answer = client.post(
        issue_url(fee), {"sent_to": "business@example.org", "fee": [fee.pk]}, follow=True
    )

    assert answer.status_code == 200
    assert "University of Larkfield" in text_of(answer)
    assert "URN" not in text_of(answer)


def test_an_invoice_to_an_organisation_prints_no_urn(fee):
    invoice = invoice_of(fee)

    text = " ".join(PdfReader(BytesIO(invoice_pdf(invoice))).pages[0].extract_text().split())

    assert "To University of Larkfield 1 Larkfield Road Larkfield ZZ1 1ZZ business@" in text
    assert "URN" not in text
    letter = Message.objects.get(kind="invoice")
    assert "University of Larkfield" in letter.text
    assert "URN" not in letter.text


def test_files_leave_the_urn_of_an_organisation_empty(client, fee):
    invoice_of(fee)

    for name in ("fees:fees", "fees:invoices"):
        answer = client.get(reverse(name), {"format": "csv"})
        text = b"".join(answer.streaming_content).decode()
        assert "University of Larkfield,," in text


def test_a_fee_says_what_kind_of_organisation_pays(client, fee):
    text = text_of(client.get(reverse("fees:fee", args=[fee.pk])))

    assert "University of Larkfield University" in text
