from datetime import timedelta

import pytest
from django.utils import timezone

from tests.evaluations.factories import finished_group
from tests.factories import (
    ParticipantFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
)
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


@pytest.fixture
def place():
    """In a Work Group that follows three focus pupils, a week before its workshop."""
    workshop = WorkshopFactory(
        workgroup=WorkGroupFactory(focus_pupils=3), starts_at=timezone.now() + timedelta(days=7)
    )
    return ParticipantFactory(workgroup=workshop.workgroup)
