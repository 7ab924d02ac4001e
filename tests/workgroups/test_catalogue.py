"""What a teacher narrows the public list of Work Groups by."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.choices import InterestState
from participants.models import Offer
from schools.queries.places import Point, points_of
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    ProjectFactory,
    SchoolFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from workgroups.choices import Phase, PlaceType, Theme, WorkshopMode
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

MILE = 1609


@pytest.fixture(autouse=True)
def register():
    """Schools at Bristol, one at Bath eleven miles off, and none anywhere else."""
    for postcode, easting in (("BS1 4ST", 359_000), ("BS1 6QF", 361_000)):
        SchoolFactory(postcode=postcode, easting=easting, northing=173_000)
    SchoolFactory(postcode="BA1 1AA", easting=360_000 + 11 * MILE, northing=173_000)


def listed(client, query):
    return set(client.get(f"{reverse('workgroups:catalogue')}?{query}").context["object_list"])


def meeting_at(postcode):
    venue = VenueFactory(postcode=postcode)
    return WorkshopFactory(workgroup__hub=venue.hub, venue=venue).workgroup


def online():
    return WorkshopFactory(mode=WorkshopMode.ONLINE).workgroup


def test_a_postcode_lies_in_the_middle_of_the_schools_of_its_first_half():
    found = points_of(["bs1 9zz", "BA1 1AA", "ZZ9 9ZZ"])

    assert found == {
        "bs1 9zz": Point(360_000, 173_000),
        "BA1 1AA": Point(360_000 + 11 * MILE, 173_000),
    }


def test_work_groups_near_a_postcode(client):
    bristol, bath, unknown = meeting_at("BS1 9ZZ"), meeting_at("BA1 1AA"), meeting_at("ZZ9 9ZZ")
    anywhere = online()

    assert listed(client, "near=BS14ST&miles=10") == {bristol, anywhere}
    assert listed(client, "near=bs1+4st") == {bristol, bath, anywhere}
    assert listed(client, "miles=10") == {bristol, bath, unknown, anywhere}


def test_what_is_near_comes_by_its_miles_and_what_meets_online_last(client):
    far, near, anywhere = meeting_at("BA1 1AA"), meeting_at("BS1 9ZZ"), online()

    page = client.get(reverse("workgroups:catalogue"), {"near": "BS1 4ST"})

    cards = [(card.workgroup, card.distance) for card in page.context["cards"]]
    assert cards == [(near, "Less than a mile"), (far, "11 miles"), (anywhere, "")]
    assert "the nearest first" in page.content.decode()
    assert "postcodes begin with BS1" in page.content.decode()


# The second is typed in full-width letters.
@pytest.mark.parametrize("typed", ["bs1 4st", "ＢＳ１ ４ＳＴ", "bs1"])
def test_a_postcode_typed_as_words_is_looked_for_as_a_place(client, typed):
    near = meeting_at("BS1 9ZZ")
    meeting_at("ZZ9 9ZZ")

    page = client.get(reverse("workgroups:catalogue"), {"q": typed, "phase": ""}, follow=True)

    assert list(page.context["object_list"]) == [near]
    assert f'value="{typed}"' in page.content.decode()


def test_a_card_says_for_whom_where_how_and_how_many_places_are_left(client):
    group = meeting_at("BS1 9ZZ")
    WorkshopFactory(workgroup=group, mode=WorkshopMode.ONLINE)
    WorkshopFactory(workgroup=group, mode=WorkshopMode.ONLINE, cancelled_at=timezone.now())
    WorkGroup.objects.filter(pk=group.pk).update(phases=["primary", "secondary"], capacity=3)
    ParticipantFactory(workgroup=group)
    offered = InterestFactory(workgroup=group, state=InterestState.OFFERED)
    Offer.objects.create(
        interest=offered, offered_by=UserFactory(), expires_at=timezone.now() + timedelta(days=7)
    )

    [card] = client.get(reverse("workgroups:catalogue")).context["cards"]

    venue = group.workshops.exclude(venue=None).get().venue
    assert (card.phases, card.how, card.where, card.places) == (
        "Primary and Secondary",
        "Face to face and online",
        f"{venue.name}, BS1 9ZZ",
        "1 of 3 left",
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Bristol", "Enter a postcode, such as BS1 4ST, or its first half, BS1"),
        ("ZZ9", "We do not know this postcode. Try that of a school nearby"),
        ("ZZ9 9ZZ", "We do not know this postcode. Try that of a school nearby"),
    ],
)
def test_a_postcode_that_tells_nothing_is_said_beside_its_box(client, typed, message):
    group = meeting_at("BS1 9ZZ")

    page = client.get(reverse("workgroups:catalogue"), {"near": typed})

    assert message in page.content.decode()
    assert f'value="{typed}"' in page.content.decode()
    assert list(page.context["object_list"]) == [group]


def test_work_groups_by_how_they_meet(client):
    face_to_face, only_online = meeting_at("BS1 9ZZ"), online()
    WorkshopFactory(workgroup=face_to_face, mode=WorkshopMode.ONLINE)

    assert listed(client, "mode=online") == {only_online}
    assert listed(client, "mode=in_person") == {face_to_face}


def test_work_groups_by_the_month_of_their_first_workshop(client, time_machine):
    time_machine.move_to("2026-11-25 12:00+00:00", tick=False)
    now = timezone.now()
    january = WorkshopFactory(starts_at=now + timedelta(days=45)).workgroup
    WorkshopFactory(workgroup=january, starts_at=now + timedelta(days=80))
    WorkshopFactory(starts_at=now + timedelta(days=80))

    assert listed(client, "starts=2027-01") == {january}
    assert listed(client, "starts=2028-01") == set()


def test_work_groups_by_theme(client):
    leading = WorkGroupFactory(project=ProjectFactory(themes=[Theme.LEADERSHIP]))
    WorkGroupFactory(project=ProjectFactory(themes=[Theme.INITIAL]))

    assert listed(client, "theme=leadership") == {leading}


def test_words_that_stand_on_a_card_are_found(client):
    research = WorkGroupFactory(outline="Do pupils of Year 8 reason better when they write?")
    WorkGroupFactory(outline="A year of subject knowledge.")

    assert listed(client, "q=year+8+reason") == {research}


def test_neither_a_draft_nor_what_was_cancelled_is_listed(client):
    standing = online()
    for change in ({"published_at": None}, {"cancelled_at": timezone.now()}):
        WorkGroup.objects.filter(pk=online().pk).update(**change)

    assert listed(client, "") == {standing}


def test_work_groups_by_the_days_on_which_somebody_can_come(client, time_machine):
    time_machine.move_to(london(2026, 11, 25, 12), tick=False)
    wednesdays, mixed, undated = WorkGroupFactory(), WorkGroupFactory(), WorkGroupFactory()
    # Half past midnight in London, when it is still Tuesday in UTC's summer time.
    for group, day in (
        (wednesdays, london(2027, 2, 3, 9)),
        (wednesdays, london(2027, 6, 9, 0, 30)),
        (mixed, london(2027, 2, 10, 9)),
        (mixed, london(2027, 2, 11, 9)),
    ):
        WorkshopFactory(workgroup=group, starts_at=day, ends_at=day + timedelta(hours=2))
    # What is past, or was called off, keeps nobody from coming.
    monday = london(2026, 11, 16, 9)
    WorkshopFactory(workgroup=wednesdays, starts_at=monday, ends_at=monday + timedelta(hours=2))
    friday = london(2027, 2, 12, 9)
    WorkshopFactory(
        workgroup=wednesdays,
        starts_at=friday,
        ends_at=friday + timedelta(hours=2),
        cancelled_at=timezone.now(),
    )

    assert listed(client, "days=3") == {wednesdays}
    assert listed(client, "days=3&days=4") == {wednesdays, mixed}
    assert listed(client, "days=5") == set()
    assert listed(client, "") == {wednesdays, mixed, undated}


def test_work_groups_by_key_stage_and_by_the_stage_of_a_school(client):
    phases = [Phase.PRIMARY, Phase.SECONDARY]
    for_all = WorkGroupFactory(project=ProjectFactory(key_stages=["ks1", "ks2"]), phases=phases)
    # Its project names no key stage, so that it is for all of its phases.
    later = WorkGroupFactory(
        project=ProjectFactory(required_stages=["embedding", "sustaining"]), phases=phases
    )

    assert listed(client, "key_stage=ks2") == {for_all, later}
    assert listed(client, "key_stage=ks3") == {later}
    assert listed(client, "key_stage=ks5") == set()
    assert listed(client, "stage=embedding") == {for_all, later}
    assert listed(client, "stage=readiness") == {for_all}


def test_work_groups_by_what_they_cost(client):
    free, paid = WorkGroupFactory(), WorkGroupFactory(place_type=PlaceType.PAID)

    assert listed(client, "cost=free") == {free}
    assert listed(client, "cost=paid") == {paid}


def test_work_groups_with_places_left(client):
    """A place on offer is held like one that is taken, and one given up is free again."""
    full, held, free = (WorkGroupFactory(capacity=1) for _ in range(3))
    ParticipantFactory(workgroup=full)
    Offer.objects.create(
        interest=InterestFactory(workgroup=held, state=InterestState.OFFERED),
        offered_by=UserFactory(),
        expires_at=timezone.now() + timedelta(days=7),
    )
    ParticipantFactory(workgroup=free, withdrawn_at=timezone.now())

    assert listed(client, "left=on") == {free}
    assert listed(client, "") == {full, held, free}


def test_a_chosen_day_can_be_taken_away_by_itself(client):
    page = client.get(f"{reverse('workgroups:catalogue')}?days=3&days=4").content.decode()

    assert 'href="?days=4"' in page
    assert "Days you can come: Wednesday" in page
