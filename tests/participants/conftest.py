import pytest

from tests.factories import WorkGroupFactory, WorkshopFactory, school_in
from tests.participants.drafts import ABOUT_YOU, HEAD, PRIORITIES, draft_of


@pytest.fixture
def workgroup():
    group = WorkGroupFactory(title="Subject Leadership")
    WorkshopFactory(workgroup=group)
    return group


@pytest.fixture
def school(workgroup):
    return school_in(workgroup.hub, name="Beacon Hill School", postcode="ZZ2 3AB", urn=987_654)


@pytest.fixture
def full(workgroup, school):
    """An expression of interest in which everything is filled in, and not sent."""
    return draft_of(workgroup, school=school.pk, **ABOUT_YOU, **PRIORITIES, **HEAD)
