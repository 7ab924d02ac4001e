"""The list of fees, and the fees of one Work Group."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from django.urls import reverse

from access.roles import Role
from participants.choices import AttendanceOutcome
from tests.factories import WorkGroupFactory, member
from tests.fees.factories import (
    confirmed_fee,
    proposed_fee,
    words,
    workshop_in,
)

pytestmark = pytest.mark.django_db


def test_the_list_counts_and_sums_each_state(client, workshop, administrator):
    proposed_fee(workshop)
    proposed_fee(workshop)
    confirmed_fee(workshop)
    proposed_fee()  # another hub's

    page = client.get(reverse("fees:fees"))

    figures = {entry["state"]: entry["figure"] for entry in page.context["figures"]}
    assert (figures["proposed"].number, figures["proposed"].amount) == (2, Decimal("150.00"))
    assert (figures["confirmed"].number, figures["confirmed"].amount) == (1, Decimal("75.00"))
    assert (figures["void"].number, figures["void"].amount) == (0, Decimal("0.00"))
    assert "2</span> need a decision, £150.00" in words(page)


def test_the_list_offers_only_what_can_be_done_with_its_fees(client, workshop, administrator):
    confirmed_fee(workshop)
    page, choose = reverse("fees:fees"), "Confirm the fees chosen"

    confirmed = client.get(page, {"state": "confirmed"}).text
    proposed_fee(workshop)
    proposed = client.get(page, {"state": "proposed"}).text

    assert reverse("fees:to_invoice") in confirmed
    assert choose not in confirmed
    assert "Choose every fee" not in confirmed
    assert choose in proposed
    assert "Issue invoices" not in proposed


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"first", "second", "confirmed"}),
        ("state=confirmed", {"confirmed"}),
        ("reason=cancelled_late", {"second"}),
        ("q=willow", {"first"}),
        ("q=wil+tess", set()),
        ("q=tess", {"second"}),
        ("q=712345", {"first"}),
        ("state=nonsense", {"first", "second", "confirmed"}),
        ("q=%00", {"first", "second", "confirmed"}),
    ],
)
def test_the_list_is_narrowed_by_filters(client, workshop, administrator, query, found):
    fees = {
        "first": proposed_fee(workshop),
        "second": proposed_fee(workshop, outcome=AttendanceOutcome.CANCELLED_LATE),
        "confirmed": confirmed_fee(workshop),
    }
    school = fees["first"].school
    school.name, school.urn = "Willow High School", 712345
    school.save()
    person = fees["second"].attendance.participant.person
    person.name = "Tess Teacher"
    person.save()

    page = client.get(f"{reverse('fees:fees')}?{query}")

    assert set(page.context["object_list"]) == {fees[name] for name in found}


def test_the_list_is_narrowed_to_one_work_group(client, workshop, hub, administrator):
    here = proposed_fee(workshop)
    proposed_fee(workshop_in(WorkGroupFactory(hub=hub)))

    page = client.get(f"{reverse('fees:fees')}?workgroup={workshop.workgroup_id}")

    assert list(page.context["object_list"]) == [here]


def test_another_hubs_work_group_is_no_choice_of_the_filter(client, workshop, administrator):
    proposed_fee(workshop)
    stranger = proposed_fee().attendance.workshop.workgroup

    page = client.get(reverse("fees:fees"))

    assert str(stranger) not in words(page)


@pytest.mark.parametrize("sort", ["date", "-date", "participant", "-school", "amount", "nonsense"])
def test_the_list_is_sorted_as_the_address_says(client, workshop, administrator, sort):
    proposed_fee(workshop)

    assert client.get(f"{reverse('fees:fees')}?sort={sort}").status_code == 200


def test_the_list_shows_25_a_page(client, workshop, administrator):
    for _ in range(26):
        proposed_fee(workshop)

    page = client.get(reverse("fees:fees"))

    assert len(page.context["object_list"]) == 25


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, workshop, administrator, rows, django_assert_num_queries
):
    for _ in range(rows):
        proposed_fee(workshop)

    with django_assert_num_queries(8):
        client.get(reverse("fees:fees"))


def test_the_list_comes_as_csv(client, workshop, administrator):
    fee = proposed_fee(workshop, outcome=AttendanceOutcome.CANCELLED_LATE)
    proposed_fee()

    response = client.get(f"{reverse('fees:fees')}?format=csv")

    rows = list(csv.DictReader(StringIO(response.getvalue().decode("utf-8-sig"))))
    assert rows == [
        {
            "Workshop on": "2022-02-03",
            "Work Group": str(workshop.workgroup),
            "Participant": fee.attendance.participant.person.name,
            "School": fee.school.name,
            "URN": str(fee.school.urn),
            "Reason": "Cancelled late",
            "Notice reached the hub": "00:00 on Friday 28 January 2022",
            "Free until": "23:59 on Thursday 27 January 2022",
            "Amount": "75.00",
            "State": "Needs a decision",
            "Waived because": "",
            "Note": "",
            "Invoice": "",
        }
    ]


def test_only_what_needs_a_decision_can_be_chosen(client, workshop, administrator):
    proposed, confirmed = proposed_fee(workshop), confirmed_fee(workshop)

    text = words(client.get(f"{reverse('fees:fees')}?choose=all"))

    assert f'name="fee" value="{proposed.pk}" checked' in text
    assert f'name="fee" value="{confirmed.pk}"' not in text


def test_a_hub_lead_is_offered_nothing_to_choose(client, workshop, hub):
    proposed_fee(workshop)
    client.force_login(member(hub, Role.HUB_LEAD))

    assert 'name="fee"' not in words(client.get(reverse("fees:fees")))


def test_the_work_groups_page_shows_its_own_fees_only(
    client, workshop, hub, administrator, django_assert_max_num_queries
):
    fee = proposed_fee(workshop)
    proposed_fee(workshop_in(WorkGroupFactory(hub=hub)))

    with django_assert_max_num_queries(14):
        page = client.get(reverse("fees:workgroup_fees", args=[workshop.workgroup_id]))

    assert page.context["fees"] == [fee]


def test_a_work_group_without_terms_says_that_no_fee_is_charged(client, hub, administrator):
    workgroup = WorkGroupFactory(hub=hub, fee_policy=None)

    page = client.get(reverse("fees:workgroup_fees", args=[workgroup.pk]))

    assert "No fee is ever charged in this Work Group" in words(page)
