"""Stages that a project asks for and projects that a school takes part in only once."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from participants.models import Offer
from participants.queries.school_past import pasts_beside
from participants.rules.allocation import Case, Reason, reasons_against, reasons_for
from participants.rules.eligibility import SchoolPast, past_against, past_for
from schools.queries.lineage import pasts_of
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    ProjectFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.participants.drafts import draft_of, page
from tests.schools.register_factories import SchoolLinkFactory
from tests.workgroups.factories import MasteryStageFactory
from workgroups.choices import JourneyStage as S
from workgroups.choices import Phase
from workgroups.rules.project import conditions

ASKED = frozenset({S.DEVELOPMENT, S.EMBEDDING})
NOT_KNOWN = (
    "The school is not known to have been in Development or Embedding of Teaching for Mastery."
)

# The rules, without a database


@pytest.mark.parametrize(
    ("past", "against", "speaks_for"),
    [
        (SchoolPast(), [], []),
        (SchoolPast(required_stages=ASKED), [NOT_KNOWN], []),
        (SchoolPast(required_stages=ASKED, reached=frozenset({S.READINESS})), [NOT_KNOWN], []),
        (
            SchoolPast(required_stages=ASKED, reached=frozenset({S.READINESS, S.EMBEDDING})),
            [],
            ["The school is or has been in Embedding of Teaching for Mastery."],
        ),
        (
            SchoolPast(is_once_only=True, taken_before=("Times Tables, 2020/21",)),
            [
                "A school takes part only once, and this one has before: Times Tables, 2020/21.",
            ],
            [],
        ),
        (SchoolPast(is_once_only=True), [], ["The school takes part for the first time."]),
        (SchoolPast(taken_before=("Times Tables, 2020/21",)), [], []),
    ],
)
def test_what_speaks_for_and_against_a_schools_past(past, against, speaks_for):
    assert past_against(past) == against
    assert past_for(past) == speaks_for


def test_a_past_that_does_not_fit_can_be_overridden_with_a_reason():
    case = Case(
        not_eligible="",
        head_approved=True,
        places_left=1,
        school_places=1,
        places_per_school=2,
        school_is_open=True,
        in_area=False,
        takes_other_areas=True,
        others=("Reading",),
        past=SchoolPast(required_stages=ASKED, is_once_only=True),
    )

    assert reasons_against(case)[0] == Reason(NOT_KNOWN, can_be_overridden=True)
    assert reasons_for(case)[-1] == "The school takes part for the first time."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (([], "", False), []),
        (
            ([S.EMBEDDING, S.DEVELOPMENT], "", True),
            [
                "It is for schools that are, or have been, in Development or Embedding of "
                "Teaching for Mastery.",
                "A school takes part only once.",
            ],
        ),
        (
            ([], "A year of Mastering Number.", False),
            ["What your school needs before it: A year of Mastering Number."],
        ),
    ],
)
def test_conditions_are_said_in_sentences(asked, said):
    assert conditions(*asked) == said


# What is known of a school

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory(name="Larkfield")


@pytest.fixture
def workgroup(hub):
    project = ProjectFactory(required_stages=[S.DEVELOPMENT], is_once_only=True)
    return WorkGroupFactory(hub=hub, project=project)


@pytest.fixture
def school(hub):
    return school_in(hub)


def has_place(school, **fields):
    workgroup = WorkGroupFactory(**fields)
    interest = InterestFactory(workgroup=workgroup, school=school)
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def past(workgroup, school):
    return pasts_beside(workgroup, pasts_of([school.pk]))[school.pk]


@pytest.mark.parametrize(
    ("stage", "reached"),
    [
        ({"from_on": date(2019, 9, 1), "until_on": date(2020, 8, 31)}, {S.DEVELOPMENT}),
        ({"phase": Phase.PRIMARY}, set()),
        ({"from_on": date(2999, 9, 1)}, set()),
        ({"stage": S.EMBEDDING}, {S.EMBEDDING}),
    ],
    ids=["over", "of another phase", "to come", "another stage"],
)
def test_a_stage_counts_in_its_phase_once_it_has_begun(workgroup, school, stage, reached):
    MasteryStageFactory(school=school, **stage)

    assert past(workgroup, school).reached == reached


def test_an_academy_has_the_past_of_the_school_that_it_was(hub, workgroup, school):
    academy = school_in(hub)
    SchoolLinkFactory(predecessor=school, successor=academy)
    MasteryStageFactory(school=school)
    has_place(school, hub=hub, project=workgroup.project, title="North", school_year=2020)

    found = past(workgroup, academy)

    assert found.reached == {S.DEVELOPMENT}
    assert found.taken_before == ("North, 2020/21",)


def test_a_place_counts_in_any_year_of_the_project_and_another_hub_is_not_named(
    hub, workgroup, school
):
    project = workgroup.project
    before = ProjectFactory(title="Mastery: Development", school_year=2020)
    project.predecessor = before
    project.save()
    has_place(school, hub=HubFactory(), project=before, title="Estuary One", school_year=2020)
    has_place(school, hub=hub, project=ProjectFactory())
    has_place(school, hub=hub, project=before, phases=[Phase.PRIMARY])
    given_up = has_place(school, hub=hub, project=before, title="Given up")
    given_up.withdrawn_at = timezone.now()
    given_up.save()

    assert past(workgroup, school).taken_before == (
        "Mastery: Development, 2020/21 (with another hub)",
    )


def test_where_the_project_asks_for_nothing_nothing_is_looked_up(hub, school):
    workgroup = WorkGroupFactory(hub=hub)

    with CaptureQueriesContext(connection) as captured:
        assert pasts_beside(workgroup, {school.pk: set()}) == {school.pk: SchoolPast()}

    assert len(captured) == 0


# The pages


@pytest.fixture
def interest(workgroup, school):
    WorkshopFactory(workgroup=workgroup)
    has_place(school, hub=workgroup.hub, project=workgroup.project, title="North")
    return approved(InterestFactory(workgroup=workgroup, school=school))


def test_the_allocation_page_says_it_and_an_offer_needs_a_reason(client, interest):
    client.force_login(member(interest.workgroup.hub, Role.ADMINISTRATOR))
    detail = reverse("participants:interest", args=[interest.pk])
    offer = reverse("participants:offer_one", args=[interest.pk])

    with CaptureQueriesContext(connection) as captured:
        shown = text_of(client.get(detail))
    queries = len(captured)
    people = text_of(client.get(reverse("participants:people", args=[interest.workgroup_id])))
    refused = client.post(offer, {"override_reason": ""})
    client.post(offer, {"override_reason": "A new team since then"})

    for found in (shown, people):
        assert "not known to have been in Development of Teaching for Mastery" in found
        assert "this one has before: North, 2021/22." in found
    assert refused.status_code == 422
    assert Offer.objects.get().override_reason == "A new team since then"
    assert queries <= 21


def test_the_list_takes_the_same_queries_for_one_and_for_three(client, interest):
    client.force_login(member(interest.workgroup.hub, Role.ADMINISTRATOR))
    people = reverse("participants:people", args=[interest.workgroup_id])
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get(people)
        counts.append(len(captured))
        for _ in range(2):
            MasteryStageFactory(
                school=approved(InterestFactory(workgroup=interest.workgroup)).school,
                from_on=timezone.localdate() - timedelta(days=9),
            )

    assert counts[0] == counts[1]


def test_teachers_read_what_is_asked_before_they_go_on(client, workgroup):
    flyer = text_of(client.get(workgroup.get_absolute_url()))
    step = text_of(client.get(page(draft_of(workgroup), "school")))

    for found in (flyer, step):
        assert "schools that are, or have been, in Development of Teaching for Mastery" in found
        assert "A school takes part only once." in found
    assert "Please go on: the hub looks at it" in step
