"""What a project calls teachers at the beginning, and for how long they count as such."""

import pytest
from django.urls import reverse

from access.roles import Role
from participants.rules.eligibility import reason_not_eligible
from tests.factories import ProjectFactory, WorkGroupFactory, member, school_in
from tests.journeys.people import text_of
from tests.participants.drafts import ABOUT_YOU, draft_of, page, step_of
from workgroups.choices import EarlyCareerTerm, JobRole
from workgroups.models import Project
from workgroups.rules.job_role import early_career_label, role_labels


@pytest.mark.parametrize(
    ("term", "years", "label"),
    [
        ("ect", None, "Early career teacher (ECT)"),
        ("ect", 2, "Early career teacher (ECT), in the first 2 years after qualifying"),
        ("nqt", None, "Newly qualified teacher (NQT)"),
        ("nqt", 1, "Newly qualified teacher (NQT), in the first year after qualifying"),
    ],
)
def test_early_career_is_called_as_the_project_says(term, years, label):
    assert early_career_label(term, years) == label


def test_other_roles_keep_their_names_and_their_order():
    labels = role_labels("nqt", 1)

    assert list(labels) == list(JobRole)
    assert labels[JobRole.TEACHER] == JobRole.TEACHER.label


def test_a_reason_names_roles_as_the_project_does():
    labels = role_labels("nqt", 1)

    assert reason_not_eligible(JobRole.TEACHER, [JobRole.EARLY_CAREER], labels) == (
        "This Work Group is for: newly qualified teacher (NQT), in the first year after qualifying."
    )


pytestmark = pytest.mark.django_db


@pytest.fixture
def workgroup():
    project = ProjectFactory(early_career_term=EarlyCareerTerm.NQT, early_career_years=1)
    return WorkGroupFactory(project=project, eligible_roles=[JobRole.EARLY_CAREER])


def test_teachers_read_the_projects_own_words(client, workgroup):
    words = "Newly qualified teacher (NQT), in the first year after qualifying"
    draft = draft_of(workgroup, school=school_in(workgroup.hub).pk)

    asked = text_of(client.get(page(draft, "about_you")))
    refused = client.post(page(draft, "about_you"), ABOUT_YOU, follow=True)
    taken = client.post(page(draft, "about_you"), ABOUT_YOU | {"job_role": "early_career"})

    assert words in asked
    assert "This Work Group is for: newly qualified teacher (NQT)" in text_of(refused)
    assert step_of(taken) == "priorities"


def test_staff_read_them_too(client, workgroup):
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))
    words = "Newly qualified teacher (NQT), in the first year after qualifying"
    on_behalf = reverse("participants:enter_on_behalf", args=[workgroup.pk])

    overview = text_of(client.get(reverse("workgroups:set_up", args=[workgroup.pk])))
    form = text_of(client.get(f"{on_behalf}?school={school_in(workgroup.hub).pk}"))

    assert words in overview
    assert words in form


@pytest.mark.parametrize(
    ("years", "is_taken"), [("", True), ("1", True), ("0", False), ("11", False)]
)
def test_the_years_are_said_on_the_projects_page(client, years, is_taken):
    client.force_login(member(None, Role.NATIONAL))
    answers = {"title": "Supporting NQTs", "school_year": "2021", "kind": "network"}
    answers |= {"early_career_term": "nqt", "early_career_years": years}

    answer = client.post(reverse("workgroups:add_project"), answers)

    assert (answer.status_code == 302) == is_taken
    assert Project.objects.exists() == is_taken
    if not is_taken:
        assert list(answer.context["form"].errors) == ["early_career_years"]
