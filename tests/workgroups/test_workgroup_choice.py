"""Lists that offer Work Groups to choose from tell those of one title apart."""

import pytest
from django.urls import reverse

from access.roles import Role
from tests.factories import HubFactory, WorkGroupFactory, WorkshopFactory, london, member, school_in
from tests.fees.factories import proposed_fee, workshop_in
from tests.workgroups.factories import LocalLeaderFactory

pytestmark = pytest.mark.django_db

WORDS = "Mastery, 2021/22, from 17 Nov 2021"


@pytest.fixture
def hub():
    return HubFactory()


def mastery(hub):
    group = WorkGroupFactory(hub=hub, title="Mastery", school_year=2021)
    starts_at = london(2021, 11, 17, 9, 30)
    WorkshopFactory(workgroup=group, starts_at=starts_at, ends_at=london(2021, 11, 17, 14))
    WorkshopFactory(
        workgroup=group, starts_at=london(2022, 2, 3, 9), ends_at=london(2022, 2, 3, 12)
    )
    return group


@pytest.mark.parametrize("page", ["visit", "deployment"])
def test_a_form_says_year_and_first_date(client, hub, page):
    mastery(hub)
    WorkGroupFactory(hub=hub, title="Planned", school_year=2021)
    client.force_login(member(hub, Role.ADMINISTRATOR))
    school, leader = school_in(hub), LocalLeaderFactory(hub=hub)
    url = {
        "visit": reverse("workgroups:plan_visit", args=[school.pk]),
        "deployment": reverse("workgroups:add_deployment", args=[leader.pk]),
    }[page]

    offered = client.get(url).context["form"].fields["workgroup"].choices

    assert [words for _, words in offered][1:] == [WORDS, "Planned, 2021/22, no dates yet"]


def test_the_filter_of_fees_says_year_and_first_date(client, hub):
    fee = proposed_fee(workshop_in(mastery(hub), starts_at=london(2021, 12, 1, 9)))
    client.force_login(member(fee.hub, Role.ADMINISTRATOR))

    page = client.get(reverse("fees:fees"))

    offered = page.context["filterset"].form.fields["workgroup"].choices
    assert [words for _, words in offered][1:] == [WORDS]
