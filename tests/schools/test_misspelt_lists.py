"""Lists that say a school are found by it though one letter is wrong."""

import pytest
from django.urls import reverse

from access.roles import Role
from tests.factories import InterestFactory, WorkGroupFactory, member, school_in
from tests.fees.factories import proposed_fee, workshop_in
from tests.needs.factories import EnquiryFactory, NeedFactory

pytestmark = pytest.mark.django_db


def of_interest(hub, school):
    return InterestFactory(workgroup=WorkGroupFactory(hub=hub), school=school)


def of_enquiry(hub, school):
    return EnquiryFactory(hub=hub, school=school)


def of_need(hub, school):
    need = NeedFactory(hub=hub)
    need.schools.add(school)
    return need


def of_fee(hub, school):
    workshop = workshop_in(WorkGroupFactory(hub=hub))
    return proposed_fee(workshop, school=school)


@pytest.mark.parametrize(
    ("page", "make"),
    [
        ("participants:interests", of_interest),
        ("needs:enquiries", of_enquiry),
        ("needs:list", of_need),
        ("fees:fees", of_fee),
    ],
)
def test_one_letter_wrong_still_finds_the_school(client, page, make):
    hub = WorkGroupFactory().hub
    school = school_in(hub, name="Millbrook Goldfinch Primary School")
    row = make(hub, school)
    client.force_login(member(hub, Role.ADMINISTRATOR))

    def found(q):
        return row.pk in {
            one.pk for one in client.get(reverse(page), {"q": q}).context["object_list"]
        }

    assert (found("Goldfinch"), found("Goldfnch"), found("Copperfield")) == (True, True, False)
