"""What the public page of a Work Group says of whom it is for, and when."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import FeePolicyFactory, HubFactory, WorkGroupFactory, WorkshopFactory, london
from tests.journeys.people import text_of
from workgroups.choices import JobRole, Phase

pytestmark = pytest.mark.django_db


def page_of(**fields) -> str:
    workgroup = WorkGroupFactory(**fields)
    return text_of(Client().get(f"/work-groups/{workgroup.pk}/"))


def test_it_names_the_phases_and_the_roles_it_is_for():
    page = page_of(
        phases=[Phase.PRIMARY, Phase.SECONDARY],
        eligible_roles=[JobRole.SUBJECT_LEAD, JobRole.TEACHER],
        audience="Not for those who hope to lead.",
    )

    said = page.split("Who it is for", 1)[1].split("Dates", 1)[0]
    assert said.strip() == (
        "Schools and colleges of these phases: Primary and Secondary. People who work there as: "
        "Teacher Head of maths or maths subject leader Not for those who hope to lead. "
        "Schools from outside the hub’s area can take part too."
    )


def test_one_for_the_area_alone_says_so():
    page = page_of(takes_other_areas=False, audience="")

    assert "It is for schools in the hub’s area only." in page


def test_a_date_that_is_free_no_more_says_what_holds_for_a_later_place(time_machine):
    starts = london(2022, 2, 3, 9, 30)
    hub = HubFactory()
    workgroup = WorkGroupFactory(hub=hub, fee_policy=FeePolicyFactory(hub=hub))
    WorkshopFactory(workgroup=workgroup, starts_at=starts, ends_at=starts + timedelta(hours=5))
    shown = []
    for now in (london(2022, 1, 27, 12), london(2022, 1, 28, 0), london(2022, 2, 3, 10)):
        time_machine.move_to(now)
        page = text_of(Client().get(f"/work-groups/{workgroup.pk}/"))
        assert "free until 23:59 on Thursday 27 January 2022" in page
        shown.append("with a place given after that, until it begins" in page)

    assert shown == [False, True, False]
