"""What a Work Group is to cost is for those who plan the hub's year and those who oversee it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from pages.rules.school_year import school_year_of
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
    workgroup = WorkGroupFactory(hub=hub, budget="1500.00", spent="0.00")
    if role == Role.LEAD:
        user = member(HubFactory(), Role.PARTNER)
        workgroup.leads.add(user)
    else:
        user = member(None if role == Role.NATIONAL else hub, role)
    client.force_login(user)

    page = text_of(client.get(reverse("workgroups:set_up", args=[workgroup.pk])))

    assert ("£1,500.00" in page) == SEES[role]
    assert ("Spent so far £0.00" in page) == SEES[role]


def test_what_was_spent_stands_beside_the_plan(client):
    hub = HubFactory()
    workgroup = WorkGroupFactory(hub=hub, school_year=school_year_of(timezone.localdate()))
    client.force_login(member(hub, Role.ADMINISTRATOR))
    purpose = reverse("workgroups:edit_purpose", args=[workgroup.pk])
    said = {"rationale": "Needed", "budget": "£1,500", "evidence_plan": "A survey"}

    client.post(purpose, said | {"spent": "£1,650.50"})
    refused = client.post(purpose, said | {"spent": "-1"})
    plan = text_of(client.get(reverse("evaluations:plan")))

    assert refused.status_code == 422
    assert "£1,500.00 £1,650.50 spent so far" in plan
