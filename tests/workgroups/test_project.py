"""The national catalogue: who keeps it, its years, and taking a year over to the next."""

import pytest
from django.urls import reverse

from access.refusal import Refused
from access.roles import Role
from tests.factories import HubFactory, ProjectFactory, WorkGroupFactory, member
from tests.journeys.people import text_of
from workgroups.actions.plan import create_workgroup
from workgroups.actions.project import copy_projects, save_project
from workgroups.choices import ProjectKind
from workgroups.models import Project, WorkGroup
from workgroups.queries.project_years import years_of
from workgroups.rules.project import LEAD_TITLES, lead_title

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def admin(hub, client):
    user = member(hub, Role.ADMINISTRATOR)
    client.force_login(user)
    return user


@pytest.fixture
def national(client):
    user = member(None, Role.NATIONAL)
    client.force_login(user)
    return user


def test_every_kind_of_project_has_a_name_for_its_leads():
    assert set(LEAD_TITLES) == set(ProjectKind)
    assert lead_title("programme") == "Cohort lead"
    assert lead_title("community") == "Community lead"


def test_a_chain_goes_back_and_on_but_not_to_sisters():
    """The second became two in the next year; one of them was followed."""
    first = ProjectFactory(school_year=2020)
    second = ProjectFactory(school_year=2021, predecessor=first)
    third = ProjectFactory(school_year=2022, predecessor=second)
    sister = ProjectFactory(school_year=2022, predecessor=second)
    last = ProjectFactory(school_year=2023, predecessor=third)
    alone = ProjectFactory(school_year=2020)

    assert years_of(third) == [last, third, second, first]
    assert set(years_of(second)) == {first, second, third, sister, last}
    assert years_of(alone) == [alone]


def test_a_chain_that_bites_its_tail_ends():
    first = ProjectFactory(school_year=2020)
    second = ProjectFactory(school_year=2021, predecessor=first)
    Project.objects.filter(pk=first.pk).update(predecessor=second)

    assert years_of(first) == [second, first]


def test_a_year_is_copied_once_however_often_it_is_asked():
    project = ProjectFactory(
        code="NCP21-15",
        audience=["subject_lead"],
        is_new=True,
        places_per_school=1,
        required_stages=["development"],
        is_once_only=True,
        policy_outcomes="A policy for calculation",
    )

    first = copy_projects(projects=[project], to_year=2022, with_codes_moved=True)
    second = copy_projects(projects=[project], to_year=2022, with_codes_moved=True)

    [copy] = first
    assert second == []
    assert (copy.code, copy.school_year, copy.predecessor) == ("NCP22-15", 2022, project)
    assert (copy.audience, copy.is_new, copy.places_per_school) == (["subject_lead"], False, 1)
    assert (copy.required_stages, copy.is_once_only) == (["development"], True)
    assert copy.policy_outcomes == "A policy for calculation"
    assert [row.school_year for row in years_of(project)] == [2022, 2021]


def test_a_copy_is_left_out_where_its_code_or_name_is_taken():
    coded = ProjectFactory(code="NCP21-15")
    named = ProjectFactory(title="Times tables")
    ProjectFactory(code="NCP22-15", school_year=2022)
    ProjectFactory(title="Times Tables", school_year=2022)

    assert copy_projects(projects=[coded, named], to_year=2022, with_codes_moved=True) == []


def test_codes_can_stay_as_they_are():
    project = ProjectFactory(code="NCP20-09")

    [copy] = copy_projects(projects=[project], to_year=2022, with_codes_moved=False)

    assert copy.code == "NCP20-09"


def test_nothing_is_copied_into_its_own_or_an_earlier_year():
    project = ProjectFactory(code="NCP21-15")

    assert copy_projects(projects=[project], to_year=2021, with_codes_moved=False) == []


def test_a_work_group_begins_with_what_its_project_says(hub):
    project = ProjectFactory(audience=["teacher"], places_per_school=3, day_equivalent="2.5")
    draft = WorkGroup(hub=hub, project=project, title="A", phases=["primary"], capacity=9)

    workgroup = create_workgroup(draft=draft)

    workgroup.refresh_from_db()
    assert workgroup.eligible_roles == ["teacher"]
    assert (workgroup.places_per_school, str(workgroup.day_equivalent)) == (3, "2.5")


def test_the_intended_outcomes_of_a_project_are_where_a_work_group_begins(hub):
    project = ProjectFactory(
        learning_outcomes="• Know the vision of maths\n\n• Plan in small steps\n• Plan in small "
        "steps",
        pupils_outcomes="Talk about maths",
    )
    draft = WorkGroup(hub=hub, project=project, title="A", phases=["primary"], capacity=9)

    workgroup = create_workgroup(draft=draft)

    assert list(workgroup.outcomes.values_list("position", "level", "text")) == [
        (1, "learning", "Know the vision of maths"),
        (2, "learning", "Plan in small steps"),
        (3, "pupils", "Talk about maths"),
    ]


def test_the_intended_outcomes_are_said_on_the_projects_page(client, admin):
    project = ProjectFactory(practice_outcomes="Plan together\nObserve each other")

    said = text_of(client.get(reverse("workgroups:project", args=[project.pk])))

    assert "What is intended Practice development Plan together Observe each other" in said


def test_an_outcome_of_a_project_fits_where_it_is_copied_to(client, national):
    project = ProjectFactory()
    path = reverse("workgroups:edit_project", args=[project.pk])
    sent = answers(title="A", kind="community") | {"policy_outcomes": "Short\n" + "x" * 301}

    answer = client.post(path, sent)

    assert answer.status_code == 422
    assert answer.context["form"].errors["policy_outcomes"] == [
        "Keep each outcome to 300 characters"
    ]


def test_the_year_stays_once_there_are_work_groups():
    project = WorkGroupFactory().project
    project.school_year = 2022

    with pytest.raises(Refused) as refusal:
        save_project(project=project)

    assert refusal.value.field == "school_year"


ECT = {"early_career_term": "ect"}


def answers(**fields) -> dict:
    return {"title": "Reasoning", "school_year": "2021", "kind": "network"} | ECT | fields


def test_a_hubs_project_is_its_own_to_change_and_everybodys_to_read(client, admin, hub):
    client.post(reverse("workgroups:add_project"), answers(code="ncp 21-15"))

    project = Project.objects.get()
    assert (project.code, project.hub) == ("NCP21-15", hub)
    page = reverse("workgroups:edit_project", args=[project.pk])
    assert client.get(page).status_code == 200
    client.force_login(member(HubFactory(), Role.ADMINISTRATOR))
    assert client.get(page).status_code == 403
    assert client.get(reverse("workgroups:project", args=[project.pk])).status_code == 200


def test_the_national_team_keeps_every_project(client, national, hub):
    client.post(reverse("workgroups:add_project"), answers())
    own = Project.objects.get()
    local = ProjectFactory(hub=hub)

    assert own.hub is None
    for project in (own, local):
        page = reverse("workgroups:edit_project", args=[project.pk])
        answer = client.post(page, answers(title=f"Changed {project.pk}"))
        assert answer.status_code == 302
    assert sorted(Project.objects.values_list("title", flat=True)) == sorted(
        [f"Changed {own.pk}", f"Changed {local.pk}"]
    )
    local.refresh_from_db()
    assert local.hub == hub


def test_somebody_of_two_hubs_says_for_which(client, admin, hub):
    other = HubFactory()
    admin.memberships.create(hub=other, role=Role.HUB_LEAD, from_on="2020-09-01")
    page = reverse("workgroups:add_project")

    missing = client.post(page, answers())
    client.post(page, answers(hub=other.pk))

    assert missing.status_code == 422
    assert Project.objects.get().hub == other


def test_a_code_that_is_taken_is_told_with_the_project_that_has_it(client, admin):
    ProjectFactory(code="NCP21-15", title="Subject Leadership")

    answer = client.post(reverse("workgroups:add_project"), answers(code="NCP 21-15"))

    assert answer.status_code == 422
    assert "NCP21-15 is in the list of that year: Subject Leadership" in text_of(answer)


def test_a_predecessor_is_of_an_earlier_year(client, admin):
    same_year = ProjectFactory(school_year=2021)

    answer = client.post(reverse("workgroups:add_project"), answers(predecessor=same_year.pk))

    assert "Choose a project of an earlier year" in text_of(answer)


def test_the_list_is_narrowed_by_code_year_kind_and_phase(client, admin):
    wanted = ProjectFactory(code="NCP21-15", phases=["secondary"], kind=ProjectKind.COMMUNITY)
    ProjectFactory(code="NCP22-15", school_year=2022, phases=["primary"])
    page = reverse("workgroups:projects")

    for query in ("q=ncp+21-15", "year=2021", "kind=community", "phase=secondary"):
        assert list(client.get(f"{page}?{query}").context["object_list"]) == [wanted], query


def test_a_project_that_names_no_phase_is_for_each(client, admin):
    for_each = ProjectFactory(phases=[])
    ProjectFactory(phases=["primary"])

    listed = client.get(f"{reverse('workgroups:projects')}?phase=secondary").context["object_list"]

    assert list(listed) == [for_each]


def test_the_page_of_a_project_shows_only_work_groups_in_reach(client, admin, hub):
    own = WorkGroupFactory(hub=hub, title="Our own")
    WorkGroupFactory(project=own.project, title="Somebody else's")

    page = text_of(client.get(reverse("workgroups:project", args=[own.project_id])))

    assert "Our own" in page
    assert "Somebody else" not in page


def test_a_hub_copies_only_what_it_added(client, admin, hub):
    own, others = ProjectFactory(hub=hub), ProjectFactory()
    page = reverse("workgroups:copy_projects") + "?year=2021"

    refused = client.post(page, {"projects": others.pk, "codes": "moved"})
    taken = client.post(page, {"projects": own.pk, "codes": "moved"}, follow=True)

    assert refused.status_code == 422
    assert "1 project is now in 2022/23" in text_of(taken)
    assert list(Project.objects.filter(school_year=2022)) == [own.successors.get()]
    assert "is in 2022/23 already" in text_of(client.get(page))


def test_the_public_list_is_narrowed_by_role_and_kind(client):
    teachers = WorkGroupFactory(
        eligible_roles=["teacher"], project=ProjectFactory(kind=ProjectKind.COMMUNITY)
    )
    WorkGroupFactory(eligible_roles=["headteacher"])
    page = reverse("workgroups:catalogue")

    for query in ("role=teacher", "kind=community"):
        assert list(client.get(f"{page}?{query}").context["object_list"]) == [teachers], query
