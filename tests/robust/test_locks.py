"""Acts at the same moment that once waited for each other, or passed each other by."""

from functools import partial
from threading import Event

import pytest
from django.db import IntegrityError, transaction

from participants.actions.interest_moves import lock_places
from participants.actions.move_school import move_to_school
from participants.actions.place import (
    give_up_place,
    offer_place,
    take_back_offer,
    turn_down_offer,
)
from participants.choices import AttendanceOutcome, Mark
from participants.models import Attendance, Offer, Participant
from schools.choices import SchoolStatus
from tests.factories import (
    InterestFactory,
    ParticipantFactory,
    ProjectFactory,
    UserFactory,
    WorkGroupFactory,
    WorkshopFactory,
    approved,
    london,
    school_in,
)
from tests.robust.at_once import at_once, refusals
from workgroups.actions.project import copy_projects

TOGETHER, ROUNDS = 6, 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_projects_copied_twice_at_once_are_copied_once():
    for year in range(2015, 2015 + ROUNDS):
        rows = ProjectFactory.create_batch(5, school_year=year)
        copy = partial(copy_projects, projects=rows, to_year=2022, with_codes_moved=True)

        results = at_once([copy] * TOGETHER)

        assert sorted(map(len, results)) == [0] * (TOGETHER - 1) + [5]


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_giving_up_places_and_moving_a_school_never_wait_for_each_other():
    for _ in range(ROUNDS):
        workgroup = WorkGroupFactory()
        WorkshopFactory(workgroup=workgroup)
        closed, follows = school_in(workgroup.hub), school_in(workgroup.hub)
        places = []
        for _ in range(TOGETHER):
            interest = InterestFactory(workgroup=workgroup, school=closed, state="placed")
            places.append(ParticipantFactory(workgroup=workgroup, interest=interest))
        closed.status = SchoolStatus.CLOSED
        closed.save()
        interest = places[-1].interest
        interest.school = closed

        # A deadlock would be raised here as the error it is.
        results = at_once(
            [
                partial(move_to_school, interest=interest, school=follows),
                *(partial(give_up_place, participant=place, reason="Left") for place in places),
            ]
        )

        assert Participant.objects.taking_part().filter(workgroup=workgroup).count() == 0
        assert len(refusals(results)) <= 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("answer", ["turned down", "taken back"])
def test_an_offer_that_frees_a_place_waits_for_nobody(answer):
    workgroup, admin = WorkGroupFactory(), UserFactory()
    offer = offer_place(interest=approved(InterestFactory(workgroup=workgroup)), by=admin)
    is_held, is_answered = Event(), Event()

    @transaction.atomic
    def hold() -> bool:
        lock_places(workgroup)
        is_held.set()
        return is_answered.wait(timeout=10)

    def let_go() -> None:
        is_held.wait(timeout=10)
        if answer == "turned down":
            turn_down_offer(offer=offer)
        else:
            take_back_offer(offer=offer, by=admin)
        is_answered.set()

    was_answered_meanwhile, _ = at_once([hold, let_go])

    assert was_answered_meanwhile
    assert Offer.objects.open().count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("notified_at", "free_until"),
    [
        (None, london(2022, 1, 27)),
        (london(2022, 1, 28), None),
        (None, None),
        (london(2022, 1, 27), london(2022, 1, 27)),
    ],
)
def test_nobody_is_late_without_a_notice_after_the_last_free_moment(notified_at, free_until):
    place = ParticipantFactory()

    with pytest.raises(IntegrityError, match="late_means_after_the_last_free_moment"):
        Attendance.objects.create(
            participant=place,
            workshop=WorkshopFactory(workgroup=place.workgroup),
            mark=Mark.ABSENT,
            outcome=AttendanceOutcome.CANCELLED_LATE,
            notified_at=notified_at,
            free_until=free_until,
        )
