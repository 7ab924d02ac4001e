"""The pages from a confirmed fee to an issued invoice."""

from decimal import Decimal

import pytest
from django.urls import reverse

from fees.models import Fee, Invoice
from hubs.choices import VatTreatment
from hubs.models import LeadSchool
from tests.factories import ParticipantFactory
from tests.fees.factories import confirmed_fee, invoice_of, issue_url, proposed_fee, words

pytestmark = pytest.mark.django_db


def test_what_is_confirmed_is_listed_by_school(client, workshop, administrator):
    first = confirmed_fee(workshop)
    colleague = ParticipantFactory(workgroup=workshop.workgroup, school=first.school)
    confirmed_fee(workshop, participant=colleague)
    other = confirmed_fee(workshop)
    proposed_fee(workshop)

    bills = client.get(reverse("fees:to_invoice")).context["object_list"]

    found = {bill["school"]: (bill["number"], bill["net"]) for bill in bills}
    assert found == {
        first.school_id: (2, Decimal("150.00")),
        other.school_id: (1, Decimal("75.00")),
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_to_invoice_asks_the_same_number_of_questions(
    client, workshop, administrator, rows, django_assert_num_queries
):
    for _ in range(rows):
        confirmed_fee(workshop)

    with django_assert_num_queries(6):
        client.get(reverse("fees:to_invoice"))


def test_the_page_before_an_invoice_says_what_the_school_will_read(
    client, workshop, administrator, django_assert_max_num_queries
):
    address = issue_url(confirmed_fee(workshop))

    with django_assert_max_num_queries(10):
        page = client.get(address)

    text = words(page)
    assert page.context["form"]["sent_to"].value() == "business@example.org"
    assert "Issue invoice of £75.00</button>" in text
    assert "govuk-button--warning" in page.text
    assert "An invoice can never be changed or taken back." in text


def test_issuing_bills_what_was_on_the_page(client, workshop, administrator):
    fee = confirmed_fee(workshop)
    colleague = ParticipantFactory(workgroup=workshop.workgroup, school=fee.school)
    confirmed_since = confirmed_fee(workshop, participant=colleague)

    response = client.post(issue_url(fee), {"sent_to": "new@example.org", "fee": [fee.pk]})

    invoice = Invoice.objects.get()
    assert response.url == reverse("fees:invoice", args=[invoice.pk])
    assert (invoice.sent_to, invoice.total) == ("new@example.org", Decimal("75.00"))
    assert list(invoice.fees.all()) == [fee]
    assert Fee.objects.to_invoice().get() == confirmed_since


def test_issuing_twice_bills_once(client, workshop, administrator):
    fee = confirmed_fee(workshop)
    address, data = issue_url(fee), {"sent_to": "b@example.org", "fee": [fee.pk]}
    client.post(address, data)

    again = client.post(address, data)
    page = client.get(address)

    assert again.status_code == 422
    assert "Nothing is left to invoice for this school." in words(again)
    assert page.url == reverse("fees:to_invoice")
    assert Invoice.objects.count() == 1


def test_the_address_of_the_finance_office_is_needed(client, workshop, administrator):
    fee = confirmed_fee(workshop)

    response = client.post(issue_url(fee), {"sent_to": "", "fee": [fee.pk]})

    assert response.status_code == 422
    assert "Enter the email address of the school&#x27;s finance office" in words(response)


def test_before_vat_is_chosen_the_page_says_who_must_choose(client, workshop, administrator):
    fee = confirmed_fee(workshop)
    LeadSchool.objects.update(vat_treatment=VatTreatment.NOT_SET)

    page = client.get(issue_url(fee))
    response = client.post(issue_url(fee), {"sent_to": "b@example.org", "fee": [fee.pk]})

    assert "finance team (finance@example.org)" in words(page)
    assert "Issue invoice of" not in words(page)
    assert response.status_code == 422
    assert not Invoice.objects.exists()


def test_with_vat_the_button_says_what_the_school_pays(client, workshop, administrator):
    fee = confirmed_fee(workshop)
    LeadSchool.objects.update(vat_treatment=VatTreatment.STANDARD)

    text = words(client.get(issue_url(fee)))

    assert "VAT (20%)" in text
    assert "Issue invoice of £90.00</button>" in text


def test_fees_of_another_school_cannot_be_slipped_in(client, workshop, administrator):
    fee, other = confirmed_fee(workshop), confirmed_fee(workshop)

    response = client.post(issue_url(fee), {"sent_to": "b@example.org", "fee": [fee.pk, other.pk]})

    assert response.status_code == 422
    assert not Invoice.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_invoices_asks_the_same_number_of_questions(
    client, workshop, administrator, rows, django_assert_num_queries
):
    for _ in range(rows):
        invoice_of(confirmed_fee(workshop))

    with django_assert_num_queries(5):
        client.get(reverse("fees:invoices"))


def test_an_invoice_shows_what_was_printed(
    client, workshop, administrator, django_assert_max_num_queries
):
    fee = confirmed_fee(workshop)
    invoice = invoice_of(fee)

    with django_assert_max_num_queries(14):
        text = words(client.get(reverse("fees:invoice", args=[invoice.pk])))

    assert fee.attendance.participant.person.name in text
    assert "VAT (outside the scope of VAT)" in text
    assert f"by {invoice.issued_by}" in text


def test_the_pdf_is_a_download_that_no_cache_keeps(client, workshop, administrator):
    invoice = invoice_of(confirmed_fee(workshop))

    response = client.get(reverse("fees:invoice_pdf", args=[invoice.pk]))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{invoice.reference}.pdf"'
    assert response["Cache-Control"] == "no-store, private"
    assert response.content.startswith(b"%PDF-")
