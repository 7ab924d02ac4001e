from datetime import timedelta

import pytest
from django.utils import timezone

from access.roles import Role
from participants.actions.place import accept_offer, offer_place
from tests.factories import (
    InterestFactory,
    PersonFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    member,
)
from tests.participants.calendars.acts import LENA, TARA
from workgroups.models import WorkGroupLead


@pytest.fixture(autouse=True)
def _morning(time_machine):
    time_machine.move_to(timezone.now().replace(hour=9, minute=0), tick=True)


@pytest.fixture
def workgroup():
    """Two workshops to come and one that is over."""
    workgroup = WorkGroupFactory(title="Subject Leadership", hub__mailbox="elm@example.org")
    venue = VenueFactory(
        hub=workgroup.hub, name="Elmfield Hall", address="2 Elmfield Road", postcode="ZZ2 2ZZ"
    )
    begun = timezone.now() - timedelta(days=3)
    WorkshopFactory(workgroup=workgroup, starts_at=begun)
    WorkshopFactory(workgroup=workgroup, venue=venue, title="The first")
    WorkshopFactory(workgroup=workgroup, venue=venue)
    return workgroup


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def place(workgroup, admin):
    """Somebody who has just accepted a place."""
    person = PersonFactory(name="Tara Tell", email=TARA)
    interest = approved(InterestFactory(workgroup=workgroup, person=person))
    offer = offer_place(interest=interest, by=admin)
    return accept_offer(offer=offer, policy_id=workgroup.fee_policy_id)


@pytest.fixture
def first(place):
    return place.workgroup.workshops.all()[1]


@pytest.fixture
def lead(workgroup):
    user = UserFactory(name="Lena Lead", email=LENA)
    WorkGroupLead.objects.create(workgroup=workgroup, user=user)
    return user
