"""From a project to a draft, and from each part of it to the next."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from tests.factories import ProjectFactory, UserFactory, WorkGroupFactory, london, member
from workgroups.choices import JobRole, Phase
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return WorkGroupFactory(published_at=None, published_by=None)


@pytest.fixture
def admin_client(client, draft):
    client.force_login(member(draft.hub, Role.ADMINISTRATOR))
    return client


def new(admin_client, draft, **typed):
    hub = {"hub": draft.hub.pk, "title": "", "capacity": ""}
    return admin_client.post(reverse("workgroups:add"), hub | typed)


def test_a_work_group_begins_with_what_its_project_says(admin_client, draft):
    project = ProjectFactory(
        title="Subject Leadership",
        phases=[Phase.SECONDARY],
        capacity=18,
        audience=[JobRole.SUBJECT_LEAD],
        summary="For heads of department.",
    )

    closes = {"closes_on_day": "15", "closes_on_month": "10", "closes_on_year": "2021"}
    answer = new(admin_client, draft, project=project.pk, **closes)

    made = WorkGroup.objects.get(project=project)
    assert answer.url == reverse("workgroups:plan_dates", args=[made.pk])
    assert (made.title, made.phases, made.capacity) == ("Subject Leadership", ["secondary"], 18)
    assert (made.eligible_roles, made.outline) == (["subject_lead"], "For heads of department.")
    assert made.interest_closes_at == london(2021, 10, 15, 17)


def test_what_neither_the_project_nor_its_planner_says_is_asked_for(admin_client, draft):
    project = ProjectFactory(phases=[], capacity=None)

    answer = new(admin_client, draft, project=project.pk)

    assert answer.context["form"].errors == {
        "phases": ["Choose which phases it is for, as the project does not say"],
        "capacity": ["Enter how many places there are, as the project does not say"],
    }


def test_each_part_of_a_draft_leads_to_the_next_that_is_missing(admin_client, draft):
    """Of one that is published it leads back to all that is set up."""
    path = reverse("workgroups:edit_purpose", args=[draft.pk])
    said = {"rationale": "Needed.", "budget": "1500", "evidence_plan": "A survey."}

    next_of_draft = admin_client.post(path, said).url
    draft.published_at, draft.published_by = timezone.now(), UserFactory()
    draft.interest_closes_at = timezone.now() + timedelta(days=9)
    draft.save()
    next_of_published = admin_client.post(path, said).url

    assert next_of_draft == reverse("workgroups:edit_outcomes", args=[draft.pk])
    assert next_of_published == reverse("workgroups:set_up", args=[draft.pk])
