"""Research and innovation: a question, what is known already and what is new."""

import pytest
from django.urls import reverse

from access.roles import Role
from tests.factories import ProjectFactory, WorkGroupFactory, member
from tests.journeys.people import text_of
from workgroups.choices import ProjectKind

pytestmark = pytest.mark.django_db

WRITTEN = {
    "research_question": "Does it help to write down doubts?",
    "evidence_base": "It helped in science lessons.",
    "innovation": "Pupils begin from each other’s notes.",
}


@pytest.fixture
def research():
    return WorkGroupFactory(project=ProjectFactory(kind=ProjectKind.RESEARCH))


def admin_of(workgroup, client):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    return client


def test_what_is_written_stands_on_the_public_and_the_staff_page(client, research):
    public_before = text_of(client.get(research.get_absolute_url()))
    admin_of(research, client).post(reverse("workgroups:edit_purpose", args=[research.pk]), WRITTEN)

    public = text_of(client.get(research.get_absolute_url()))
    staff = text_of(client.get(reverse("workgroups:set_up", args=[research.pk])))

    assert "What do we want to find out?" not in public_before
    assert "What do we want to find out?" in public
    for words in WRITTEN.values():
        assert words in public
        assert words in staff


def test_other_kinds_are_not_asked_and_show_nothing(client):
    workgroup = WorkGroupFactory(**WRITTEN)
    purpose = reverse("workgroups:edit_purpose", args=[workgroup.pk])

    form = admin_of(workgroup, client).get(purpose).context["form"]
    client.post(purpose, dict.fromkeys(WRITTEN, "Another") | {"rationale": "It is needed"})

    assert not set(WRITTEN) & set(form.fields)
    assert "What do we want to find out?" not in text_of(client.get(workgroup.get_absolute_url()))
    workgroup.refresh_from_db()
    assert workgroup.research_question == WRITTEN["research_question"]
