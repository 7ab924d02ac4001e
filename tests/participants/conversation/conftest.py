import pytest

from tests.factories import UserFactory, WorkGroupFactory, london
from tests.participants.conversation.acts import placed


@pytest.fixture(autouse=True)
def _in_the_year(time_machine):
    time_machine.move_to(london(2022, 3, 1, 12))


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Reasoning")


@pytest.fixture
def ann(workgroup):
    return placed(workgroup, "Ann Able")


@pytest.fixture
def ben(workgroup):
    return placed(workgroup, "Ben Brook")


@pytest.fixture
def lead(workgroup):
    lead = UserFactory(name="Lena Lead")
    workgroup.leads.add(lead)
    return lead
