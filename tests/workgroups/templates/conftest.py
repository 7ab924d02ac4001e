"""A template that one hub shares, and a draft that another made from it."""

from datetime import date

import pytest
from django.test import Client

from access.roles import Role
from tests.factories import (
    HubFactory,
    OutcomeFactory,
    ProjectFactory,
    SchoolTaskFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
)
from tests.workgroups.factories import ResourceFactory, WorkGroupTemplateFactory
from workgroups.actions.plan_from_template import plan_from_template
from workgroups.models import WorkGroup
from workgroups.queries.from_template import template_proposal
from workgroups.rules.dates import PlannedWorkshop


@pytest.fixture
def source(time_machine):
    time_machine.move_to(london(2021, 6, 1, 10))
    source = WorkGroupFactory(
        capacity=14, outline="For heads of maths.", published_at=None, published_by=None
    )
    first, second = [
        WorkshopFactory(workgroup=source, starts_at=at, focus="Mastery")
        for at in (london(2021, 11, 17, 9, 30), london(2022, 5, 25, 9, 30))
    ]
    SchoolTaskFactory(after_workshop=first, title="Plan a lesson", due_on=date(2022, 5, 11))
    SchoolTaskFactory(after_workshop=first, title="Share it")
    OutcomeFactory(workgroup=source, text="Lead", level="learning")
    OutcomeFactory(workgroup=source, text="Explain", level="pupils", category="attitudes")
    ResourceFactory(workshop=second, title="Bars")
    return source


@pytest.fixture
def template(source):
    return WorkGroupTemplateFactory(hub=source.hub, made_from=source, shared=True)


@pytest.fixture
def hub():
    return HubFactory(name="Estuary Maths Hub")


@pytest.fixture
def draft(hub, template):
    """Of another hub, a year later."""
    project = ProjectFactory(school_year=2022)
    proposal = template_proposal(template, hub, date(2022, 11, 16))
    workshops = [
        PlannedWorkshop(
            workshop=step.number,
            starts_at=step.workshop.starts_at,
            ends_at=step.workshop.ends_at,
            mode=step.workshop.mode,
            venue=None,
            tasks=tuple(task.title for task in step.tasks),
        )
        for step in proposal.cycle
    ]
    begun = WorkGroup(hub=hub, project=project, title="Leading Maths")
    return plan_from_template(template=template, draft=begun, workshops=workshops)


@pytest.fixture
def staff(hub):
    client = Client()
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client
