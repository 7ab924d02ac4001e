import pytest

from access.roles import Role
from tests.factories import member
from tests.fees.factories import workshop_in


@pytest.fixture
def workshop():
    return workshop_in()


@pytest.fixture
def hub(workshop):
    return workshop.workgroup.hub


@pytest.fixture
def administrator(hub, client):
    """Of the workshop's hub, and signed in."""
    user = member(hub, Role.ADMINISTRATOR)
    client.force_login(user)
    return user
