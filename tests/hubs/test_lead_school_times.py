"""A school leads a hub once at a time, however its days are changed."""

from datetime import date

import pytest

from access.refusal import Refused
from hubs.actions.lead_school import end_lead_school
from tests.factories import LeadSchoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    return LeadSchoolFactory(from_on=date(2020, 9, 1), until_on=date(2021, 8, 31))


@pytest.fixture(autouse=True)
def _again(first):
    LeadSchoolFactory(hub=first.hub, school=first.school, from_on=date(2022, 9, 1))


@pytest.mark.parametrize("until_on", [date(2022, 9, 1), date(2023, 8, 31), None])
def test_an_earlier_time_does_not_reach_into_a_later_one(first, until_on):
    with pytest.raises(Refused, match="leads from Thursday 1 September 2022 already") as refusal:
        end_lead_school(lead_school=first, until_on=until_on)

    assert refusal.value.field == "until_on"
    first.refresh_from_db()
    assert first.until_on == date(2021, 8, 31)


def test_it_may_last_until_the_day_before(first):
    end_lead_school(lead_school=first, until_on=date(2022, 8, 31))

    first.refresh_from_db()
    assert first.until_on == date(2022, 8, 31)
