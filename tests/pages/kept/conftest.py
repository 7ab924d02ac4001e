"""Pages kept as in production, and a Work Group with everything that its page can show."""

import pytest
from django.core.cache import caches
from django.utils import timezone

from tests.factories import (
    OutcomeFactory,
    SchoolTaskFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
)
from tests.needs.factories import PriorityFactory
from tests.workgroups.factories import LocalLeaderFactory
from workgroups.models import WorkGroupLead, WorkGroupPriority


@pytest.fixture(autouse=True)
def _kept(settings):
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept-test"}
    settings.CACHES = settings.CACHES | {"pages": memory}
    yield
    caches["pages"].clear()


@pytest.fixture
def workgroup(db):
    """Everything that its page can show."""
    group = WorkGroupFactory(title="Subject Leadership", capacity=3)
    first = WorkshopFactory(workgroup=group)
    first.leads.add(UserFactory(name="Gita Ghosh"))
    SchoolTaskFactory(workgroup=group, after_workshop=first)
    OutcomeFactory(workgroup=group)
    lead = UserFactory(name="Lena Lead")
    WorkGroupLead.objects.create(workgroup=group, user=lead)
    LocalLeaderFactory(hub=group.hub, user=lead)
    priority = PriorityFactory(hub=group.hub, approved_at=timezone.now(), approved_by=lead)
    WorkGroupPriority.objects.create(workgroup=group, priority=priority)
    return group
