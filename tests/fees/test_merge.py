"""Two entries of one organisation become one, and nothing is lost on the way."""

from datetime import date

import pytest
from django.urls import reverse

from access.refusal import Refused
from fees.models import Fee, Invoice
from hubs.models import LeadSchool, Partner
from participants.models import ExpressionOfInterest, Participant, Person
from schools.actions.merge_organisations import (
    fields_that_point_to_a_school,
    merge_organisations,
    what_would_move,
)
from schools.choices import SchoolStatus
from schools.models import Contact, School
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    school_in,
)
from tests.fees.factories import confirmed_fee, invoice_of, issue_url
from tests.hubs.factories import ContactFactory, OrganisationFactory, PartnerFactory
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db

ON = date(2022, 3, 1)


@pytest.fixture
def goes(hub):
    return OrganisationFactory(name="Larkfield Uni", hub=hub)


@pytest.fixture
def stays(hub):
    return OrganisationFactory(name="University of Larkfield", hub=hub)


def merge(goes, stays) -> School:
    return merge_organisations(goes=goes, stays=stays, on=ON, by=UserFactory())


def somebody_of(school, workgroup) -> Participant:
    interest = InterestFactory(workgroup=workgroup, school=school)
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def test_every_table_that_points_to_a_school_is_known():
    found = {field.model for field in fields_that_point_to_a_school()}

    assert found >= {
        Contact,
        ExpressionOfInterest,
        Fee,
        Invoice,
        LeadSchool,
        Participant,
        Partner,
        Person,
        School,
    }
    assert not [model for model in found if model.__name__.endswith("Event")]


def test_everything_moves_and_what_was_printed_stays(workshop, goes, stays):
    billed = confirmed_fee(workshop, participant=somebody_of(goes, workshop.workgroup))
    waiting = confirmed_fee(workshop, participant=somebody_of(goes, workshop.workgroup))
    invoice = invoice_of(billed)
    printed = Invoice.objects.values("bill_to", "lines", "total").get()
    ContactFactory(school=goes)
    PartnerFactory(organisation=goes)

    merge(goes, stays)

    rows = [Contact, ExpressionOfInterest, Fee, Invoice, Participant, Person]
    assert [model.objects.filter(school=goes).count() for model in rows] == [0] * len(rows)
    assert set(Fee.objects.filter(school=stays)) == {billed, waiting}
    assert Partner.objects.get().organisation == stays
    assert Invoice.objects.get(school=stays) == invoice
    assert Invoice.objects.values("bill_to", "lines", "total").get() == printed


def test_the_entry_that_goes_is_closed_and_leads_to_the_other(goes, stays):
    merge(goes, stays)

    goes.refresh_from_db()
    assert (goes.merged_into, goes.status, goes.closed_on) == (stays, SchoolStatus.CLOSED, ON)
    assert list(School.objects.organisations().unmerged()) == [stays]


def test_what_was_merged_before_follows(goes, stays, hub):
    first = OrganisationFactory(hub=hub)
    merge(first, goes)

    merge(goes, stays)

    first.refresh_from_db()
    assert first.merged_into == stays


def test_an_organisation_may_turn_out_to_be_a_school(goes, hub):
    school = school_in(hub)

    assert merge(goes, school) == school


@pytest.mark.parametrize("case", ["school", "itself", "closed", "twice"])
def test_what_cannot_be_merged_is_refused(case, goes, stays, hub):
    if case == "school":
        goes = school_in(hub)
    elif case == "itself":
        stays = goes
    elif case == "closed":
        School.objects.filter(pk=stays.pk).update(status=SchoolStatus.CLOSED)
    else:
        merge(goes, stays)

    with pytest.raises(Refused):
        merge(goes, stays)


def test_two_partnerships_of_one_kind_are_for_a_person_to_settle(goes, stays, hub):
    for organisation in (goes, stays):
        PartnerFactory(hub=hub, organisation=organisation)
    ContactFactory(school=goes)

    with pytest.raises(Refused, match="Both have the same partner"):
        merge(goes, stays)

    assert Contact.objects.get().school == goes


def test_the_guards_of_money_stand_again_after_a_merge(workshop, goes, stays):
    fee = confirmed_fee(workshop, participant=somebody_of(goes, workshop.workgroup))

    merge(goes, stays)

    with pytest.raises(Exception, match="fee_reckoning_never_changes|Cannot update"):
        Fee.objects.filter(pk=fee.pk).update(school=goes)


def test_what_would_move_is_said_before(client, administrator, workshop, goes, stays):
    confirmed_fee(workshop, participant=somebody_of(goes, workshop.workgroup))
    ContactFactory(school=goes)

    assert dict(what_would_move(goes)) == {
        "Contacts": 1,
        "Expressions of interest": 1,
        "Fees": 1,
        "Participants": 1,
        "Persons": 1,
    }
    text = text_of(client.get(f"{address_of(goes)}?school={stays.pk}"))
    assert "Expressions of interest 1" in text


def test_the_page_merges_and_the_fee_can_then_be_invoiced(
    client, administrator, workshop, goes, stays
):
    fee = confirmed_fee(workshop, participant=somebody_of(goes, workshop.workgroup))

    answer = client.post(f"{address_of(goes)}?school={stays.pk}", follow=True)

    assert "Larkfield Uni is merged" in text_of(answer)
    fee.refresh_from_db()
    assert fee.school == stays
    assert "University of Larkfield" in text_of(client.get(issue_url(fee)))


def test_only_the_hubs_own_entries_can_be_chosen(client, administrator, goes):
    others = OrganisationFactory(name="Larkfield Uni of another hub")

    page = client.get(address_of(goes), {"q": "larkfield uni"})
    answer = client.post(f"{address_of(goes)}?school={others.pk}")

    assert others not in page.context["found"]
    assert answer.status_code == 404
    goes.refresh_from_db()
    assert goes.is_open


def address_of(organisation) -> str:
    return reverse("schools:merge_organisation", args=[organisation.pk])
