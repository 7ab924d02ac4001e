"""Which rows somebody reaches, asked of the querysets themselves."""

import pytest

from access.permissions import Permission
from access.roles import Role
from participants.models import Participant
from tests.factories import HubFactory, ParticipantFactory, WorkGroupFactory, member, school_in
from workgroups.models import Project, WorkGroup

pytestmark = pytest.mark.django_db


def reached(user) -> list[Participant]:
    return list(Participant.objects.visible_to(user, can=Permission.VIEW_PEOPLE))


def test_a_closed_account_reaches_no_row():
    workgroup = WorkGroupFactory()
    admin = member(workgroup.hub, Role.ADMINISTRATOR)
    rows = {WorkGroup: [workgroup], Project: [workgroup.project]}

    assert {model: list(model.objects.visible_to(admin)) for model in rows} == rows
    admin.is_active = False
    assert {model: list(model.objects.visible_to(admin)) for model in rows} == {
        WorkGroup: [],
        Project: [],
    }


def test_a_participant_is_the_hubs_of_the_work_group_and_not_of_the_school():
    workgroup, elsewhere = WorkGroupFactory(), HubFactory()
    participant = ParticipantFactory(workgroup=workgroup, school=school_in(elsewhere))

    assert reached(member(workgroup.hub, Role.ADMINISTRATOR)) == [participant]
    assert reached(member(elsewhere, Role.ADMINISTRATOR)) == []
