"""A row found by a query composed once is the one that visible_to() finds, and no other."""

import pytest

from access.permissions import Permission
from access.roles import HUB_ROLES, Role
from pages.reached import RowInReach
from tests.factories import HubFactory, UserFactory, WorkGroupFactory, member
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db


def joined(rows):
    return rows.with_dates().select_related("hub")


ROWS = {
    can: RowInReach(WorkGroup, can=can, prepare=joined)
    for can in (Permission.VIEW_EVIDENCE, Permission.VIEW_ANSWERS, Permission.VIEW_HISTORY)
}


def lead_of(workgroup):
    user = UserFactory()
    workgroup.leads.add(user)
    return user


@pytest.mark.parametrize("can", ROWS)
def test_it_finds_what_visible_to_finds_for_whoever_asks(can, django_assert_num_queries):
    hub = HubFactory()
    groups = [WorkGroupFactory(hub=hub), WorkGroupFactory(hub=hub), WorkGroupFactory()]
    readers = [*(member(hub, role) for role in HUB_ROLES), lead_of(groups[0]), UserFactory()]

    for reader in readers:
        reader.current_memberships  # noqa: B018
        for group in groups:
            with django_assert_num_queries(1):
                found = ROWS[can].found_by(reader, group.pk)
            expected = WorkGroup.objects.visible_to(reader, can=can).filter(pk=group.pk).first()
            assert found == expected


def test_it_finds_nothing_for_an_account_that_is_closed():
    workgroup = WorkGroupFactory()
    reader = lead_of(workgroup)
    rows = ROWS[Permission.VIEW_EVIDENCE]
    assert rows.found_by(reader, workgroup.pk) == workgroup

    reader.is_active = False

    assert rows.found_by(reader, workgroup.pk) is None
    assert rows.found_by(member(workgroup.hub, Role.BOARD), workgroup.pk + 1) is None
    assert rows.found_by(member(workgroup.hub, Role.BOARD), 2**63) is None
