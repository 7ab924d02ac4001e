"""What the public page of a Work Group says of whom it is for."""

import pytest
from django.test import Client

from tests.factories import WorkGroupFactory
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
