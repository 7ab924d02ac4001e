"""The share of a hub's local leaders who came to their joint event, against the time before."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from participants.actions.attendance_register import close_register, take_register
from participants.choices import Mark
from participants.queries.leader_events import LeaderEvent, leader_events
from tests.factories import (
    EventFactory,
    HubFactory,
    InterestFactory,
    ParticipantFactory,
    ProjectFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    member,
)
from tests.journeys.people import text_of
from tests.workgroups.factories import LocalLeaderFactory
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - timedelta(days=900)
PAGE = "/manage/leaders/events/"


@pytest.fixture
def hub():
    return HubFactory()


def event_of(hub, *, days_ago, **fields):
    fields = {"project": EventFactory(), "fee_policy": None, "for_leaders": True} | fields
    event = WorkGroupFactory(hub=hub, **fields)
    WorkshopFactory(workgroup=event, starts_at=timezone.now() - timedelta(days=days_ago))
    return event


def place_of(event, email, user=None):
    interest = InterestFactory(workgroup=event, state="placed")
    person = interest.person
    person.email, person.user = email, user
    person.save()
    return ParticipantFactory(workgroup=event, interest=interest, accepted_at=LONG_AGO)


def hold(event, *, absent=()):
    workshop, places = event.workshops.get(), event.participants.all()
    marks = {p.pk: Mark.ABSENT if p in absent else Mark.PRESENT for p in places}
    by = UserFactory()
    take_register(workshop=workshop, marks=marks, by=by)
    close_register(workshop=workshop, by=by)


def found():
    return leader_events(WorkGroup.objects.events_for_leaders())


def test_leaders_who_came_are_known_by_account_else_by_address(hub):
    by_account, by_address, away = LocalLeaderFactory.create_batch(3, hub=hub)
    event = event_of(hub, days_ago=3)
    place_of(event, "another@example.org", by_account.user)
    place_of(event, by_address.user.email)
    place_of(event, "no-leader@example.org")
    hold(event, absent=[place_of(event, away.user.email)])

    [row] = found()

    assert (row.leaders, row.came, row.percent) == (3, 2, 67)


def test_somebody_with_two_addresses_counts_once(hub):
    leader, _ = LocalLeaderFactory.create_batch(2, hub=hub)
    event = event_of(hub, days_ago=3)
    place_of(event, leader.user.email)
    place_of(event, "private@example.org", leader.user)
    hold(event)

    assert [(row.leaders, row.came) for row in found()] == [(2, 1)]


def test_an_address_that_belongs_to_another_account_is_somebody_else(hub):
    leader = LocalLeaderFactory(hub=hub)
    event = event_of(hub, days_ago=3)
    place_of(event, leader.user.email, UserFactory())
    hold(event)

    assert [row.came for row in found()] == [0]


@pytest.mark.parametrize(
    ("from_ago", "until_ago", "leaders"),
    [(3, None, 1), (2, None, 0), (900, 3, 1), (900, 4, 0)],
)
def test_leaders_are_those_of_the_day(hub, from_ago, until_ago, leaders):
    today = timezone.localdate()
    LocalLeaderFactory(
        hub=hub,
        from_on=today - timedelta(days=from_ago),
        until_on=until_ago and today - timedelta(days=until_ago),
    )
    LocalLeaderFactory()
    hold(event_of(hub, days_ago=3))

    assert [row.leaders for row in found()] == [leaders]


def test_a_profile_that_was_ended_and_begun_again_is_one_leader(hub):
    leader = LocalLeaderFactory(hub=hub, until_on=timezone.localdate())
    LocalLeaderFactory(hub=hub, user=leader.user)
    hold(event_of(hub, days_ago=3))

    assert [row.leaders for row in found()] == [1]


def test_nothing_is_counted_before_the_register_is_closed(hub):
    leader = LocalLeaderFactory(hub=hub)
    event = event_of(hub, days_ago=3)
    place = place_of(event, leader.user.email)
    workshop = event.workshops.get()
    take_register(workshop=workshop, marks={place.pk: Mark.PRESENT}, by=UserFactory())

    [row] = found()

    assert (row.came, row.percent, row.is_reached) == (None, None, None)


def test_a_colleague_in_their_place_is_not_the_leader(hub):
    leader = LocalLeaderFactory(hub=hub)
    event = event_of(hub, days_ago=3)
    place, workshop = place_of(event, leader.user.email), event.workshops.get()
    take_register(workshop=workshop, marks={place.pk: Mark.SUBSTITUTE}, by=UserFactory())
    close_register(workshop=workshop, by=UserFactory())

    assert [row.came for row in found()] == [0]


@pytest.mark.parametrize(("came", "reached"), [(2, False), (3, True), (4, True)])
def test_the_target_is_the_share_of_the_counted_time_before(hub, came, reached):
    leaders = LocalLeaderFactory.create_batch(4, hub=hub)
    before, now = event_of(hub, days_ago=400), event_of(hub, days_ago=3)
    people = [place_of(before, leader.user.email).person for leader in leaders]
    for person in people[:came]:
        ParticipantFactory(
            workgroup=now,
            interest=InterestFactory(workgroup=now, state="placed", person=person),
            accepted_at=LONG_AGO,
        )
    hold(before, absent=[before.participants.get(person=people[3])])
    hold(now)
    event_of(hub, days_ago=200)  # whose register nobody has closed
    hold(event_of(HubFactory(), days_ago=100))

    row = next(row for row in found() if row.workgroup == now)

    assert (row.target_percent, row.percent, row.is_reached) == (75, 25 * came, reached)


def test_shares_are_compared_before_they_are_rounded():
    last = LeaderEvent(WorkGroup(), date(2021, 6, 1), leaders=200, came=176)

    nearly = LeaderEvent(WorkGroup(), date(2022, 6, 1), leaders=399, came=351, last_time=last)

    assert (nearly.percent, nearly.target_percent, nearly.is_reached) == (88, 88, False)


def test_only_events_that_are_marked_and_stand_are_listed(hub):
    event_of(hub, days_ago=3, for_leaders=False)
    event_of(hub, days_ago=3, project=ProjectFactory())
    event_of(hub, days_ago=3, cancelled_at=timezone.now())
    event = event_of(hub, days_ago=3)

    assert [row.workgroup for row in found()] == [event]


def test_the_page_and_its_file_say_the_same(client, hub):
    client.force_login(member(hub, Role.BOARD))
    leader = LocalLeaderFactory(hub=hub)
    event = event_of(hub, days_ago=3)
    place_of(event, leader.user.email)
    hold(event)
    event_of(HubFactory(), days_ago=3, title="Of another hub")

    page = text_of(client.get(PAGE))
    lines = b"".join(client.get(f"{PAGE}?format=csv").streaming_content).decode().splitlines()

    assert "1 (100%)" in page
    assert "None: it is the first" in page
    assert "Of another hub" not in page
    assert len(lines) == 2
    assert f"{event},{event.workshops.get().starts_at:%Y-%m-%d},1,1,100,," in lines[1]


def test_without_any_event_the_page_says_what_to_do(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))

    assert "tick the box under “Places and terms”" in text_of(client.get(PAGE))


def test_the_mark_is_asked_only_of_an_event(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    asked = [
        "for_leaders"
        in client.get(reverse("workgroups:edit_places", args=[group.pk])).content.decode()
        for group in (event_of(hub, days_ago=3), WorkGroupFactory(hub=hub))
    ]

    assert asked == [True, False]
