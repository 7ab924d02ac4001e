"""The number of places is never made smaller than those given out."""

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from participants.actions.place import accept_offer, offer_place
from participants.models import Participant
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    approved,
    member,
)
from tests.journeys.people import day, text_of
from tests.robust.at_once import at_once, refusals
from tests.robust.reading import error_beside
from workgroups.actions.places import save_places
from workgroups.models import WorkGroup
from workgroups.rules.places import PlacesHeld

pytestmark = pytest.mark.django_db
MEANT = "Save it with fewer places than are given and offered"


@pytest.fixture
def workgroup():
    """Five places: two are given, and one is on offer."""
    workgroup = WorkGroupFactory(capacity=5)
    ParticipantFactory.create_batch(2, workgroup=workgroup)
    offer_place(interest=approved(InterestFactory(workgroup=workgroup)), by=UserFactory())
    return workgroup


@pytest.fixture
def staff(client, workgroup):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    return client


def save(staff, workgroup, capacity: int, **more):
    closes = timezone.localdate(workgroup.interest_closes_at)
    typed = {
        "eligible_roles": workgroup.eligible_roles,
        "phases": workgroup.phases,
        "capacity": capacity,
        "places_per_school": workgroup.places_per_school,
        "place_type": workgroup.place_type,
        "fee_policy": workgroup.fee_policy_id,
        **day("closes_on", closes),
    }
    return staff.post(reverse("workgroups:edit_places", args=[workgroup.pk]), typed | more)


def capacity_of(workgroup) -> int:
    return WorkGroup.objects.get(pk=workgroup.pk).capacity


def test_fewer_places_than_are_given_are_refused_with_the_number(staff, workgroup):
    answer = save(staff, workgroup, 1)

    assert "2 people have a place already" in error_beside(answer, "capacity")
    assert MEANT not in text_of(answer)
    assert capacity_of(workgroup) == 5


def test_fewer_places_than_are_given_and_offered_are_explained_and_asked_about(staff, workgroup):
    answer = save(staff, workgroup, 2)

    assert (
        "2 people have a place and 1 is offered one, so 3 places are held. With 2 places, nobody "
        "of those with an offer can accept it."
    ) in error_beside(answer, "capacity")
    assert MEANT in text_of(answer)
    assert capacity_of(workgroup) == 5

    save(staff, workgroup, 2, goes_below_offers="on")

    assert capacity_of(workgroup) == 2


def test_as_many_places_as_are_held_are_enough(staff, workgroup):
    save(staff, workgroup, 3)

    assert capacity_of(workgroup) == 3


def test_whoever_made_it_smaller_may_save_again_without_being_asked(staff, workgroup):
    save(staff, workgroup, 2, goes_below_offers="on")

    assert save(staff, workgroup, 2).status_code == 302


@pytest.mark.parametrize(
    ("capacity", "below_given", "below_offers"),
    [(1, True, False), (2, False, True), (3, False, True), (4, False, False)],
)
def test_where_the_boundaries_lie(capacity, below_given, below_offers):
    held = PlacesHeld(given=2, offered=2)

    assert held.is_below_given(capacity) == below_given
    assert held.is_below_offers(capacity) == below_offers


@pytest.mark.django_db(transaction=True)
def test_a_place_accepted_meanwhile_is_counted():
    workgroup = WorkGroupFactory(capacity=2)
    ParticipantFactory(workgroup=workgroup)
    offer = offer_place(interest=approved(InterestFactory(workgroup=workgroup)), by=UserFactory())
    smaller = WorkGroup.objects.get(pk=workgroup.pk)
    smaller.capacity = 1

    results = at_once(
        [
            lambda: accept_offer(offer=offer, policy_id=workgroup.fee_policy_id),
            lambda: save_places(workgroup=smaller, goes_below_offers=True),
        ]
    )

    # Whichever came first, the other is refused.
    assert len(refusals(results)) == 1
    assert Participant.objects.count() <= capacity_of(workgroup)
