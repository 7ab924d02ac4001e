from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from access.refusal import Refused
from fees.actions.invoice import issue_invoice
from fees.choices import FeeState
from fees.documents import invoice_pdf
from fees.models import Fee, Invoice, InvoiceSequence
from fees.queries.invoice import bills_to_issue, finance_email_for, with_lead_school
from hubs.choices import VatTreatment
from hubs.models import LeadSchool
from outbox.models import Attachment, Message
from participants.actions.change import call_off_workshop
from tests.factories import (
    FeePolicyFactory,
    LeadSchoolFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    london,
)
from tests.fees.factories import AFTER, confirmed_fee, proposed_fee, workshop_in

pytestmark = pytest.mark.django_db


def colleague_of(fee: Fee):
    """Somebody with a place in the same Work Group, from the same school."""
    return ParticipantFactory(workgroup=fee.attendance.workshop.workgroup, school=fee.school)


def lead_school_of(fee: Fee) -> LeadSchool:
    return fee.attendance.workshop.workgroup.hub.lead_schools.first()


def issue(*fees: Fee, **fields) -> Invoice:
    return issue_invoice(
        **{
            "lead_school": lead_school_of(fees[0]),
            "school": fees[0].school,
            "fees": [fee.pk for fee in fees],
            "sent_to": "business@example.org",
            "by": UserFactory(),
        }
        | fields
    )


def test_an_invoice_bills_confirmed_fees_of_one_school(time_machine):
    time_machine.move_to(AFTER)
    first = confirmed_fee()
    second = confirmed_fee(first.attendance.workshop, participant=colleague_of(first))
    by = UserFactory()

    invoice = issue(first, second, by=by)

    assert list(invoice.fees.values_list("state", flat=True)) == [FeeState.INVOICED] * 2
    assert (invoice.net, invoice.vat, invoice.total) == (
        Decimal("150.00"),
        Decimal("0.00"),
        Decimal("150.00"),
    )
    assert (invoice.issued_on, invoice.due_on) == (date(2022, 2, 3), date(2022, 3, 5))
    assert (invoice.number, invoice.issued_by, invoice.school) == (1, by, first.school)
    assert invoice.reference == f"{invoice.lead_school.invoice_prefix}00001"


def test_the_printed_words_are_kept_as_they_stood():
    fee = confirmed_fee()
    workshop, person = fee.attendance.workshop, fee.attendance.participant.person

    invoice = issue(fee)
    known_as = person.name
    person.name = "Married Name"
    person.save()
    fee.school.name = "Renamed Academy"
    fee.school.save()

    invoice.refresh_from_db()
    assert invoice.lines == [
        {
            "workgroup": str(workshop.workgroup),
            "workshop": workshop.title,
            "on": "Thursday 3 February 2022",
            "participant": known_as,
            "reason": "Did not come",
            "amount": "£75.00",
        }
    ]
    assert invoice.bill_to["name"].startswith("Larkfield School")


def test_the_finance_office_gets_one_email_with_the_pdf():
    fee = confirmed_fee()

    invoice = issue(fee)

    letter = Message.objects.get(kind="invoice")
    file = Attachment.objects.get(message=letter)
    assert letter.key == f"invoice:{invoice.pk}"
    assert letter.to_email == "business@example.org"
    assert "Please pay £75.00 by" in letter.text
    assert (file.name, file.content_type) == (f"{invoice.reference}.pdf", "application/pdf")
    assert bytes(file.content) == invoice_pdf(invoice)


def test_numbers_of_one_lead_school_follow_each_other():
    workshop = workshop_in()

    invoices = [issue(confirmed_fee(workshop)) for _ in range(3)]

    assert [invoice.number for invoice in invoices] == [1, 2, 3]


def test_each_lead_school_counts_for_itself():
    assert [issue(confirmed_fee()).number, issue(confirmed_fee()).number] == [1, 1]


@pytest.mark.parametrize(
    ("treatment", "vat", "total"),
    [
        (VatTreatment.STANDARD, "15.00", "90.00"),
        (VatTreatment.EXEMPT, "0.00", "75.00"),
        (VatTreatment.OUTSIDE_SCOPE, "0.00", "75.00"),
    ],
)
def test_vat_is_as_the_lead_school_chose(treatment, vat, total):
    fee = confirmed_fee()
    LeadSchool.objects.update(vat_treatment=treatment)

    invoice = issue(fee)

    assert (invoice.vat, invoice.total) == (Decimal(vat), Decimal(total))
    assert invoice.vat_treatment == treatment


def test_no_invoice_goes_out_before_vat_is_chosen():
    fee = confirmed_fee()
    LeadSchool.objects.update(vat_treatment=VatTreatment.NOT_SET)

    with pytest.raises(Refused, match="Ask its finance team"):
        issue(fee)

    assert_nothing_issued(fee, FeeState.CONFIRMED)


def assert_nothing_issued(fee: Fee, state: str):
    fee.refresh_from_db()
    assert fee.state == state
    assert not Invoice.objects.exists()
    assert not InvoiceSequence.objects.filter(last_number__gt=0).exists()
    assert not Message.objects.filter(kind="invoice").exists()


def test_a_fee_that_nobody_confirmed_is_not_billed():
    fee = proposed_fee()

    with pytest.raises(Refused, match="“Needs a decision” and cannot become “Invoiced”"):
        issue(fee)

    assert_nothing_issued(fee, FeeState.PROPOSED)


def test_a_fee_whose_ground_has_gone_is_not_billed():
    fee = confirmed_fee()
    call_off_workshop(workshop=fee.attendance.workshop, reason="Snow")

    with pytest.raises(Refused, match="The workshop has been cancelled"):
        issue(fee)

    assert_nothing_issued(fee, FeeState.CONFIRMED)


def test_a_fee_is_billed_once():
    fee = confirmed_fee()
    issue(fee)

    with pytest.raises(Refused, match="“Invoiced” and cannot become “Invoiced”"):
        issue(fee)

    assert Invoice.objects.count() == 1


@pytest.mark.parametrize("fees", [[], [999_999_999]])
def test_there_is_no_invoice_for_nothing(fees):
    fee = confirmed_fee()

    with pytest.raises(Refused, match="Choose the fees again"):
        issue(fee, fees=fees)

    assert_nothing_issued(fee, FeeState.CONFIRMED)


def test_fees_of_two_schools_never_meet_on_one_invoice():
    first = confirmed_fee()
    second = confirmed_fee(first.attendance.workshop)

    with pytest.raises(Refused, match="for another school"):
        issue(first, second)

    assert_nothing_issued(first, FeeState.CONFIRMED)


def test_another_hubs_fee_never_comes_on_an_invoice():
    fee, stranger = confirmed_fee(), confirmed_fee()

    with pytest.raises(Refused, match="for another school, or for another lead school"):
        issue(fee, fees=[stranger.pk], school=stranger.school)

    assert_nothing_issued(stranger, FeeState.CONFIRMED)


def two_lead_schools():
    """A fee of February and one of May, with the hub's lead school changing in between."""
    workgroup = WorkGroupFactory()
    old = LeadSchoolFactory(hub=workgroup.hub, until_on=date(2022, 3, 31))
    new = LeadSchoolFactory(hub=workgroup.hub, from_on=date(2022, 4, 1))
    winter = confirmed_fee(workshop_in(workgroup))
    may = workshop_in(workgroup, starts_at=london(2022, 5, 25, 9, 30))
    summer = confirmed_fee(may, participant=winter.attendance.participant)
    return old, new, winter, summer


def test_the_school_that_led_on_the_day_issues_the_invoice():
    old, new, winter, summer = two_lead_schools()

    first = issue(winter, lead_school=old)
    second = issue(summer, lead_school=new)

    assert (first.lead_school, second.lead_school) == (old, new)
    assert first.bill_from["name"] == old.school.name


def test_fees_of_two_lead_schools_become_two_bills():
    old, new, winter, summer = two_lead_schools()

    with pytest.raises(Refused, match="for another lead school to invoice"):
        issue(winter, summer, lead_school=old)

    assert [
        (bill["lead_school_id"], bill["number"]) for bill in bills_to_issue(Fee.objects.all())
    ] == [
        (old.pk, 1),
        (new.pk, 1),
    ]


@pytest.mark.parametrize(
    ("dates", "leads"),
    [
        ({"until_on": date(2022, 2, 2)}, False),
        ({"until_on": date(2022, 2, 3)}, True),
        ({"from_on": date(2022, 2, 3)}, True),
        ({"from_on": date(2022, 2, 4)}, False),
    ],
)
def test_a_lead_school_invoices_from_its_first_to_its_last_day(dates, leads):
    fee = confirmed_fee()
    LeadSchool.objects.update(**dates)

    found = with_lead_school(Fee.objects.all()).get(pk=fee.pk).lead_school_id

    assert found == (lead_school_of(fee).pk if leads else None)


def test_the_last_address_given_for_the_finance_office_is_offered():
    first = confirmed_fee()
    second = confirmed_fee(first.attendance.workshop, participant=colleague_of(first))
    interest = second.attendance.participant.interest
    interest.finance_email = "newer@example.org"
    interest.save()

    assert finance_email_for([first, second]) == "newer@example.org"


def test_no_address_is_offered_where_none_was_given():
    fee = confirmed_fee()
    fee.attendance.participant.interest.finance_email = ""

    assert finance_email_for([fee]) == ""


# On paper


def pdf_of(invoice: Invoice) -> PdfReader:
    return PdfReader(BytesIO(invoice_pdf(invoice)))


def test_an_invoice_is_printed_the_same_to_the_byte():
    invoice = issue(confirmed_fee())

    assert invoice_pdf(invoice) == invoice_pdf(Invoice.objects.get(pk=invoice.pk))


def test_an_invoice_is_accessible():
    invoice = issue(confirmed_fee())

    pdf = pdf_of(invoice)

    catalog = pdf.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en-GB"
    assert pdf.metadata.title == f"Invoice {invoice.reference} from {invoice.bill_from['name']}"
    assert "pdfuaid:part>1<" in catalog["/Metadata"].get_data().decode()


def test_an_invoice_says_what_it_is_for_and_how_to_pay(time_machine):
    time_machine.move_to(AFTER)
    fee = confirmed_fee()
    invoice = issue(fee)

    text = " ".join(pdf_of(invoice).pages[0].extract_text().split())

    for words in (
        invoice.reference,
        "Issued on Thursday 3 February 2022",
        "Pay by Saturday 5 March 2022",
        invoice.bill_from["name"],
        f"Lead school of {invoice.hub}",
        invoice.bill_to["name"],
        f"URN {fee.school.urn}",
        str(fee.attendance.workshop.workgroup),
        fee.attendance.participant.person.name,
        "Did not come",
        "Before VAT £75.00",
        "VAT (outside the scope of VAT) £0.00",
        "To pay £75.00",
        "By transfer to Larkfield School.",
    ):
        assert words in text


HOSTILE = '#eval("1") $x$ *b* _i_ @ref <label> \\ // /* `raw` = "'


@pytest.mark.parametrize("name", [HOSTILE, "Ngọc Łucja Dŵr", "李雷 😀"])
def test_a_name_is_printed_as_it_is_and_never_read_as_code(name):
    fee = confirmed_fee()
    person = fee.attendance.participant.person
    person.name = name
    person.save()

    text = pdf_of(issue(fee)).pages[0].extract_text()

    if name == HOSTILE:
        assert '#eval("1") $x$ *b* _i_ @ref' in " ".join(text.split())


def test_a_long_invoice_goes_on_over_the_page():
    workgroup = WorkGroupFactory(fee_policy=None)
    workgroup.fee_policy = FeePolicyFactory(hub=workgroup.hub)
    workgroup.save()
    workshop = workshop_in(workgroup)
    first = confirmed_fee(workshop)
    others = [confirmed_fee(workshop, participant=colleague_of(first)) for _ in range(24)]

    pdf = pdf_of(issue(first, *others))

    assert len(pdf.pages) == 2
    assert "Page 2 of 2" in pdf.pages[1].extract_text()
