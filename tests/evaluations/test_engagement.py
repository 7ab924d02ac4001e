"""Signed up, started, completed: the rule, the counting and the page."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from access.permissions import roles_that_may
from access.roles import HUB_ROLES, Role
from evaluations.choices import JourneyStage
from evaluations.queries.engagement import (
    SEES,
    engagement_in,
    next_year_of,
    schools_taking_part,
)
from evaluations.rules.continuation import Continuation, continuation_of
from hubs.models import Membership, User
from pages.rules.school_year import school_year_of
from participants.choices import AttendanceOutcome, InterestState, Mark
from participants.models import Attendance
from schools.choices import SchoolStatus
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    ProjectFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
    member,
    school_in,
)
from tests.journeys.people import text_of

YEAR = 2021


@pytest.mark.parametrize(
    ("closed", "next_year", "successors", "found"),
    [
        ((), (), {}, ([], 0, 4)),
        ((), (1, 2, 9), {}, ([1, 2], 2, 4)),
        ((4,), (1, 2), {}, ([1, 2], 2, 3)),
        # School 4 has become the academy 5: one school, which goes on under its new number.
        ((4,), (1, 5), {4: 5}, ([1, 4], 2, 4)),
        ((4,), (1, 4, 5), {4: 5}, ([1, 4], 2, 4)),
        # Schools 3 and 4 have become one.
        ((3, 4), (5,), {3: 5, 4: 5}, ([3, 4], 1, 3)),
    ],
)
def test_continuation_leaves_closed_schools_out_and_counts_an_academy_once(
    closed, next_year, successors, found
):
    figures = continuation_of(
        cohort={1, 2, 3, 4}, closed=closed, next_year=next_year, successors=successors
    )

    assert (sorted(figures.going_on), figures.count, figures.of) == found
    assert not figures.going_on & figures.stopping


def test_the_share_is_of_schools_still_open():
    assert Continuation(frozenset(), frozenset(), 25, 41).percent == 61
    assert Continuation(frozenset(), frozenset(), 0, 0).percent == 0


@pytest.fixture
def hub(db):
    return HubFactory()


@pytest.fixture
def administrator(hub):
    return member(hub, Role.ADMINISTRATOR)


@pytest.fixture
def workgroup(hub):
    group = WorkGroupFactory(hub=hub, school_year=YEAR, project=ProjectFactory(title="Mastery"))
    for month in (10, 11, 12):
        WorkshopFactory(workgroup=group, starts_at=london(2021, month, 5, 9))
    last = london(2022, 1, 5, 9)
    WorkshopFactory(workgroup=group, starts_at=last, ends_at=last + timedelta(minutes=300))
    return group


def place_in(workgroup, school=None):
    interest = InterestFactory(
        workgroup=workgroup,
        school=school or school_in(workgroup.hub),
        state=InterestState.PLACED,
    )
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def comes(place, *outcomes, minutes=None):
    """How each workshop in turn ended for the place; None where its register is not closed."""
    for workshop, outcome in zip(
        place.workgroup.workshops.order_by("starts_at"), outcomes, strict=False
    ):
        if outcome:
            Attendance.objects.create(
                participant=place,
                workshop=workshop,
                mark=Mark.PRESENT,
                outcome=outcome,
                minutes=minutes,
            )


HERE, COLLEAGUE, AWAY = (
    AttendanceOutcome.PRESENT,
    AttendanceOutcome.SUBSTITUTED,
    AttendanceOutcome.NO_SHOW,
)


def facts(journeys):
    return [
        (j.was_offered, j.signed_up, j.started, j.completed, j.standing.percent) for j in journeys
    ]


def found(administrator, year=YEAR):
    return engagement_in(administrator, year=year)


def test_three_of_four_workshops_are_completing_and_two_are_starting(workgroup, administrator):
    comes(place_in(workgroup), HERE, HERE, HERE, AWAY)
    comes(place_in(workgroup), HERE, AWAY, HERE, None)
    place_in(workgroup)
    InterestFactory(workgroup=workgroup)

    for journeys in (found(administrator).people, found(administrator).schools):
        assert sorted(facts(journeys)) == [
            (False, False, False, False, 0),
            (True, True, False, False, 0),
            (True, True, True, False, 50),
            (True, True, True, True, 75),
        ]


def test_minutes_count_and_not_dates(workgroup, administrator):
    comes(place_in(workgroup), HERE, HERE, HERE, HERE, minutes=200)

    assert facts(found(administrator).people) == [(True, True, True, False, 66)]


def test_a_colleague_counts_for_the_school_and_two_people_at_one_date_count_once(
    workgroup, administrator
):
    school = school_in(workgroup.hub)
    comes(place_in(workgroup, school), HERE, COLLEAGUE, AWAY, None)
    comes(place_in(workgroup, school), HERE, AWAY, HERE, None)

    assert sorted(journey.standing.percent for journey in found(administrator).people) == [25, 50]
    assert facts(found(administrator).schools) == [(True, True, True, True, 75)]


def test_another_hub_and_another_year_are_left_out(workgroup, administrator):
    place_in(WorkGroupFactory(school_year=YEAR))
    place_in(WorkGroupFactory(hub=workgroup.hub, school_year=YEAR + 1))
    place_in(WorkGroupFactory(hub=workgroup.hub, school_year=YEAR, cancelled_at=london(2022, 1, 1)))

    assert found(administrator).people == []
    assert len(found(administrator, YEAR + 1).people) == 1


def test_schools_that_go_on_are_those_with_a_place_next_year(workgroup, administrator):
    goes_on, stops, closes = (place_in(workgroup) for _ in range(3))
    closes.school.status = SchoolStatus.CLOSED
    closes.school.save()
    after = WorkGroupFactory(hub=workgroup.hub, school_year=YEAR + 1)
    place_in(after, goes_on.school)
    given_up = place_in(after, stops.school)
    given_up.withdrawn_at = given_up.accepted_at + timedelta(days=1)
    given_up.save()

    figures = next_year_of(administrator, year=YEAR, schools=found(administrator).schools)

    assert (figures.going_on, figures.stopping) == ({goes_on.school_id}, {stops.school_id})
    assert (figures.count, figures.of) == (1, 2)


def test_the_page_says_how_many_schools_go_on(client, workgroup, administrator):
    goes_on, _ = place_in(workgroup), place_in(workgroup)
    client.force_login(administrator)

    def said() -> str:
        return text_of(client.get(reverse("evaluations:engagement"), {"year": YEAR}))

    # While the next year is not planned, "0% go on" would read as if all had left.
    assert "None of the 2 schools has a place in the next year yet" in said()
    place_in(WorkGroupFactory(hub=workgroup.hub, school_year=YEAR + 1), goes_on.school)
    assert "1 of the 2 schools (50%) goes on next year" in said()


def test_the_page_shows_numbers_that_lead_to_their_rows(client, hub, administrator):
    this_year = school_year_of(london(2026, 11, 1).date())
    group = WorkGroupFactory(
        hub=hub, school_year=this_year, project=ProjectFactory(title="Mastery")
    )
    place = place_in(group)
    InterestFactory(workgroup=group)
    client.force_login(administrator)
    path = reverse("evaluations:engagement")

    page = client.get(path, {"year": this_year})
    narrowed = client.get(path, {"year": this_year, "stage": "signed_up", "by": "person"})
    lines = client.get(
        path, {"year": this_year, "stage": "signed_up", "by": "person", "format": "csv"}
    )

    assert "1 school and 1 person signed up" in text_of(page)
    assert page.context["paginator"].count == 2
    assert narrowed.context["paginator"].count == 1
    assert place.person.name in text_of(narrowed)
    rows = b"".join(lines.streaming_content).decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Person,School,Local authority,Project,School year,Signed up")
    assert rows[1].startswith(f"{place.person.name},{place.school.name}")
    assert ",yes,no,no,0," in rows[1]


def test_a_school_in_two_projects_is_one_school_and_two_school_projects(
    client, hub, workgroup, administrator
):
    place = place_in(workgroup)
    comes(place, HERE, HERE, HERE)
    other = WorkGroupFactory(hub=hub, school_year=YEAR, project=ProjectFactory(title="Fluency"))
    place_in(other, place.school)
    client.force_login(administrator)

    page = client.get(reverse("evaluations:engagement"), {"year": YEAR})

    counted = {
        (unit, row["label"]): (row["number"], row["count"])
        for _, unit, _, rows, _ in page.context["funnels"]
        for row in rows
    }
    assert counted["School-projects", "Signed up"] == (1, 2)
    assert counted["School-projects", "Completed"] == (1, 1)
    assert counted["Person-projects", "Signed up"] == (2, 2)
    assert "School-projects" in text_of(page)


def test_filters_narrow_by_phase_and_authority_and_take_nonsense_for_nothing(
    client, hub, administrator
):
    group = WorkGroupFactory(hub=hub, school_year=YEAR)
    place_in(group, school_in(hub, phase="Primary"))
    place_in(group, school_in(hub, phase="Secondary"))
    client.force_login(administrator)
    path = reverse("evaluations:engagement")

    def count(**query):
        return client.get(path, {"year": YEAR} | query).context["paginator"].count

    assert count() == 2
    assert count(phase="Primary") == 1
    assert count(authority=school_in(hub).local_authority_id) == 2
    assert count(phase="x", authority="y", stage="z", by="1") == 2


def test_rows_stand_by_the_school_and_in_each_by_the_person(client, hub, workgroup, administrator):
    ash, birch = school_in(hub, name="Ash Primary"), school_in(hub, name="Birch Primary")
    for school, name in ((birch, "Ben Carter"), (ash, "Zoe Hart"), (ash, "Ann Lee"), (ash, "Zed")):
        place = place_in(workgroup, school)
        place.person.name = name
        place.person.save()
    client.force_login(administrator)

    def rows(**query):
        page = client.get(reverse("evaluations:engagement"), {"year": YEAR} | query)
        return [one.interest for one in page.context["object_list"]]

    assert [row.of.name for row in rows()] == ["Ash Primary", "Birch Primary"]
    assert [row.person_name for row in rows(by="person")] == [
        *("Ann Lee", "Zed", "Zoe Hart"),
        "Ben Carter",
    ]


def test_a_filter_leaves_out_no_visit_on_a_place_that_its_school_has_taken_over(
    workgroup, administrator
):
    """Asked for by a school that the filter leaves out, and held by one that it does not."""
    here, there = school_in(workgroup.hub), school_in(workgroup.hub)
    place_in(workgroup, here)
    moved = place_in(workgroup, there)
    moved.school = here
    moved.save()
    comes(moved, HERE, HERE, HERE)

    [journey] = engagement_in(
        administrator, year=YEAR, shows=lambda one: one.school == here.pk
    ).schools

    assert (journey.school, journey.completed) == (here.pk, True)


@pytest.mark.django_db
def test_one_stage_has_one_name_on_every_page(client):
    workgroup = WorkGroupFactory(school_year=YEAR)
    ParticipantFactory(workgroup=workgroup)
    client.force_login(member(workgroup.hub, Role.ADMINISTRATOR))

    engagement = client.get(reverse("evaluations:engagement"), {"year": YEAR})
    evidence = client.get(reverse("evaluations:evidence", args=[workgroup.pk]))

    for page in (engagement, evidence):
        words = text_of(page)
        assert all(stage.label in words for stage in JourneyStage if stage != JourneyStage.ASKED)
        assert "Accepted" not in words.replace("Accepted the place", "")


def test_nobody_sees_schools_but_by_a_role_in_a_hub():
    """Else hubs_seen_by() would leave out what visible_to() finds."""
    assert roles_that_may(SEES) <= set(HUB_ROLES)


def test_a_year_of_two_hubs_is_read_together(administrator, workgroup):
    other = HubFactory()
    Membership.objects.create(
        user=administrator, hub=other, role=Role.ADMINISTRATOR, from_on=date(2021, 9, 1)
    )
    away = ParticipantFactory(
        workgroup=WorkGroupFactory(hub=other, school_year=YEAR, project=workgroup.project)
    )
    here = ParticipantFactory(workgroup=workgroup)
    reader = User.objects.get(pk=administrator.pk)

    schools = engagement_in(reader, year=YEAR).schools

    assert {one.school for one in schools if one.signed_up} == {here.school_id, away.school_id}
    assert schools_taking_part(reader, YEAR) == {here.school_id, away.school_id}
    [only] = engagement_in(reader, year=YEAR, hub=other.pk).schools
    assert {only.school} == {away.school_id} == schools_taking_part(reader, YEAR, other.pk)
    assert schools_taking_part(reader, YEAR, HubFactory().pk) == set()
