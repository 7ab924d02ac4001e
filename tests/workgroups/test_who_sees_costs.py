"""What a Work Group is to cost is for those who plan the hub's year and those who oversee it."""

import pytest
from django.urls import reverse

from hubs.choices import Role
from tests.factories import HubFactory, WorkGroupFactory, member
from tests.journeys.people import text_of

pytestmark = pytest.mark.django_db
SEES = {
    Role.ADMINISTRATOR: True,
    Role.HUB_LEAD: True,
    Role.BOARD: True,
    Role.PARTNER: False,
    Role.NATIONAL: False,
    Role.LEAD: False,
}


@pytest.mark.parametrize("role", SEES)
def test_the_planned_cost_is_shown_to(role, client):
    hub = HubFactory()
    workgroup = WorkGroupFactory(hub=hub, budget="1500.00")
    if role == Role.LEAD:
        user = member(HubFactory(), Role.PARTNER)
        workgroup.leads.add(user)
    else:
        user = member(None if role == Role.NATIONAL else hub, role)
    client.force_login(user)

    page = text_of(client.get(reverse("workgroups:detail", args=[workgroup.pk])))

    assert ("£1,500.00" in page) == SEES[role]
