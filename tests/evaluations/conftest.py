import pytest

from tests.evaluations.factories import finished_group
from tests.factories import UserFactory
from workgroups.models import WorkGroupLead


@pytest.fixture
def workgroup():
    return finished_group()


@pytest.fixture
def lead(workgroup):
    return WorkGroupLead.objects.create(workgroup=workgroup, user=UserFactory()).user


@pytest.fixture
def as_user(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
