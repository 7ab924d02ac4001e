"""Words about one date at the same moment: no calendar hears the same number twice."""

import pytest

from participants.actions.attendance import cancel_workshop_place
from participants.actions.place import give_up_place
from participants.models import Participant
from tests.calendars import told
from tests.factories import ParticipantFactory, WorkGroupFactory, WorkshopFactory
from tests.robust.at_once import at_once, refusals
from workgroups.models import Workshop

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_each_word_about_a_date_has_a_number_of_its_own():
    workgroup = WorkGroupFactory()
    workshop = WorkshopFactory(workgroup=workgroup)
    places = ParticipantFactory.create_batch(8, workgroup=workgroup)

    works = [
        lambda pk=place.pk: cancel_workshop_place(
            participant=Participant.objects.get(pk=pk), workshop=workshop
        )
        for place in places
    ]
    assert refusals(at_once(works)) == []

    numbers = [one.sequence for place in places for one in told(place.person.email)]
    assert sorted(numbers) == list(range(1, 9))
    assert Workshop.objects.get(pk=workshop.pk).sequence == 8


def test_all_may_give_up_their_places_and_dates_at_once():
    """None waits for another that waits for it."""
    workgroup = WorkGroupFactory()
    workshops = WorkshopFactory.create_batch(4, workgroup=workgroup)
    places = ParticipantFactory.create_batch(6, workgroup=workgroup)
    for place, workshop in zip(places, workshops, strict=False):
        cancel_workshop_place(participant=place, workshop=workshop)

    works = [
        lambda pk=place.pk: give_up_place(
            participant=Participant.objects.get(pk=pk), reason="Moving"
        )
        for place in places
    ]
    assert refusals(at_once(works)) == []

    assert [row.sequence for row in Workshop.objects.all()] == [7, 7, 7, 7]
