import pytest

from access.roles import Role
from tests.factories import (
    WorkGroupFactory,
    member,
)
from tests.participants.circular.acts import NOW


@pytest.fixture(autouse=True)
def _on_a_day(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def workgroup():
    return WorkGroupFactory(title="Reasoning")


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR, user__name="Ada Admin")
