"""A waiting list that moves itself: who is offered what becomes free, and what its pages say."""

from threading import Event
from time import sleep

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from access.roles import Role
from outbox.models import Message
from participants.actions.place import (
    accept_offer,
    give_up_place,
    lapse_offers,
    offer_place,
    take_back_offer,
    turn_down_offer,
)
from participants.actions.waiting_list import (
    move_waiting_lists,
)
from participants.choices import InterestState
from participants.models import Offer
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    member,
)
from tests.participants.waiting import HOUR, NOW, move, moving, waits, whom
from tests.robust.at_once import at_once

pytestmark = pytest.mark.django_db

S = InterestState


@pytest.fixture(autouse=True)
def _in_january(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def workgroup():
    """Of one place, in a hub that lets the list move, with a workshop in March."""
    workgroup = WorkGroupFactory(capacity=1)
    WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 3, 1, 9))
    return workgroup


@pytest.fixture
def admin(workgroup):
    return member(workgroup.hub, Role.ADMINISTRATOR)


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def test_whoever_is_next_is_offered_the_place_and_then_the_one_after(
    workgroup, admin, time_machine
):
    setting = moving(workgroup, admin)
    third, first, second = waits(workgroup, 1), waits(workgroup, 3), waits(workgroup, 2)

    [offer] = move()

    assert offer.interest == first
    assert (offer.offered_by, offer.by_list) == (None, setting)
    assert offer.expires_at == london(2022, 1, 13, 23, 59)
    assert move() == []

    turn_down_offer(offer=offer)
    [offer] = move()
    assert offer.interest == second

    time_machine.move_to(offer.expires_at, tick=False)
    lapse_offers(now=timezone.now())
    [offer] = move()
    assert offer.interest == third

    accept_offer(offer=offer, policy_id=workgroup.fee_policy_id)
    assert move() == []
    assert Message.objects.filter(kind="place-offered").count() == 3
    assert (
        "you are next on the waiting list"
        in Message.objects.filter(kind="place-offered").first().text
    )


def test_what_the_hub_says_holds_for_every_list_that_says_nothing_else(workgroup, admin, staff):
    page = reverse("participants:waiting_list_default", args=[workgroup.hub_id])
    record = staff.get(reverse("hubs:hub_detail", args=[workgroup.hub_id])).content.decode()
    assert f'href="{page}"' in record
    assert staff.post(page, {"moves": "itself", "answer_days": "2"}).status_code == 302
    first = waits(workgroup, 2)
    other = WorkGroupFactory(hub=workgroup.hub, capacity=1)
    WorkshopFactory(workgroup=other, starts_at=london(2022, 3, 1, 9))
    moving(other, admin, moves_itself=False)
    waits(other)
    elsewhere = WorkGroupFactory(capacity=1)
    WorkshopFactory(workgroup=elsewhere, starts_at=london(2022, 3, 1, 9))
    waits(elsewhere)

    [offer] = move()

    assert (offer.interest, offer.by_list.workgroup, offer.by_list.follows_hub) == (
        first,
        workgroup,
        True,
    )
    assert offer.by_list.set_by == admin
    assert offer.expires_at == london(2022, 1, 12, 23, 59)
    shown = staff.get(reverse("participants:set_waiting_list", args=[other.pk]))
    assert "with 2 working days to answer" in shown.content.decode()
    as_hub = {"moves": "as_hub", "answer_days": "9"}
    assert (
        staff.post(reverse("participants:set_waiting_list", args=[other.pk]), as_hub).status_code
        == 302
    )
    assert [offer.interest.workgroup for offer in move()] == [other]
    # Once the hub stops them, nothing more goes out.
    turn_down_offer(offer=offer)
    waits(workgroup)
    staff.post(page, {"moves": "by_hand", "answer_days": "2"})
    assert move() == []


def test_a_place_given_up_goes_to_the_next(workgroup, admin):
    place = ParticipantFactory(workgroup=workgroup)
    moving(workgroup, admin)
    first = waits(workgroup)
    assert whom() == []

    give_up_place(participant=place, reason="Left")

    assert whom() == [first]


def test_more_places_go_to_so_many(workgroup, admin):
    moving(workgroup, admin)
    rows = [waits(workgroup, hours) for hours in (5, 4, 3, 2)]
    workgroup.capacity = 3
    workgroup.save()

    assert whom() == rows[:3]


def test_nothing_moves_unless_the_hub_has_said_so_and_until_it_stops_it(workgroup, admin):
    waits(workgroup)
    assert move() == []

    moving(workgroup, admin)
    moving(workgroup, admin, moves_itself=False)
    assert move() == []

    moving(workgroup, admin)
    assert len(move()) == 1


def test_whoever_cannot_be_offered_keeps_the_turn(workgroup, admin):
    moving(workgroup, admin)
    first = InterestFactory(workgroup=workgroup, state=S.WAITING, waiting_since=NOW - 3 * HOUR)
    second = waits(workgroup, 2)

    assert whom() == [second]

    turn_down_offer(offer=Offer.objects.get())
    approved(first)
    assert whom() == [first]


def test_nobody_is_offered_what_the_hub_took_back(workgroup, admin):
    first, second = waits(workgroup, 2), waits(workgroup, 1)
    take_back_offer(offer=offer_place(interest=first, by=admin), by=admin)
    moving(workgroup, admin)

    assert whom() == [second]

    take_back_offer(offer=Offer.objects.open().get(), by=admin)
    assert move() == []
    # By hand it is for the hub to decide.
    offer_place(interest=first, by=admin)


@pytest.mark.parametrize(
    ("starts_at", "count"),
    [(london(2022, 1, 12, 9), 1), (london(2022, 1, 11, 9), 0), (london(2022, 1, 10, 9), 0)],
)
def test_nothing_is_offered_after_the_last_useful_moment(admin, workgroup, starts_at, count):
    workgroup.workshops.update(starts_at=starts_at, ends_at=starts_at + 5 * HOUR)
    moving(workgroup, admin)
    waits(workgroup)

    assert len(move()) == count


def test_nothing_is_offered_once_too_few_workshops_are_left(workgroup, admin):
    moving(workgroup, admin)
    waits(workgroup)
    for day in (3, 4):
        WorkshopFactory(workgroup=workgroup, starts_at=london(2022, 1, day, 9))

    assert move() == []


def test_a_list_of_another_work_group_is_left_alone(workgroup, admin):
    other = WorkGroupFactory(hub=workgroup.hub)
    WorkshopFactory(workgroup=other)
    waits(other)
    moving(workgroup, admin)

    assert move() == []


def test_no_offer_is_made_by_nobody(workgroup):
    with pytest.raises(IntegrityError, match="offer_is_made_by_somebody_or_by_the_list"):
        Offer.objects.create(interest=waits(workgroup), expires_at=NOW + HOUR)


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_sweeps_at_once_offer_each_place_once(workgroup, admin):
    moving(workgroup, admin)
    workgroup.capacity = 4
    workgroup.save()
    rows = [waits(workgroup, hours) for hours in range(8, 0, -1)]

    made = at_once([lambda: move_waiting_lists(now=timezone.now())] * 6)

    assert sum(made) == 4
    assert {offer.interest for offer in Offer.objects.open()} == set(rows[:4])
    assert Message.objects.filter(kind="place-offered").count() == 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_a_sweep_waits_for_whoever_gives_the_last_place_away(workgroup, admin):
    moving(workgroup, admin)
    waits(workgroup)
    somebody = approved(InterestFactory(workgroup=workgroup))
    is_given = Event()

    @transaction.atomic
    def give() -> None:
        offer_place(interest=somebody, by=admin)
        is_given.set()
        # So long a sweep that did not wait would have the place free before its eyes.
        sleep(0.3)

    def sweep() -> int:
        is_given.wait(timeout=10)
        return move_waiting_lists(now=timezone.now())

    _, made = at_once([give, sweep])

    assert made == 0
    assert Offer.objects.open().get().interest == somebody
