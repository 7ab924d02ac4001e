"""People whose school has closed: seen on the home page, moved to the school that followed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from access.roles import Role
from participants.actions.move_school import move_to_school
from participants.choices import InterestState
from participants.models import ExpressionOfInterest, Participant
from schools.choices import SchoolStatus
from schools.models import School
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    SchoolFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.schools.register_factories import SchoolLinkFactory
from tests.test_access import client_of

pytestmark = pytest.mark.django_db

LIST = "/manage/register/closed-schools/"


@pytest.fixture
def workgroup():
    workgroup = WorkGroupFactory()
    WorkshopFactory(workgroup=workgroup)
    return workgroup


@pytest.fixture
def admin(workgroup):
    return client_of(member(workgroup.hub, Role.ADMINISTRATOR))


@pytest.fixture
def closed(workgroup):
    return school_in(workgroup.hub, status=SchoolStatus.CLOSED)


@pytest.fixture
def academy(workgroup, closed):
    academy = school_in(workgroup.hub, name="Elm Academy")
    SchoolLinkFactory(predecessor=closed, successor=academy)
    return academy


def listed(client) -> list[ExpressionOfInterest]:
    return [row for row, _ in client.get(LIST).context["rows"]]


def test_open_interests_and_places_of_closed_schools_are_listed(workgroup, closed, admin):
    asked = InterestFactory(workgroup=workgroup, school=closed)
    placed = InterestFactory(workgroup=workgroup, school=closed, state=InterestState.PLACED)
    ParticipantFactory(workgroup=workgroup, interest=placed)
    InterestFactory(workgroup=workgroup)
    InterestFactory(workgroup=workgroup, school=closed, state=InterestState.WITHDRAWN)

    assert {row.pk for row in listed(admin)} == {asked.pk, placed.pk}


@pytest.mark.parametrize(
    ("hours", "status", "is_listed"),
    [
        (1, SchoolStatus.CLOSED, True),
        # It lasts five hours.
        (-4, SchoolStatus.CLOSED, True),
        (-6, SchoolStatus.CLOSED, False),
        (1, SchoolStatus.CLOSING, False),
    ],
)
def test_a_work_group_that_is_over_asks_for_nothing(hours, status, is_listed):
    workgroup = WorkGroupFactory()
    starts = timezone.now() + timedelta(hours=hours)
    WorkshopFactory(workgroup=workgroup, starts_at=starts)
    InterestFactory(workgroup=workgroup, school=school_in(workgroup.hub, status=status))

    rows = ExpressionOfInterest.objects.of_closed_schools(timezone.now())

    assert rows.exists() == is_listed


def test_a_cancelled_work_group_asks_for_nothing(workgroup, closed):
    InterestFactory(workgroup=workgroup, school=closed)
    workgroup.cancelled_at = timezone.now()
    workgroup.save()

    assert not ExpressionOfInterest.objects.of_closed_schools(timezone.now()).exists()


def test_home_counts_them_for_the_administrator(workgroup, closed, admin):
    interest = InterestFactory(workgroup=workgroup, school=closed)

    page = admin.get("/home/").content.decode()

    assert f"{interest.name}, whose school has closed" in page
    assert LIST in page


def test_the_successor_is_named_and_offered(workgroup, closed, academy, admin):
    interest = InterestFactory(workgroup=workgroup, school=closed)

    assert "Elm Academy" in admin.get(LIST).content.decode()
    form = admin.get(f"{LIST}{interest.pk}/move/").context["form"]
    assert [value for value, _ in form.fields["school"].choices] == [str(academy.pk), "another"]


def test_everybody_of_the_school_moves_and_no_row_is_lost(workgroup, closed, academy, admin):
    asked = InterestFactory(workgroup=workgroup, school=closed)
    placed = InterestFactory(workgroup=workgroup, school=closed, state=InterestState.PLACED)
    place = ParticipantFactory(workgroup=workgroup, interest=placed)
    over = WorkGroupFactory(hub=workgroup.hub)
    WorkshopFactory(workgroup=over, starts_at=timezone.now() - timedelta(days=1))
    past = ParticipantFactory(
        workgroup=over,
        interest=InterestFactory(workgroup=over, school=closed, state=InterestState.PLACED),
    )
    elsewhere = InterestFactory(workgroup=WorkGroupFactory(), school=closed)
    before = ExpressionOfInterest.objects.count(), Participant.objects.count()

    answer = admin.post(f"{LIST}{asked.pk}/move/", {"school": academy.pk, "other": ""}, follow=True)

    assert "2 people moved to the new school." in answer.content.decode()
    for row in (asked, placed, place, asked.person, placed.person):
        row.refresh_from_db()
        assert row.school == academy
    for row in (past, past.interest, elsewhere):
        row.refresh_from_db()
        assert row.school == closed
    assert (ExpressionOfInterest.objects.count(), Participant.objects.count()) == before
    assert listed(admin) == []


def test_a_person_who_belongs_to_another_school_now_stays_there(workgroup, closed, academy):
    interest = InterestFactory(workgroup=workgroup, school=closed)
    own = SchoolFactory()
    interest.person.school = own
    interest.person.save()

    move_to_school(interest=interest, school=academy)

    interest.person.refresh_from_db()
    assert interest.person.school == own


def test_without_a_known_successor_the_school_is_asked_for(workgroup, closed, admin):
    interest = InterestFactory(workgroup=workgroup, school=closed)
    new = SchoolFactory()
    url = f"{LIST}{interest.pk}/move/"

    refused = admin.post(url, {"other": closed.urn})
    assert refused.status_code == 422
    assert refused.context["form"].errors == {
        "other": [
            f"No open school matches “{closed.urn}”. Try fewer words of its name, its postcode or "
            "its URN"
        ]
    }
    assert admin.post(url, {"other": ""}).context["form"].errors == {
        "other": ["Enter the school’s name, postcode or URN"]
    }
    assert admin.post(url, {"other": new.urn}).status_code == 302
    interest.refresh_from_db()
    assert interest.school == new


def test_another_school_than_the_successor_may_be_named(workgroup, closed, academy, admin):
    interest = InterestFactory(workgroup=workgroup, school=closed)
    new = SchoolFactory()

    admin.post(f"{LIST}{interest.pk}/move/", {"school": "another", "other": new.urn})

    interest.refresh_from_db()
    assert interest.school == new


def test_a_second_click_moves_nobody_else(workgroup, closed, academy, admin):
    interest = InterestFactory(workgroup=workgroup, school=closed)
    url, answer = f"{LIST}{interest.pk}/move/", {"school": academy.pk, "other": ""}

    assert admin.post(url, answer).status_code == 302
    again = admin.post(url, {"other": academy.urn})

    assert again.status_code == 422
    assert School.objects.get(pk=closed.pk).interests.count() == 0


def test_another_hubs_people_are_not_touched(workgroup, closed, academy):
    stranger = client_of(member(HubFactory(), Role.ADMINISTRATOR))
    interest = InterestFactory(workgroup=workgroup, school=closed)

    assert listed(stranger) == []
    assert stranger.post(f"{LIST}{interest.pk}/move/", {"school": academy.pk}).status_code == 404


def test_whoever_has_asked_from_the_new_school_already_is_pointed_out(
    workgroup, closed, academy, admin
):
    twice = {"workgroup": workgroup, "name": "Quin Quaye", "email": "quin@example.org"}
    row = InterestFactory(school=closed, **twice)
    InterestFactory(school=academy, **twice)
    InterestFactory(workgroup=workgroup, school=closed, name="Una Once", email="una@example.org")

    said = text_of(admin.get(f"{LIST}{row.pk}/move/"))

    assert f"Quin Quaye: {workgroup} (has asked from another school as well: withdraw" in said
    assert f"Una Once: {workgroup} (" not in said
