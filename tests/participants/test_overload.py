"""A school that may be taking on too much: said by name, weighed, never stopped."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from pages.rules.school_year import school_year_of
from participants.models import DeclaredInitiative, Offer
from participants.queries.initiatives import initiatives_beside, same_day_workshops
from participants.rules.allocation import Case, Reason, reasons_against
from participants.rules.overload import is_overload
from schools.choices import LinkKind
from schools.models import SchoolLink
from schools.queries.lineage import pasts_of
from tests.factories import (
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    ProjectFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    member,
    school_in,
)
from tests.journeys.people import text_of
from tests.school_factories import InitiativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory()


@pytest.fixture
def workgroup(hub):
    return WorkGroupFactory(hub=hub, title="The one asked for")


@pytest.fixture
def interest(workgroup):
    return approved(InterestFactory(workgroup=workgroup))


@pytest.fixture
def administrator(hub, client):
    user = member(hub, Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def has_place(school, hub, title, person=None, **fields):
    workgroup = WorkGroupFactory(hub=hub, title=title, **fields)
    interest = InterestFactory(
        workgroup=workgroup, school=school, **({"person": person} if person else {})
    )
    return ParticipantFactory(workgroup=workgroup, interest=interest)


def words(workgroup, school):
    return [str(one) for one in initiatives_beside(workgroup, pasts_of([school.pk]))[school.pk]]


def test_own_groups_are_named_and_of_other_hubs_only_the_project(hub, workgroup, interest):
    school = interest.school
    has_place(school, hub, "Times Tables")
    away = HubFactory(name="Estuary")
    project = ProjectFactory(title="Mastery")
    has_place(school, away, "Estuary One", project=project)
    has_place(school, away, "Estuary Two", project=project)
    InitiativeFactory(hub=hub, school=school, name="Reading Together")

    assert words(workgroup, school) == [
        "Mastery (with another hub)",
        "Times Tables",
        "Reading Together (not a Maths Hub)",
    ]


def test_what_is_over_given_up_or_told_to_another_hub_does_not_count(hub, workgroup, interest):
    school = interest.school
    has_place(school, hub, "Last year", school_year=2020)
    has_place(school, hub, "Called off", cancelled_at=london(2021, 10, 1))
    given_up = has_place(school, hub, "Given up")
    given_up.withdrawn_at = given_up.accepted_at + timedelta(days=1)
    given_up.save()
    InitiativeFactory(hub=hub, school=school, school_year=2020)
    InitiativeFactory(school=school)
    InitiativeFactory(hub=hub, school=school_in(hub))

    assert words(workgroup, school) == []


def test_what_was_taken_on_under_an_earlier_number_counts(hub, workgroup, interest):
    first, second, last = school_in(hub), school_in(hub), interest.school
    for before, after in ((first, second), (second, last)):
        SchoolLink.objects.create(predecessor=before, successor=after, kind=LinkKind.SUCCESSION)
    neighbour = school_in(hub)
    SchoolLink.objects.create(predecessor=neighbour, successor=last, kind=LinkKind.OTHER)
    group = has_place(first, hub, "Times Tables").workgroup
    has_place(neighbour, hub, "Not theirs")
    InitiativeFactory(hub=hub, school=second, name="Reading Together")
    # Once, though two of its numbers have a place in it.
    ParticipantFactory(workgroup=group, interest=InterestFactory(workgroup=group, school=last))

    assert words(workgroup, last) == ["Times Tables", "Reading Together (not a Maths Hub)"]
    assert words(workgroup, second) == ["Times Tables", "Reading Together (not a Maths Hub)"]
    assert words(workgroup, neighbour) == ["Not theirs"]


def test_two_others_warn_by_name_and_are_offered_with_a_reason_that_is_kept(
    client, administrator, hub, interest
):
    has_place(interest.school, hub, "Times Tables")
    InitiativeFactory(hub=hub, school=interest.school, name="Reading Together")
    offer = reverse("participants:offer_one", args=[interest.pk])

    page = text_of(client.get(reverse("participants:interest", args=[interest.pk])))
    asked = client.post(offer, {})
    client.post(offer, {"override_reason": "Two departments"})

    assert "in 2 other projects this year: Times Tables; Reading Together" in page
    assert "To weigh up; it stops nothing." in page
    assert asked.status_code == 422
    assert "Say why the school can take on one more" in text_of(asked)
    assert Offer.objects.get(interest=interest).override_reason == "Two departments"


def test_one_other_asks_for_no_reason(client, administrator, hub, interest):
    has_place(interest.school, hub, "Times Tables")

    client.post(reverse("participants:offer_one", args=[interest.pk]), {"override_reason": ""})

    assert Offer.objects.get(interest=interest).override_reason == ""


def test_several_are_offered_with_one_reason_for_those_it_concerns(
    client, administrator, hub, workgroup, interest
):
    free = approved(InterestFactory(workgroup=workgroup))
    for title in ("Times Tables", "Mastery"):
        has_place(interest.school, hub, title)
    path = reverse("participants:offer_chosen", args=[workgroup.pk])
    chosen = [interest.pk, free.pk]

    assert "Why can the school take on one more?" in text_of(client.get(path, {"interest": chosen}))
    assert client.post(path, {"interest": chosen}).status_code == 422
    client.post(path, {"interest": chosen, "override_reason": "All-through school"})

    kept = dict(Offer.objects.values_list("interest", "override_reason"))
    assert kept == {interest.pk: "All-through school", free.pk: ""}


def test_another_project_is_noted_once_and_taken_away(client, administrator, interest):
    path = reverse("participants:declare_initiative", args=[interest.pk])

    page = text_of(client.post(path, {"name": "Reading Together"}, follow=True))
    again = client.post(path, {"name": "Reading Together"})

    row = DeclaredInitiative.objects.get()
    assert (row.school, row.school_year) == (interest.school, interest.workgroup.school_year)
    assert "Reading Together (not a Maths Hub)" in page
    assert "noted already" in text_of(again)
    client.post(reverse("participants:take_back_initiative", args=[row.pk]))
    assert not DeclaredInitiative.objects.exists()


def test_a_clash_is_named_with_its_day_and_of_another_hub_by_its_project(hub, workgroup, interest):
    day = london(2021, 11, 3, 9)
    WorkshopFactory(workgroup=workgroup, starts_at=day)
    WorkshopFactory(workgroup=workgroup, starts_at=day + timedelta(days=1))
    own = has_place(interest.school, hub, "Times Tables", person=interest.person)
    away = has_place(
        interest.school,
        HubFactory(),
        "Estuary One",
        person=interest.person,
        project=ProjectFactory(title="Mastery"),
    )
    WorkshopFactory(workgroup=own.workgroup, starts_at=day + timedelta(hours=5))
    WorkshopFactory(workgroup=own.workgroup, starts_at=day + timedelta(days=9))
    WorkshopFactory(workgroup=away.workgroup, starts_at=day + timedelta(days=1))

    assert same_day_workshops(workgroup, [interest.person_id]) == {
        interest.person_id: {"Times Tables, 3 Nov 2021", "Mastery, 4 Nov 2021"}
    }


@pytest.mark.parametrize(("projects", "too_many"), [(1, False), (2, True), (3, True)])
def test_a_school_is_in_too_much_from_the_hubs_number_on(projects, too_many):
    assert is_overload(range(projects), 2) is too_many


@pytest.fixture
def case():
    return Case(
        not_eligible="",
        head_approved=True,
        places_left=2,
        school_places=0,
        places_per_school=2,
        school_is_open=True,
        in_area=True,
        takes_other_areas=True,
        others=("Reading", "Times Tables"),
        too_many=3,
    )


def test_an_offer_is_weighed_by_the_number_of_its_hub(case):
    in_three = replace(case, others=("Art", "Reading", "Times Tables"))
    in_one = replace(case, others=("Art",), too_many=1)
    words = "The school is in 3 other projects this year: Art; Reading; Times Tables."
    one = "The school is in 1 other project this year: Art."

    assert reasons_against(case) == []
    assert reasons_against(in_three) == [Reason(words, blocks=False, asks_why=True)]
    assert reasons_against(in_one) == [Reason(one, blocks=False, asks_why=True)]


def test_the_page_of_a_school_names_what_it_does_this_year_and_warns_at_the_hubs_number(
    client, administrator, hub
):
    school, year = school_in(hub), school_year_of(timezone.localdate())
    path = reverse("schools:school", args=[school.pk])
    assert "It takes part in nothing that we know of." in text_of(client.get(path))
    has_place(school, hub, "Times Tables", school_year=year)
    has_place(school, hub, "Long over", school_year=year - 1)
    away = HubFactory(name="Estuary")
    project = ProjectFactory(title="Mastery")
    has_place(school, away, "Estuary One", project=project, school_year=year)

    page = text_of(client.get(path))
    saved = client.post(reverse("hubs:edit_overload", args=[hub.pk]), {"overload_from": "3"})
    calm = text_of(client.get(path))

    assert "The school is in 2 projects already: Mastery (with another hub); Times Tables." in page
    assert "Estuary" not in page
    assert "Long over" not in page.split("This year", 1)[1].split("Note another project")[0]
    assert saved.status_code == 302
    assert "already:" not in calm
    assert "Mastery (with another hub)" in calm


@pytest.mark.parametrize("typed", ["0", "21", "", "many"])
def test_the_hubs_number_is_from_1_to_20(client, administrator, hub, typed):
    sent = client.post(reverse("hubs:edit_overload", args=[hub.pk]), {"overload_from": typed})

    assert sent.status_code == 422
    hub.refresh_from_db()
    assert hub.overload_from == 2


def test_the_hubs_number_counts_when_a_place_is_offered(client, administrator, hub, interest):
    hub.overload_from = 1
    hub.save()
    has_place(interest.school, hub, "Times Tables")

    sent = client.post(reverse("participants:offer_one", args=[interest.pk]), {})

    assert sent.status_code == 422
    assert "Say why the school can take on one more" in text_of(sent)


def test_another_project_is_noted_from_the_page_of_the_school(client, administrator, hub):
    school = school_in(hub)
    path = reverse("participants:declare_for_school", args=[school.pk])

    page = text_of(client.post(path, {"name": "Reading Together"}, follow=True))
    again = client.post(path, {"name": "Reading Together"})

    row = DeclaredInitiative.objects.get()
    assert (row.school, row.hub) == (school, hub)
    assert row.school_year == school_year_of(timezone.localdate())
    assert "Reading Together (not a Maths Hub)" in page
    assert "noted already" in text_of(again)


def test_the_database_refuses_a_number_that_never_warns(hub):
    hub.overload_from = 0
    with pytest.raises(IntegrityError, match="hub_warns_of_1_to_20_projects"):
        hub.save()
